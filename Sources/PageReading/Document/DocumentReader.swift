/// Goes over all that a file refers to but the content of its pages, which `PagesReader` reads.
///
/// It knows what our own programs write. Anything else is refused: then a library that knows all of PDF has to tell what it is.
struct DocumentReader {
    private let file: ObjectFile
    private let shared: SharedObjects
    private let pages: [Int]
    private(set) var document: KnownDocument

    /// By the numbers of their objects.
    private var resources: Set<Int> = []
    private var fonts: Set<Int> = []
    /// The part that each page points to.
    private var partsOfPages: [Int?] = []

    private static let catalogueKeys: Set<String> = [
        "Type", "Pages", "Metadata", "Lang", "ViewerPreferences", "OutputIntents", "DPartRoot",
    ]
    private static let pageKeys: Set<String> = [
        "Type", "Parent", "Resources", "MediaBox", "TrimBox", "BleedBox", "CropBox", "ArtBox", "Contents", "DPart",
    ]
    private static let mostBoxes = 20
    /// Lists in lists, as those of widths.
    private static let deepest = 4

    /// - Parameter pages: the numbers of their objects, in their order.
    init(_ file: ObjectFile, _ shared: SharedObjects, pages: [Int]) throws(PageReadingFault) {
        (self.file, self.shared, self.pages) = (file, shared, pages)
        document = KnownDocument(pages: pages.count)
        try readInformation()
        let root = try file.dictionary(file.trailer["Root"], "the catalogue")
        try root.holdsOnly(Self.catalogueKeys, "catalogue")
        try readPreferences(root)
        for (index, number) in pages.enumerated() { try readPage(number, at: index) }
        if !root["OutputIntents"].isNull { document.condition = try condition(root["OutputIntents"]) }
        if !root["DPartRoot"].isNull { document.parts = try parts(root["DPartRoot"]) }
    }

    // MARK: - The document

    private mutating func readInformation() throws(PageReadingFault) {
        guard !file.trailer["Info"].isNull else { return }
        let information = try file.dictionary(file.trailer["Info"], "the information")
        for entry in information.entries {
            switch entry.value {
            case .string, .name: break
            default: throw .unknown("information /\(entry.key)")
            }
        }
        document.isCalledForPrint = !information["GTS_PDFXVersion"].isNull
    }

    private mutating func readPreferences(_ root: FileDictionary) throws(PageReadingFault) {
        switch root["Lang"] {
        case .null, .string: break
        default: throw .unknown("catalogue /Lang")
        }
        if !root["ViewerPreferences"].isNull {
            let preferences = try file.dictionary(root["ViewerPreferences"], "preferences")
            try preferences.holdsOnly(["DisplayDocTitle"], "preferences")
            try checkPlain(preferences)
        }
        guard !root["Metadata"].isNull else { return }
        document.metadata = try stream(root["Metadata"], ["Type", "Subtype"]).bytes
    }

    private func stream(
        _ object: FileObject, _ keys: Set<String>
    ) throws(PageReadingFault) -> (dictionary: FileDictionary, bytes: [UInt8]) {
        guard case .reference(let number) = object else { throw .damaged("a stream") }
        try checkStream(object, keys)
        return try file.stream(number)
    }

    /// Throws for a stream that says more than how it is written.
    private func checkStream(_ object: FileObject, _ keys: Set<String> = []) throws(PageReadingFault) {
        guard case .reference = object else { throw .damaged("a stream") }
        let dictionary = try file.dictionary(object, "a stream")
        try dictionary.holdsOnly(keys.union(["Length", "Filter"]), "stream")
        try checkPlain(dictionary)
    }

    /// Throws where an entry is more than numbers, names and texts: whatever such a thing is for, ours have none there.
    ///
    /// - Parameter keys: of entries that are looked at one by one.
    private func checkPlain(_ dictionary: FileDictionary, except keys: Set<String> = []) throws(PageReadingFault) {
        for entry in dictionary.entries where !keys.contains(entry.key) {
            guard try isPlain(entry.value) else { throw .unknown("what stands under /\(entry.key)") }
        }
    }

    private func isPlain(_ object: FileObject, depth: Int = 0) throws(PageReadingFault) -> Bool {
        guard depth <= Self.deepest else { return false }
        switch object {
        case .null, .boolean, .number, .name, .string: return true
        case .dictionary: return false
        case .reference: return try isPlain(file.value(of: object), depth: depth + 1)
        case .array(let items):
            for item in items {
                guard try isPlain(item, depth: depth + 1) else { return false }
            }
            return true
        }
    }

    // MARK: - Pages

    private mutating func readPage(_ number: Int, at index: Int) throws(PageReadingFault) {
        let page = try file.dictionary(.reference(number), "a page")
        try page.holdsOnly(Self.pageKeys, "page")
        let boxes = KnownDocument.Boxes(
            media: try box(page["MediaBox"]), trim: try box(page["TrimBox"]), bleed: try box(page["BleedBox"]),
            crop: page["CropBox"].isNull ? nil : try box(page["CropBox"]),
            art: page["ArtBox"].isNull ? nil : try box(page["ArtBox"]))
        if let known = document.boxes.firstIndex(where: { $0.boxes == boxes }) {
            document.boxes[known].count += 1
        } else if document.boxes.count < Self.mostBoxes {
            document.boxes.append(.init(boxes: boxes, firstPage: index + 1, count: 1))
        } else {
            throw .unknown("pages of many sizes")
        }
        if !page["Contents"].isNull { try checkStream(page["Contents"]) }
        try check(resources: page["Resources"])
        switch page["DPart"] {
        case .null: partsOfPages.append(nil)
        case .reference(let part): partsOfPages.append(part)
        default: throw .damaged("a part")
        }
    }

    private func box(_ object: FileObject) throws(PageReadingFault) -> [Double] {
        guard let items = try file.value(of: object).items else { throw .damaged("the size of a page") }
        let sides = items.compactMap(\.number)
        guard sides.count == 4, items.count == 4 else { throw .damaged("the size of a page") }
        return sides
    }

    // MARK: - Resources

    /// All of them, also those that no content names.
    private mutating func check(resources object: FileObject) throws(PageReadingFault) {
        if case .reference(let number) = object, !resources.insert(number).inserted { return }
        guard !object.isNull else { return }
        let names = try PageResources(object, isPage: true, shared: shared)
        guard try isPlain(names.procedures) else { throw .unknown("what stands under /ProcSet") }
        for state in try names.entries(of: "ExtGState") { try names.checkGraphicsState(state.key) }
        for font in try names.entries(of: "Font") { try check(font: font.value) }
        for object in try names.entries(of: "XObject") {
            guard case .reference(let number) = object.value else { throw .damaged("an image") }
            try check(object: number)
        }
    }

    private mutating func check(object number: Int) throws(PageReadingFault) {
        let dictionary = try file.dictionary(.reference(number), "an object in content")
        switch dictionary["Subtype"].name {
        case "Image":
            try SharedObjects.checkCode(dictionary)
            try checkPlain(dictionary)
        case "Form":
            // Read, and so known to be of black ink, also where no page shows it.
            _ = try shared.object(number, forPage: true)
            try checkPlain(dictionary, except: ["Resources"])
            try check(resources: dictionary["Resources"])
        default: throw .unknown("an object in content")
        }
    }

    private mutating func check(font object: FileObject) throws(PageReadingFault) {
        guard case .reference(let number) = object else { throw .unknown("a font") }
        guard fonts.insert(number).inserted else { return }
        _ = try shared.font(number)
        let font = try file.dictionary(object, "a font")
        try checkStream(font["ToUnicode"])
        try checkPlain(font, except: ["ToUnicode", "FontDescriptor", "DescendantFonts"])
        guard font["Subtype"].name == "Type0" else { return try check(descriptor: font["FontDescriptor"]) }
        for item in try file.value(of: font["DescendantFonts"]).items ?? [] {
            let descendant = try file.dictionary(item, "a font")
            try descendant.holdsOnly(
                [
                    "Type", "Subtype", "BaseFont", "CIDSystemInfo", "FontDescriptor", "DW", "W", "DW2", "W2",
                    "CIDToGIDMap",
                ], "font")
            try checkPlain(descendant, except: ["CIDSystemInfo", "FontDescriptor"])
            try checkPlain(file.dictionary(descendant["CIDSystemInfo"], "a font"))
            switch descendant["CIDToGIDMap"] {
            case .null, .name("Identity"): break
            default: throw .unknown("a font")
            }
            try check(descriptor: descendant["FontDescriptor"])
        }
    }

    private func check(descriptor object: FileObject) throws(PageReadingFault) {
        let descriptor = try file.dictionary(object, "a font")
        let files = ["FontFile", "FontFile2", "FontFile3"]
        try descriptor.holdsOnly(
            Set(files).union([
                "Type", "FontName", "FontFamily", "FontStretch", "FontWeight", "Flags", "FontBBox", "ItalicAngle",
                "Ascent", "Descent", "Leading", "CapHeight", "XHeight", "StemV", "StemH", "AvgWidth", "MaxWidth",
                "MissingWidth", "CharSet",
            ]), "font")
        try checkPlain(descriptor, except: Set(files))
        for file in files where !descriptor[file].isNull {
            try checkStream(descriptor[file], ["Length1", "Length2", "Length3", "Subtype"])
        }
    }

    // MARK: - What print houses ask for

    /// The one printing condition that the file has (ISO 32000-1, 14.11.5).
    private func condition(_ object: FileObject) throws(PageReadingFault) -> KnownDocument.Condition {
        guard let intents = try file.value(of: object).items, intents.count == 1, case .reference = intents[0] else {
            throw .unknown("output intents")
        }
        let intent = try file.dictionary(intents[0], "an output intent")
        try intent.holdsOnly(
            ["Type", "S", "OutputConditionIdentifier", "RegistryName", "Info", "DestOutputProfile"], "output intent")
        try checkPlain(intent, except: ["DestOutputProfile"])
        guard intent["S"].name == "GTS_PDFX" else { throw .unknown("an output intent") }
        let profile = try stream(intent["DestOutputProfile"], ["N"])
        return .init(name: try text(intent["OutputConditionIdentifier"]), profile: profile.bytes)
    }

    /// The tree of two levels that tells where pieces begin and end (ISO 16612-2).
    private func parts(_ object: FileObject) throws(PageReadingFault) -> [KnownDocument.Part] {
        let tree = try file.dictionary(object, "the tree of parts")
        try tree.holdsOnly(["Type", "NodeNameList", "RecordLevel", "DPartRootNode"], "tree of parts")
        try checkPlain(tree, except: ["DPartRootNode"])
        let batch = try file.dictionary(tree["DPartRootNode"], "the tree of parts")
        try batch.holdsOnly(["Type", "Parent", "DParts"], "part")
        try checkPlain(batch, except: ["Parent", "DParts"])
        guard case .reference = object, case .reference = tree["DPartRootNode"],
            let groups = try file.value(of: batch["DParts"]).items
        else { throw .damaged("the tree of parts") }
        var parts: [KnownDocument.Part] = []
        var places: [Int: Int] = [:]
        for (index, number) in pages.enumerated() { places[number] = index }
        for group in groups {
            guard let items = group.items else { throw .damaged("the tree of parts") }
            for item in items { parts.append(try part(item, places)) }
        }
        return parts
    }

    private func part(_ object: FileObject, _ places: [Int: Int]) throws(PageReadingFault) -> KnownDocument.Part {
        guard case .reference(let number) = object else { throw .damaged("a part") }
        let part = try file.dictionary(object, "a part")
        try part.holdsOnly(["Type", "DPM", "Parent", "Start", "End"], "part")
        try checkPlain(part, except: ["DPM", "Parent", "Start", "End"])
        let terms = try file.dictionary(part["DPM"], "a part")
        try terms.holdsOnly(["piece_id"], "part")
        guard case .reference(let start) = part["Start"], let first = places[start] else { throw .damaged("a part") }
        let last: Int
        switch part["End"] {
        case .null: last = first
        case .reference(let end):
            guard let place = places[end], place >= first else { throw .damaged("a part") }
            last = place
        default: throw .damaged("a part")
        }
        guard partsOfPages[first...last].allSatisfy({ $0 == number }) else {
            throw .unknown("a part that its pages do not know")
        }
        return .init(name: try text(terms["piece_id"]), firstPage: first + 1, lastPage: last + 1)
    }

    /// ASCII, which is the same in all encodings of texts in PDF.
    private func text(_ object: FileObject) throws(PageReadingFault) -> String {
        guard case .string(let bytes) = object, bytes.allSatisfy({ (0x20..<0x7F).contains($0) }) else {
            throw .unknown("a text")
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}
