import Measures

/// Goes over everything that the pages of a PDF refer to, and leaves no colour but grey in it.
///
/// What Cairo writes for black is rewritten. Anything else that is no grey, or could hide what is none, is refused.
struct BlackInk {
    private let file: PDFFile
    private(set) var boxes: PageBoxes
    private let surroundings: PageSurroundings
    /// The pages in their order.
    private(set) var pages: [Int32] = []
    private var waiting: [Visit] = []
    private var seen: Set<Int32> = []
    /// Groups of transparent objects in grey, by what they were before.
    private var greyGroups: [PDFValue: Int32] = [:]
    /// Objects that have a group of transparent objects.
    private var grouped: [Int32] = []
    private var isTransparent = false
    private var page: Int { pages.count }

    /// An object that others refer to, and the key by which it was reached.
    private struct Visit {
        var id: Int32
        var key: String
    }

    init(file: PDFFile, boxes: PageBoxes, surroundings: PageSurroundings) {
        self.file = file
        self.boxes = boxes
        self.surroundings = surroundings
    }

    mutating func apply() throws(FinishingError) {
        let hasStructure = try file.value(of: file.root)["/StructTreeRoot"] != .null
        visit(file.rootID, under: "/Root")
        while let next = waiting.popLast() {
            let object = file.object(next.id)
            let isStream = object.isStream
            let dictionary = isStream ? object.dictionary : object
            let value = try value(of: dictionary)
            if value["/Type"] == .name("/Page") {
                pages.append(next.id)
                try finish(page: dictionary, value)
            }
            if isStream { try inspect(stream: object, value, under: next.key) }
            try inspect(value, under: next.key)
            makeGroupGrey(value, of: dictionary)
            if surroundings == .none {
                if value["/Group"] != .null { grouped.append(next.id) }
                nameGlyphs(value, of: dictionary)
                // Cairo 1.18 numbers pages for a tree of their structure, also where there is none (ISO 32000-1, 14.7.4.4).
                if !hasStructure, value["/StructParents"] != .null { dictionary.remove("/StructParents") }
            }
            try file.check()
            file.releaseObjects()
        }
        if !isTransparent { try ungroup() }
    }

    /// Takes away what says that objects are mixed, where none of them can be seen through: front ends otherwise flatten
    /// every page.
    private func ungroup() throws(FinishingError) {
        for id in grouped {
            let object = file.object(id)
            (object.isStream ? object.dictionary : object).remove("/Group")
            file.releaseObjects()
        }
        try file.check()
    }

    /// Says of a TrueType font whose glyphs are called by number that these are its own numbers, which is what no word on
    /// it means (ISO 32000-1, table 117); PDF/X and PDF/A want the word.
    private func nameGlyphs(_ value: PDFValue, of dictionary: PDFObject) {
        guard value["/Subtype"] == .name("/CIDFontType2"), value["/CIDToGIDMap"] == .null else { return }
        dictionary["/CIDToGIDMap"] = file.object(parsing: "/Identity")
    }

    /// Whether an entry of a dictionary lets something show through (11.6.4).
    private static func isSeenThrough(_ entry: PDFValue.Entry) -> Bool {
        switch entry.key {
        case "/SMask": entry.value != .name("/None") && entry.value != .null
        case "/ca", "/CA": entry.value.number != 1
        case "/BM": ![.name("/Normal"), .name("/Compatible")].contains(entry.value)
        default: false
        }
    }

    private mutating func visit(_ id: Int32, under key: String) {
        if seen.insert(id).inserted { waiting.append(Visit(id: id, key: key)) }
    }

    /// Looks for the names of colour spaces, and remembers what is referred to.
    private mutating func inspect(_ value: PDFValue, under key: String) throws(FinishingError) {
        switch value {
        case .name(let name):
            guard !Self.colourSpaces.contains(name) else { throw colour("colour space \(name) under \(key)") }
        case .reference(let id): visit(id, under: key)
        case .array(let items):
            // What waits is taken from the end: so pages come in their order.
            for item in items.reversed() { try inspect(item, under: key) }
        case .dictionary(let entries):
            try checkFont(value)
            // A group at its place becomes grey; one that stands anywhere else is nothing that is known.
            let isGroup = key == "/Group" && value["/S"] == .name("/Transparency")
            // Where a dictionary belongs was seen before; how long a stream is, is libqpdf's affair.
            for entry in entries where entry.key != "/Parent" && entry.key != "/Length" {
                guard !Self.forbidden.contains(entry.key) else { throw unforeseen("something has \(entry.key)") }
                if Self.isSeenThrough(entry) { isTransparent = true }
                if isGroup, entry.key == "/CS", entry.value == .name("/DeviceRGB") { continue }
                // The names of a font's own glyphs mean nothing here.
                try inspect(entry.value, under: key == "/CharProcs" ? key : entry.key)
            }
        case .boolean, .number, .null, .string: break
        }
    }

    /// The space that transparent objects are mixed in: they are grey, so is their mixture.
    private mutating func makeGroupGrey(_ value: PDFValue, of dictionary: PDFObject) {
        let group = value["/Group"]
        if group["/CS"] == .name("/DeviceRGB") {
            // Those of all pages are alike: one object is enough for them.
            if let known = greyGroups[group] {
                dictionary["/Group"] = file.object(known)
            } else {
                let grey = dictionary["/Group"].indirect
                grey["/CS"] = file.object(parsing: "/DeviceGray")
                dictionary["/Group"] = grey
                greyGroups[group] = grey.id
                seen.insert(grey.id)
            }
        }
        if value["/S"] == .name("/Transparency"), value["/CS"] == .name("/DeviceRGB") {
            dictionary["/CS"] = file.object(parsing: "/DeviceGray")
        }
    }

    private mutating func finish(page: PDFObject, _ value: PDFValue) throws(FinishingError) {
        var media = value["/MediaBox"]
        // One that pages share.
        if case .reference = media { media = try self.value(of: page["/MediaBox"]) }
        guard boxes.set(on: page, media: media.items.compactMap(\.number), of: file) else {
            throw unforeseen("its MediaBox is not that of a sheet")
        }
        guard value["/Annots"] == .null else { throw unforeseen("it has annotations") }
        guard case .reference(let id) = value["/Contents"], case let contents = file.object(id), contents.isStream
        else {
            throw unforeseen("its content is not in one stream")
        }
        guard seen.insert(id).inserted else { return }
        contents.replaceData(try blackened(contents))
    }

    /// A print house has not got our fonts.
    private func checkFont(_ value: PDFValue) throws(FinishingError) {
        guard Self.isEmbedded(value) else { throw unforeseen("a font is not embedded") }
    }

    /// Whether a dictionary is that of a font which is in the file, or of no font.
    static func isEmbedded(_ value: PDFValue) -> Bool {
        switch value["/Type"] {
        case .name("/FontDescriptor"): fontFiles.contains { value[$0] != .null }
        // A composite font has descendants, and one of type 3 brings its drawings; all others need a descriptor.
        case .name("/Font"):
            [.name("/Type0"), .name("/Type3")].contains(value["/Subtype"]) || value["/FontDescriptor"] != .null
        default: true
        }
    }

    private func inspect(stream: PDFObject, _ dictionary: PDFValue, under key: String) throws(FinishingError) {
        let subtype = dictionary["/Subtype"]
        if subtype == .name("/Form") || key == "/CharProcs" || dictionary["/PatternType"] == .number(1) {
            stream.replaceData(try blackened(stream))
        } else if subtype == .name("/Image") {
            let colourSpace = dictionary["/ColorSpace"]
            let isMask = dictionary["/ImageMask"] == .boolean(true) && colourSpace == .null
            guard isMask || colourSpace == .name("/DeviceGray") else { throw colour("an image that is not grey") }
        } else if !Self.dataStreams.contains(key) {
            throw unforeseen("a stream of an unknown kind under \(key)")
        }
    }

    private func value(of object: PDFObject) throws(FinishingError) -> PDFValue {
        do { return try object.value() } catch { throw FinishingError(error, page: page) }
    }

    private func blackened(_ stream: PDFObject) throws(FinishingError) -> [UInt8] {
        guard let bytes = try stream.data() else { throw unforeseen("its content cannot be decoded") }
        do { return try BlackContent.rewrite(bytes) } catch { throw FinishingError(error, page: page) }
    }

    private func colour(_ what: String) -> FinishingError { .colour(page: page, what: what) }
    private func unforeseen(_ what: String) -> FinishingError { .unforeseen(page: page, what: what) }

    /// All but DeviceGray and Pattern (ISO 32000-1, 8.6), and what inline images may call them.
    static let colourSpaces: Set<String> = [
        "/DeviceRGB", "/DeviceCMYK", "/CalGray", "/CalRGB", "/Lab", "/ICCBased", "/Indexed", "/Separation", "/DeviceN",
        "/RGB", "/CMYK",
    ]
    private static let fontFiles: Set<String> = ["/FontFile", "/FontFile2", "/FontFile3"]
    /// Streams that draw nothing, by the keys that lead to them.
    private static let dataStreams: Set<String> = fontFiles.union(["/ToUnicode", "/CIDToGIDMap", "/CIDSet"])
    /// Actions, forms, other files, and what changes inks behind the page's back (ISO 15930-7, 6).
    private static let forbidden: Set<String> = [
        "/AA", "/AcroForm", "/Alternates", "/HTP", "/JavaScript", "/JS", "/OPI", "/OpenAction", "/Ref", "/TR", "/TR2",
    ]
}
