import CQPDF

/// Goes over everything that a file refers to, page by page, and collects what pages for print must not have.
///
/// Unlike `BlackInk`, which makes our own pages, it changes nothing and stops at nothing: a stranger's file is told in full.
struct DocumentInspector {
    private let file: PDFFile
    private(set) var inspection = PrintInspection()
    private var numbers: [Int32: Int] = [:]
    private var page: Int?
    private var waiting: [Visit] = []
    private var seen: Set<Int32> = []

    /// An object that others refer to, and the key by which it was reached.
    private struct Visit {
        var id: Int32
        var key: String
    }

    init(of file: PDFFile) throws(FinishingError) {
        self.file = file
        if unsafe qpdf_is_encrypted(file.handle) != QPDF_FALSE { report(.encryption, "/Encrypt") }
        let pages = file.pages
        inspection.pages = pages.count
        numbers = Dictionary(zip(pages, 1...max(1, pages.count)), uniquingKeysWith: { first, _ in first })
        if try file.value(of: file.trailer["/Info"])["/GTS_PDFXVersion"] != .null { claim("PDF/X") }
        visit(file.rootID, under: "/Root")
        while let next = waiting.popLast() { try take(next) }
        page = nil
        let root = try file.value(of: file.root)
        inspection.hasOutputIntent = root["/OutputIntents"] != .null
        inspection.hasParts = root["/DPartRoot"] != .null
        try file.check()
    }

    private mutating func take(_ next: Visit) throws(FinishingError) {
        let object = file.object(next.id)
        let isStream = object.isStream
        let dictionary = isStream ? object.dictionary : object
        let value = try file.value(of: dictionary)
        if let number = numbers[next.id] {
            page = number
            try inspect(page: value, number)
        }
        if isStream { inspect(stream: object, value, under: next.key) }
        inspect(value, under: next.key)
        file.releaseObjects()
    }

    private mutating func visit(_ id: Int32, under key: String) {
        if seen.insert(id).inserted { waiting.append(Visit(id: id, key: key)) }
    }

    private mutating func inspect(_ value: PDFValue, under key: String) {
        switch value {
        case .name(let name):
            if BlackInk.colourSpaces.contains(name), !InspectedKeys.names.contains(key) { report(.colour, name) }
        case .reference(let id): visit(id, under: key)
        case .array(let items):
            // What waits is taken from the end: so pages come in their order.
            for item in items.reversed() { inspect(item, under: key) }
        case .dictionary(let entries):
            if !BlackInk.isEmbedded(value) { report(.fontNotEmbedded, "/Font") }
            if case .name(let action) = value["/S"], let kind = InspectedKeys.actions[action] { report(kind, action) }
            for entry in entries where entry.key != "/Parent" && entry.key != "/Length" {
                // The names of a font's own glyphs mean nothing here, nor do those of resources.
                if key != "/CharProcs", !InspectedKeys.resources.contains(key),
                    let kind = InspectedKeys.kinds[entry.key], entry.value != .null, entry.value != .array([])
                {
                    report(kind, entry.key)
                }
                inspect(entry.value, under: key == "/CharProcs" ? key : entry.key)
            }
        case .boolean, .number, .null, .string: break
        }
    }

    private mutating func inspect(page value: PDFValue, _ number: Int) throws(FinishingError) {
        if value["/UserUnit"] != .null, value["/UserUnit"] != .number(1) { report(.unit, "/UserUnit") }
        if value["/Rotate"] != .null, value["/Rotate"] != .number(0) { report(.rotation, "/Rotate") }
        func box(_ key: String) throws(FinishingError) -> [Double]? {
            let entry = try file.resolved(value[key])
            return entry == .null ? nil : entry.items.compactMap(\.number)
        }
        let boxes = PrintInspection.Boxes(
            media: try box("/MediaBox") ?? [], trim: try box("/TrimBox"), bleed: try box("/BleedBox"),
            crop: try box("/CropBox"), art: try box("/ArtBox"))
        if boxes.media.isEmpty { report(.missingBox, "MediaBox") }
        if boxes.trim == nil { report(.missingBox, "TrimBox") }
        if boxes.bleed == nil { report(.missingBox, "BleedBox") }
        if let known = inspection.boxes.firstIndex(where: { $0.boxes == boxes }) {
            inspection.boxes[known].count += 1
        } else if inspection.boxes.count < PrintInspection.mostBoxes {
            inspection.boxes.append(.init(boxes: boxes, firstPage: number, count: 1))
        }
        if inspect(contents: value["/Contents"]) { inspection.drawn.append(number) }
    }

    /// Whether something is drawn.
    private mutating func inspect(contents: PDFValue) -> Bool {
        switch contents {
        case .reference(let id):
            guard file.object(id).isStream else {
                return inspect(contents: (try? file.value(of: file.object(id))) ?? .null)
            }
            // Another page may have the same.
            seen.insert(id)
            return inspect(content: file.object(id))
        case .array(let items): return items.map { inspect(contents: $0) }.contains(true)
        default: return false
        }
    }

    /// Looks for colours. Whether the content draws something.
    @discardableResult
    private mutating func inspect(content stream: PDFObject) -> Bool {
        let bytes: [UInt8]
        do {
            guard let data = try stream.data() else {
                report(.unreadable, "a filter")
                return true
            }
            bytes = data
        } catch {
            report(.unreadable, "a stream")
            return true
        }
        do {
            if try BlackContent.rewrite(bytes) != bytes { report(.colour, "rg") }
        } catch .colour(let name, _) {
            report(.colour, name)
        } catch {
            report(.unreadable, "a content stream")
        }
        return DrawingContent.draws(bytes)
    }

    private mutating func inspect(stream: PDFObject, _ dictionary: PDFValue, under key: String) {
        let subtype = dictionary["/Subtype"]
        if subtype == .name("/Form") || key == "/CharProcs" || dictionary["/PatternType"] == .number(1) {
            inspect(content: stream)
        } else if subtype == .name("/Image") {
            let colourSpace = dictionary["/ColorSpace"]
            let isMask = dictionary["/ImageMask"] == .boolean(true) && colourSpace == .null
            // One by another name is met when its value is.
            let isKnown = isMask || colourSpace == .name("/DeviceGray")
            if !isKnown { report(.colour, "an image") }
        } else if key == "/Metadata" {
            for standard in InspectedKeys.claims(in: (try? stream.data()) ?? nil ?? []) { claim(standard) }
        }
    }

    private mutating func claim(_ standard: String) {
        if !inspection.claims.contains(standard) { inspection.claims.append(standard) }
    }

    private mutating func report(_ kind: PrintInspection.Kind, _ what: String) {
        if let known = inspection.faults.firstIndex(where: { $0.kind == kind && $0.what == what }) {
            inspection.faults[known].count += 1
        } else {
            inspection.faults.append(.init(kind: kind, page: page, what: what, count: 1))
        }
    }
}
