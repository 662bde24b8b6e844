/// Goes over everything that the pages of a PDF refer to, and leaves no colour but grey in it.
///
/// What Cairo writes for black is rewritten. Anything else that is no grey, or could hide what is none, is refused.
struct BlackInk {
    private let file: PDFFile
    private var boxes: PageBoxes
    private var waiting: [Visit] = []
    private var seen: Set<Int32> = []
    private var page = 0
    /// The contents of blank pages, by their bytes.
    private var twins: [[UInt8]: Int32] = [:]

    /// An object that others refer to, and the key by which it was reached.
    private struct Visit {
        var id: Int32
        var key: String
    }

    init(file: PDFFile, boxes: PageBoxes) {
        self.file = file
        self.boxes = boxes
    }

    mutating func apply() throws(FinishingError) {
        try visit(file.root, under: "/Root")
        while let next = waiting.popLast() {
            try inspect(file.object(next.id), under: next.key)
            try file.check()
            file.releaseObjects()
        }
    }

    private mutating func visit(_ object: PDFObject, under key: String) throws(FinishingError) {
        guard let id = object.id else { return try inspect(object, under: key) }
        if seen.insert(id).inserted { waiting.append(Visit(id: id, key: key)) }
    }

    private mutating func inspect(_ object: PDFObject, under key: String) throws(FinishingError) {
        switch object.kind {
        case .name:
            if let name = object.name, Self.colourSpaces.contains(name) {
                throw .colour(page: page, what: "colour space \(name) under \(key)")
            }
        case .array:
            // What waits is taken from the end: so pages come in their order.
            for item in object.items.reversed() { try visit(item, under: key) }
        case .dictionary: try inspect(dictionary: object, under: key)
        case .stream: try inspect(stream: object, under: key)
        case .null, .number, .other: break
        }
    }

    private mutating func inspect(dictionary: PDFObject, under key: String) throws(FinishingError) {
        let keys = dictionary.keys
        if keys.contains("/Type"), dictionary["/Type"].name == "/Page" { try finish(page: dictionary) }
        let isGroup = keys.contains("/S") && dictionary["/S"].name == "/Transparency"
        for entry in keys where entry != "/Parent" {
            let value = dictionary[entry]
            if isGroup, entry == "/CS", value.name == "/DeviceRGB" {
                // The space that transparent objects are mixed in: they are grey, so is their mixture.
                dictionary[entry] = file.object(parsing: "/DeviceGray")
            } else {
                // The names of a font's own glyphs mean nothing here.
                try visit(value, under: key == "/CharProcs" ? key : entry)
            }
        }
    }

    private mutating func finish(page: PDFObject) throws(FinishingError) {
        self.page += 1
        guard boxes.set(on: page, of: file) else { throw unforeseen("its MediaBox is not that of a sheet") }
        guard page["/Annots"].kind == .null else { throw unforeseen("it has annotations") }
        let contents = page["/Contents"]
        guard contents.kind == .stream, let id = contents.id else {
            throw unforeseen("its content is not in one stream")
        }
        guard seen.insert(id).inserted else { return }
        let bytes = try blackened(contents)
        // What a name means depends on the page.
        guard bytes.count < 100, !bytes.contains(UInt8(ascii: "/")) else { return contents.replaceData(bytes) }
        if let twin = twins[bytes] {
            page["/Contents"] = file.object(twin)
        } else {
            contents.replaceData(bytes)
            twins[bytes] = id
        }
    }

    private mutating func inspect(stream: PDFObject, under key: String) throws(FinishingError) {
        let dictionary = stream.dictionary
        let subtype = dictionary["/Subtype"].name
        if subtype == "/Form" || key == "/CharProcs" || dictionary["/PatternType"].number == 1 {
            stream.replaceData(try blackened(stream))
        } else if subtype == "/Image" {
            let colourSpace = dictionary["/ColorSpace"]
            let isMask = dictionary["/ImageMask"].isTrue && colourSpace.kind == .null
            guard isMask || colourSpace.name == "/DeviceGray" else {
                throw .colour(page: page, what: "an image that is not grey")
            }
        } else if !Self.dataStreams.contains(key) {
            throw unforeseen("a stream of an unknown kind under \(key)")
        }
        try inspect(dictionary: dictionary, under: key)
    }

    private func blackened(_ stream: PDFObject) throws(FinishingError) -> [UInt8] {
        guard let bytes = try stream.data() else { throw unforeseen("its content cannot be decoded") }
        do {
            return try BlackContent.rewrite(bytes)
        } catch {
            throw FinishingError(error, page: page)
        }
    }

    private func unforeseen(_ what: String) -> FinishingError { .unforeseen(page: page, what: what) }

    /// All but DeviceGray and Pattern (ISO 32000-1, 8.6).
    private static let colourSpaces: Set<String> = [
        "/DeviceRGB", "/DeviceCMYK", "/CalGray", "/CalRGB", "/Lab", "/ICCBased", "/Indexed", "/Separation", "/DeviceN",
        // What inline images may call them.
        "/RGB", "/CMYK",
    ]
    /// Streams that draw nothing, by the keys that lead to them.
    private static let dataStreams: Set<String> = [
        "/FontFile", "/FontFile2", "/FontFile3", "/ToUnicode", "/CIDToGIDMap", "/CIDSet",
    ]
}
