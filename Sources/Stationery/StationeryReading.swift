package import Canvas
package import LetterComposition
package import MailboxDomain
package import PageLayout
package import PlainLanguage
import StrictFiles
package import SystemPackage

/// Everything that gives letters their text and look, as it was read from its files: what is right, and all that is
/// wrong. The one reading for planning, for the plain-language check and for the desk.
package struct StationeryReading: Sendable {
    package let files: StationeryFiles
    package let sender: Sender?
    /// Empty in workspaces that have none.
    package let glossary: Glossary?
    /// Empty in workspaces that have none; nil where the file cannot be read.
    package let words: OfficeWords?
    /// In the order of their file; none in workspaces without one.
    package let languages: [HelpLanguage]
    package let fonts: PinnedFonts?
    package let layouts: [String: LayoutProfile]
    /// Line drawings by name.
    package let drawings: [String: LineDrawing]
    /// Without a sender no template can be read.
    package let templates: [Product: TemplateReading]
    /// Of products that somebody signed off.
    package let signOffs: [Product: SignOffRecord]
    /// Why a record of that cannot be read. No letter is made from it, so these are not among the findings.
    package let signOffFaults: [Product: Finding]

    /// What is wrong with files that all products share.
    package let senderFindings: [Finding]
    package let glossaryFindings: [Finding]
    package let wordFindings: [Finding]
    private let languageFindings: [Finding]
    package let fontFindings: [Finding]
    package let drawingFindings: [Finding]
    /// By the layout's name.
    package let layoutFindings: [String: [Finding]]
    /// Nil where nobody asked which characters the fonts have, or they cannot be opened.
    let characters: CharacterCheck?
    /// Nil where a person can mend what is read, so that all of it is.
    private let frozen: FrozenBatches?
    /// Those that were read.
    package let products: [Product]

    /// - Parameters:
    ///   - fontFolder: whose fonts go before those of Debian's packages; nil not to ask which characters fonts have.
    ///   - needed: products whose files must be there; of others they are read where they are. Nil for all.
    ///   - frozen: what the batches of a plan need. The version that planned has found all of it right: only what these
    ///     batches need and what cannot be read is told.
    package init(
        _ files: StationeryFiles, fontFolder: FilePath? = nil, needed: Set<Product>? = nil,
        for frozen: FrozenBatches? = nil
    ) {
        self.files = files
        self.frozen = frozen
        let isFrozen = frozen != nil
        let products = Product.allCases.filter { product in
            if let frozen { return frozen.products.contains(product) }
            return needed?.contains(product) ?? true || files.has(StationeryPath.header(of: product))
                || files.has(StationeryPath.text(of: product))
        }
        self.products = products
        let (own, ownFindings) = files.reading(StationeryPath.sender) { yaml throws(Findings) in
            try Sender.reading(yaml: yaml, file: StationeryPath.sender, isFrozen: isFrozen)
        }
        let sender = own?.sender
        self.sender = sender
        if files.has(StationeryPath.glossary) {
            let (words, findings) = files.reading(StationeryPath.glossary) { yaml throws(Findings) in
                try Glossary.reading(yaml: yaml, file: StationeryPath.glossary)
            }
            glossary = words?.glossary
            glossaryFindings = findings + (words?.findings ?? [])
        } else {
            (glossary, glossaryFindings) = (Glossary(), [])
        }
        if files.has(StationeryPath.words) {
            let (own, findings) = files.reading(StationeryPath.words) { yaml throws(Findings) in
                try OfficeWords.reading(yaml: yaml, file: StationeryPath.words)
            }
            words = own?.words
            wordFindings = findings + (own?.findings ?? [])
        } else {
            (words, wordFindings) = (OfficeWords(), [])
        }
        if let sender, files.has(StationeryPath.languages) {
            let (lines, findings) = files.reading(StationeryPath.languages) { yaml throws(Findings) in
                try HelpLanguage.reading(yaml: yaml, file: StationeryPath.languages, sender: sender)
            }
            languages = lines?.languages ?? []
            languageFindings = findings + (lines?.findings ?? [])
        } else {
            (languages, languageFindings) = ([], [])
        }
        (fonts, fontFindings) = files.reading(StationeryPath.fonts) { yaml throws(Findings) in
            try PinnedFonts(yaml: yaml, file: StationeryPath.fonts)
        }
        let characters = fonts.flatMap { fonts in fontFolder.flatMap { CharacterCheck(fonts, in: $0) } }
        self.characters = characters
        senderFindings =
            ownFindings + (own?.findings ?? []) + (sender.flatMap { characters?.findings(in: $0) } ?? [])
        var layouts: [String: LayoutProfile] = [:]
        var layoutFindings: [String: [Finding]] = [:]
        for (name, path) in files.all(StationeryPath.layouts) where frozen?.layouts.contains(name) ?? true {
            let (layout, findings) = files.reading(path) { yaml throws(Findings) in
                try LayoutProfile(yaml: yaml, file: path, isFrozen: isFrozen)
            }
            layouts[name] = layout
            layoutFindings[name] = findings
        }
        (self.layouts, self.layoutFindings) = (layouts, layoutFindings)
        var templates: [Product: TemplateReading] = [:]
        if let sender {
            let blocks = files.sharedBlocks
            for product in products {
                templates[product] = TemplateReading(
                    product, from: files, blocks, sender: sender, characters, isFrozen: isFrozen)
            }
        }
        self.templates = templates
        let named = Set(templates.values.flatMap { $0.template.drawings.map(\.name) })
        var drawings: [String: LineDrawing] = [:]
        var drawingFindings: [Finding] = []
        for (name, path) in files.all(StationeryPath.drawings) where !isFrozen || named.contains(name) {
            let (drawing, findings) = files.reading(path) { svg throws(Findings) in
                do throws(LineDrawingError) { return try LineDrawing(svg: svg) } catch {
                    throw Findings([
                        Finding(
                            code: StationeryFault.drawing, place: .init(file: path, line: error.line),
                            message: error.description, details: error.details)
                    ])
                }
            }
            drawings[name] = drawing
            drawingFindings += findings
        }
        (self.drawings, self.drawingFindings) = (drawings, drawingFindings)
        var signOffs: [Product: SignOffRecord] = [:]
        var signOffFaults: [Product: Finding] = [:]
        for product in products {
            let path = StationeryPath.signOffs(of: product)
            guard files.has(path) else { continue }
            let (record, findings) = files.reading(path) { json throws(Findings) in
                try SignOffRecord(json, of: product, file: path)
            }
            signOffs[product] = record
            signOffFaults[product] = findings.first
        }
        (self.signOffs, self.signOffFaults) = (signOffs, signOffFaults)
    }

    /// All that is wrong, each thing once: what is shared first, then the products in their order.
    package var findings: [Finding] {
        // What is wrong with a shared block is found in each product that uses it.
        var told: Set<Finding> = []
        return (sharedFindings + products.flatMap { ownFindings(of: $0) } + missingLayouts).filter {
            told.insert($0).inserted
        }
    }

    /// Layouts that batches of a plan name and that it has not got.
    private var missingLayouts: [Finding] {
        (frozen?.layouts ?? []).sorted().filter { !files.has(StationeryPath.layout($0)) }.flatMap(findings(ofLayout:))
    }

    /// What is wrong with files that belong to no product alone.
    package var sharedFindings: [Finding] {
        senderFindings + glossaryFindings + wordFindings + languageFindings + fontFindings
            + layoutFindings.sorted { $0.key < $1.key }.flatMap(\.value) + drawingFindings
    }

    /// Files that nobody reads: no letter is another one for them, so these are not among the findings.
    package var strayFindings: [Finding] { files.strays.map(\.finding) }

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
            files.unknown(
                name, .unknownLayout, at: .init(file: StationeryPath.layout(name)), among: StationeryPath.layouts)
        ]
    }

    /// What is wrong with a product's own files, and with what they name.
    private func ownFindings(of product: Product) -> [Finding] {
        guard let reading = templates[product] else { return TemplateReading.fileFindings(of: product, in: files) }
        let header = StationeryPath.header(of: product)
        return reading.findings + unknownNames(in: reading.template, header, of: files.texts[header] ?? "")
    }

    /// Layouts and drawings that a header names and that are not there.
    ///
    /// - Parameters:
    ///   - header: how the findings name it.
    ///   - yaml: its text.
    func unknownNames(in template: Template, _ header: String, of yaml: String) -> [Finding] {
        func told(
            _ name: String?, at key: String, _ code: StationeryFault, among kind: StationeryPath.Kind
        ) -> [Finding] {
            // What is no name was told when the header was read.
            guard let name, !name.isEmpty, !files.has("\(kind.folder)\(name)\(kind.ending)") else { return [] }
            return [files.unknown(name, code, at: .init(file: header, column: key), among: kind)]
        }
        let layouts =
            told(template.layout, at: "layout", .unknownLayout, among: StationeryPath.layouts)
            + told(template.largePrintLayout, at: "largePrintLayout", .unknownLayout, among: StationeryPath.layouts)
        // Which layouts a plan needs is said by its batches.
        let all =
            (frozen == nil ? layouts : [])
            + template.drawings.flatMap {
                told($0.name, at: "\($0.key).name", .unknownDrawing, among: StationeryPath.drawings)
            }
        return all.placed(in: header, of: yaml)
    }
}

/// One product's text and header, as far as they could be read.
package struct TemplateReading: Sendable {
    package let template: Template
    package let findings: [Finding]

    fileprivate init(
        _ product: Product, from files: StationeryFiles, _ blocks: [String: SharedBlock], sender: Sender,
        _ characters: CharacterCheck?, isFrozen: Bool
    ) {
        let (header, text) = (StationeryPath.header(of: product), StationeryPath.text(of: product))
        let missing = Self.fileFindings(of: product, in: files)
        let (template, findings) = Template.reading(
            product, yaml: files.texts[header], markdown: files.texts[text] ?? "", shared: blocks,
            folder: StationeryPath.folder(of: product), sender: sender, isFrozen: isFrozen)
        self.template = template
        // Where a file is not there, all that stands in it is missing too: the one says the other.
        self.findings =
            missing.isEmpty ? findings + (characters?.findings(in: template, file: text) ?? []) : missing
    }

    /// Which of its files are not there or not readable.
    static func fileFindings(of product: Product, in files: StationeryFiles) -> [Finding] {
        let text = StationeryPath.text(of: product)
        let blocks = SharedBlock.names(in: files.texts[text] ?? "").map(StationeryPath.block)
        return ([StationeryPath.header(of: product), text] + blocks.filter(files.unreadable.contains))
            .compactMap(files.fault)
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
                    "The file cannot be read as text: save it as UTF-8, not larger than \(Self.limit(of: path)), readable for this user.",
                details: ["\(Self.limit(of: path))"])
            : Finding(
                code: StationeryFault.missingFile, place: .init(file: path),
                message: "The file is needed and not there. Put it back: postvangnet init DIR makes a folder with one.")
    }

    /// Tells that a file does not exist, and which do.
    fileprivate func unknown(
        _ name: String, _ code: StationeryFault, at place: Finding.Place, among kind: StationeryPath.Kind
    ) -> Finding {
        let known = all(kind).map { $0.name }
        return Finding(
            code: code, place: place,
            message: "There is no file \(name)\(kind.ending) in \(kind.folder.dropLast()). "
                + (known.isEmpty ? "Put it there." : "Put it there, or name one of: \(known.joined(separator: ", "))."),
            allowed: known, details: [name])
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
