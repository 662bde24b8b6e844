package import Canvas
package import LetterComposition
package import MailboxDomain
package import PageLayout
package import PlainLanguage

/// Everything that gives letters their text and look, as it was read from its files: what is right, and all that is
/// wrong. The one reading for planning, for the plain-language check and for the desk.
package struct StationeryReading: Sendable {
    package let files: StationeryFiles
    package let sender: Sender?
    /// Empty in workspaces that have none.
    package let glossary: Glossary?
    package let fonts: PinnedFonts?
    package let layouts: [String: LayoutProfile]
    /// Line drawings by name.
    package let drawings: [String: LineDrawing]
    /// Without a sender no template can be read.
    package let templates: [Product: TemplateReading]

    /// What is wrong with files that all products share.
    package let senderFindings: [Finding]
    package let glossaryFindings: [Finding]
    package let fontFindings: [Finding]
    package let drawingFindings: [Finding]
    /// By the layout's name.
    package let layoutFindings: [String: [Finding]]

    package init(_ files: StationeryFiles) {
        self.files = files
        (sender, senderFindings) = files.reading(StationeryPath.sender) { yaml throws(Findings) in
            try Sender(yaml: yaml, file: StationeryPath.sender)
        }
        if files.has(StationeryPath.glossary) {
            (glossary, glossaryFindings) = files.reading(StationeryPath.glossary) { yaml throws(Findings) in
                try Glossary(yaml: yaml, file: StationeryPath.glossary)
            }
        } else {
            (glossary, glossaryFindings) = (Glossary(), [])
        }
        (fonts, fontFindings) = files.reading(StationeryPath.fonts) { yaml throws(Findings) in
            try PinnedFonts(yaml: yaml, file: StationeryPath.fonts)
        }
        var layouts: [String: LayoutProfile] = [:]
        var layoutFindings: [String: [Finding]] = [:]
        for (name, path) in files.all(StationeryPath.layouts) {
            let (layout, findings) = files.reading(path) { yaml throws(Findings) in
                try LayoutProfile(yaml: yaml, file: path)
            }
            layouts[name] = layout
            layoutFindings[name] = findings
        }
        (self.layouts, self.layoutFindings) = (layouts, layoutFindings)
        var drawings: [String: LineDrawing] = [:]
        var drawingFindings: [Finding] = []
        for (name, path) in files.all(StationeryPath.drawings) {
            let (drawing, findings) = files.reading(path) { svg throws(Findings) in
                do throws(LineDrawingError) { return try LineDrawing(svg: svg) } catch {
                    throw Findings([
                        Finding(
                            code: StationeryFault.drawing, place: .init(file: path, line: error.line),
                            message: error.description)
                    ])
                }
            }
            drawings[name] = drawing
            drawingFindings += findings
        }
        (self.drawings, self.drawingFindings) = (drawings, drawingFindings)
        var templates: [Product: TemplateReading] = [:]
        if let sender {
            for product in Product.allCases {
                templates[product] = TemplateReading(product, from: files, sender: sender)
            }
        }
        self.templates = templates
    }

    /// All that is wrong, each thing once: what is shared first, then the products in their order.
    package var findings: [Finding] {
        sharedFindings + Product.allCases.flatMap { ownFindings(of: $0) }
    }

    /// What is wrong with files that belong to no product alone.
    package var sharedFindings: [Finding] {
        senderFindings + glossaryFindings + fontFindings
            + layoutFindings.sorted { $0.key < $1.key }.flatMap(\.value) + drawingFindings
    }

    /// What keeps the letters of a product from being made.
    package func findings(for product: Product) -> [Finding] {
        let layouts = templates[product]?.template.layouts ?? []
        return senderFindings + drawingFindings + ownFindings(of: product)
            + Set(layouts).sorted().flatMap { layoutFindings[$0] ?? [] }
    }

    /// Why a layout cannot be used.
    func findings(ofLayout name: String) -> [Finding] {
        if let findings = layoutFindings[name], !findings.isEmpty { return findings }
        return [
            Finding(
                code: StationeryFault.unknownLayout, place: .init(file: StationeryPath.layout(name)),
                message: "There is no file \(name).yaml in Templates/layouts.")
        ]
    }

    /// What is wrong with a product's own files, and with what they name.
    private func ownFindings(of product: Product) -> [Finding] {
        guard let reading = templates[product] else { return TemplateReading.fileFindings(of: product, in: files) }
        let header = StationeryPath.header(of: product)
        let layouts = reading.template.layouts.filter { !$0.isEmpty && !files.has(StationeryPath.layout($0)) }
        let drawings = [reading.template.drawing?.name].compactMap(\.self).filter {
            !files.has(StationeryPath.drawing($0))
        }
        return reading.findings
            + layouts.map { layout in
                Finding(
                    code: StationeryFault.unknownLayout, place: .init(file: header, column: "layout"),
                    message: "There is no file \(layout).yaml in Templates/layouts.")
            }
            + drawings.map { drawing in
                Finding(
                    code: StationeryFault.unknownDrawing, place: .init(file: header, column: "drawing.name"),
                    message: "There is no file \(drawing).svg in Templates/drawings.")
            }
    }
}

/// One product's text and header, as far as they could be read.
package struct TemplateReading: Sendable {
    package let template: Template
    package let findings: [Finding]

    init(_ product: Product, from files: StationeryFiles, sender: Sender) {
        let (header, text) = (StationeryPath.header(of: product), StationeryPath.text(of: product))
        let missing = Self.fileFindings(of: product, in: files)
        let (template, findings) = Template.reading(
            product, yaml: files.texts[header], markdown: files.texts[text] ?? "",
            folder: StationeryPath.folder(of: product), sender: sender)
        self.template = template
        // Where a file is not there, all that stands in it is missing too: the one says the other.
        self.findings = missing.isEmpty ? findings : missing
    }

    /// Which of its files are not there or not readable.
    static func fileFindings(of product: Product, in files: StationeryFiles) -> [Finding] {
        [StationeryPath.header(of: product), StationeryPath.text(of: product)].compactMap(files.fault)
    }
}

extension StationeryFiles {
    /// Whether a file is there, readable or not.
    fileprivate func has(_ path: String) -> Bool { texts[path] != nil || unreadable.contains(path) }

    /// Why a file cannot be read; nil where it can.
    fileprivate func fault(of path: String) -> Finding? {
        if texts[path] != nil { return nil }
        return unreadable.contains(path)
            ? Finding(
                code: StationeryFault.unreadableFile, place: .init(file: path),
                message:
                    "The file cannot be read as text: save it as UTF-8, smaller than a megabyte, readable for this user."
            )
            : Finding(
                code: StationeryFault.missingFile, place: .init(file: path),
                message: "The file is needed and not there.")
    }

    fileprivate func reading<Value>(
        _ path: String, _ read: (String) throws(Findings) -> Value
    ) -> (value: Value?, findings: [Finding]) {
        guard let text = texts[path] else { return (nil, fault(of: path).map { [$0] } ?? []) }
        do throws(Findings) { return (try read(text), []) } catch { return (nil, error.all) }
    }

    /// Files of a kind with their names, in the order of their paths.
    fileprivate func all(_ kind: StationeryPath.Kind) -> [(name: String, path: String)] {
        Set(texts.keys).union(unreadable).sorted().compactMap { path in kind.name(at: path).map { ($0, path) } }
    }
}
