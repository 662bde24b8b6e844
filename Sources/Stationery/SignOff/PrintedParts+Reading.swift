package import LetterComposition
import MailboxDomain
import PaperMail
import StrictFiles

// What is described is what was read of the files: comments, line ends, the order of keys and what only a check reads are
// not in it. A change of the form of a description undoes every sign-off there is.
extension PrintedParts {
    /// Nil while something keeps the product's letters from being made.
    package init?(of product: Product, in reading: StationeryReading) {
        guard let sender = reading.sender, let template = reading.templates[product]?.template,
            reading.findings(for: product).isEmpty
        else { return nil }
        var digests: [PrintedPart: FileDigest] = [PrintedPart(.title): Self.digest { $0.add(template.title) }]
        for (name, blocks) in Dictionary(grouping: template.blocks, by: \.name) {
            digests[PrintedPart(.block, name.rawValue)] = Self.digest { $0.add(blocks) }
        }
        digests[PrintedPart(.order)] = Self.digest { text in
            for block in template.blocks { text.add(block.name.rawValue) }
        }
        // Letterhead and envelope show some of the sender's values whatever the text says.
        var values = ["afzender": sender.name, "retouradres": sender.returnAddress]
        values["organisatie"] = sender.organisation
        for fragment in template.blocks.flatMap(\.elements).flatMap(\.fragments) {
            if case .value(.sender(let name, let text)) = fragment.content { values[name] = text }
        }
        for (name, value) in values { digests[PrintedPart(.sender, name)] = Self.digest { $0.add(value) } }
        if let qr = template.qr {
            digests[PrintedPart(.qr)] = Self.digest { text in
                text.add(qr.address)
                if let caption = qr.caption { text.add(caption) }
                text.add(place: qr)
            }
            digests[PrintedPart(.qrHosts)] = Self.digest { text in sender.qrHosts.sorted().forEach { text.add($0) } }
        }
        let files = reading.files.texts
        for (name, drawings) in Dictionary(grouping: template.drawings, by: \.name) {
            guard let file = files[StationeryPath.drawing(name)] else { return nil }
            digests[PrintedPart(.drawing, name)] = Self.digest { text in
                for drawing in drawings {
                    text.add(drawing.alternative)
                    text.add(place: drawing)
                    if let item = drawing.item { text.add("item \(item)") }
                }
                text.add(file)
            }
        }
        for name in Set(template.layouts) {
            guard let file = files[StationeryPath.layout(name)].flatMap(YAMLFile.canonical) else { return nil }
            digests[PrintedPart(.layout, name)] = Self.digest { text in
                for format in LetterFormat.allCases where template.layout(for: format) == name {
                    text.add(format.rawValue)
                }
                text.add(file)
            }
        }
        self.init(digests)
    }

    private static func digest(_ describe: (inout Description) -> Void) -> FileDigest {
        var description = Description()
        describe(&description)
        return FileDigest(of: description.bytes)
    }
}

/// Fields one after the other, each behind its length, so that no two lists of fields are the same bytes.
private struct Description {
    private(set) var bytes: [UInt8] = []

    mutating func add(_ field: String) { bytes += Array("\(field.utf8.count):\(field)".utf8) }

    mutating func add(_ condition: BlockCondition) {
        add(condition.required.sorted().map(\.rawValue).joined(separator: " "))
        add(condition.excluded.sorted().map(\.rawValue).joined(separator: " "))
    }

    mutating func add(place reference: some MarginReference) {
        add(reference.beside.rawValue)
        add(reference.condition)
    }

    mutating func add(_ blocks: [TemplateBlock]) {
        for block in blocks {
            add("block")
            add(block.condition)
            for element in block.elements { add(element) }
        }
    }

    private mutating func add(_ element: TextElement<TemplateFragment>) {
        switch element.kind {
        case .heading(let level): add("heading \(level)")
        case .paragraph: add("paragraph")
        case .numberedItem(let number): add("item \(number)")
        case .plainItem: add("item")
        }
        var (text, isStrong) = ("", false)
        for fragment in element.fragments {
            if fragment.isStrong != isStrong, !text.isEmpty {
                add(text, isStrong)
                text = ""
            }
            isStrong = fragment.isStrong
            // Where the lines of the file end makes other fragments of the same text.
            switch fragment.content {
            case .text(let words): text += words
            case .value(let placeholder): text += "{{\(placeholder.name)}}"
            }
        }
        if !text.isEmpty { add(text, isStrong) }
    }

    private mutating func add(_ text: String, _ isStrong: Bool) {
        add(isStrong ? "strong" : "plain")
        add(text)
    }
}
