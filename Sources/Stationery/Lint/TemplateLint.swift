package import Canvas
import Foundation
package import LetterComposition
package import MailboxDomain
import PageLayout
package import PlainLanguage
import StrictFiles
package import SystemPackage

/// The plain-language check of templates on disk, with the sender, glossary, layouts and fonts around them.
package struct TemplateLint {
    /// What was found in one template.
    package struct Checked: Sendable {
        /// As the findings name it.
        package var file: String
        package var report: TextReport
        /// Of the reading itself, such as unknown placeholders. Each is an error.
        package var faults: [Finding]
        /// Why the text was not laid out: nil where it was.
        package var notPrinted: String?
        /// Nil for a text that is not the workspace's own.
        package var standing: SignOffStanding?

        package var hasErrors: Bool {
            !faults.isEmpty || standing?.fault != nil || report.remarks.contains { $0.severity == .error }
        }
    }

    /// The folder with Templates and Fonts: a workspace, or the project's files.
    private let root: FilePath
    private let reading: StationeryReading
    private let sender: Sender
    private let check: PlainLanguageCheck
    private let printing: TemplatePrinting?
    private let printingFailure: String?
    package let checksSpelling: Bool

    /// Reads the files of a workspace, or the project's files.
    ///
    /// - Parameters:
    ///   - needed: products whose files must be there; nil for all.
    ///   - frequencies: how often words come; nil leaves that measure out.
    package init(
        root: FilePath, needed: Set<Product>? = nil, frequencies: WordFrequencies? = nil
    ) throws {
        let files = StationeryFiles(in: root)
        try files.checkReadable(in: root)
        let reading = StationeryReading(files, fontFolder: root.appending("Fonts"), needed: needed)
        try self.init(reading, root: root, spelling: SpellingDictionary(), frequencies: frequencies)
    }

    /// Checks what was read with the fonts of the same folder.
    package init(
        _ reading: StationeryReading, root: FilePath, spelling: SpellingDictionary? = nil,
        frequencies: WordFrequencies? = nil
    ) throws(Findings) {
        // A text can be checked where fonts are missing: the report says what was left out.
        let library = Result {
            guard let fonts = reading.fonts else { throw Findings(reading.fontFindings) }
            return try FontLibrary(fonts, in: root.appending("Fonts"))
        }
        try self.init(reading, root: root, library: library, spelling: spelling, frequencies: frequencies)
    }

    /// Fails with all that is wrong where sender or glossary cannot be read: without them no text can be checked.
    ///
    /// - Parameter library: where it failed, texts are not laid out, and the report says so.
    package init(
        _ reading: StationeryReading, root: FilePath, library: Result<FontLibrary, any Error>,
        spelling: SpellingDictionary?, frequencies: WordFrequencies? = nil
    ) throws(Findings) {
        self.root = root
        self.reading = reading
        guard let sender = reading.sender, let glossary = reading.glossary else {
            throw Findings(reading.senderFindings + reading.glossaryFindings)
        }
        self.sender = sender
        checksSpelling = spelling != nil
        // What is wrong with the office's words is told; the program's own are there without them.
        check = PlainLanguageCheck(
            glossary: glossary, spelling: spelling, words: WordList(reading.words ?? OfficeWords()),
            senderValues: Set(sender.values.values.map { $0.text.lowercased() }), frequencies: frequencies)
        do {
            printing = TemplatePrinting(reading, sender: sender, library: try library.get())
            printingFailure = nil
        } catch {
            printing = nil
            printingFailure = DutchError.text(of: error)
        }
    }

    /// What is wrong with the files that all templates share.
    package var sharedFaults: [Finding] { reading.sharedFindings }

    /// Files among the texts that nobody reads.
    package var strays: [Finding] { reading.strayFindings }

    /// The folders of all products that were read, in order.
    package var templates: [FilePath] {
        reading.products.map { root.appending("Templates").appending($0.rawValue) }
    }

    /// Checks a template's folder, or an nl.md, with or without a template.yaml beside it.
    ///
    /// - Parameter name: how findings name the folder.
    package func check(_ path: FilePath, named name: String) throws -> Checked {
        let isText = path.extension == "md"
        let folder = isText ? path.removingLastComponent() : path
        let text = isText ? path : path.appending("nl.md")
        let header = folder.appending("template.yaml")
        let markdown = try TextFile.read(text, atMost: Template.textLimit)
        let yaml =
            FileManager.default.fileExists(atPath: header.string)
            ? try TextFile.read(header, atMost: StationeryFiles.limit(of: header.string)) : nil
        let folderName =
            name.hasSuffix(".md") ? String(name.dropLast(name.split(separator: "/").last?.count ?? 0)) : name
        let label = folderName.hasSuffix("/") ? String(folderName.dropLast()) : folderName
        var checked = check(product(of: folder, yaml), yaml: yaml, markdown: markdown, folder: label)
        if isText {
            for index in checked.faults.indices where checked.faults[index].place.file.hasSuffix("nl.md") {
                checked.faults[index].place.file = name
            }
            checked.file = name
            // What a whole letter must have stands in other files than a shared block.
            if let block = path.stem, path.absolute == root.pushing(FilePath(StationeryPath.block(block))).absolute {
                checked.report.remarks.removeAll { $0.rule == .requiredBlock || $0.rule == .keyMessageFirst }
            }
        }
        if let product = folder.lastComponent.flatMap({ Product(rawValue: $0.string) }),
            folder.absolute == root.pushing(FilePath(StationeryPath.folder(of: product))).absolute
        {
            checked.standing = SignOffStanding(of: product, in: reading)
        }
        return checked
    }

    /// Checks a text that is no letter of ours: what every text of the government should be.
    ///
    /// - Parameter isMarkdown: whether marks such as `#` and `**` are no words of it.
    package func check(prose text: String, isMarkdown: Bool, named name: String) -> Checked {
        Checked(
            file: name, report: check.report(on: ReadableText(prose: text, isMarkdown: isMarkdown)), faults: [],
            notPrinted: nil)
    }

    /// Whether a file is a letter, a part of one, or a folder with one: it has blocks, or a header beside it.
    package func isTemplate(_ path: FilePath) -> Bool {
        guard path.extension == "md" else { return path.extension == nil || isFolder(path) }
        if path.lastComponent?.string == "nl.md" { return true }
        if FileManager.default.fileExists(atPath: path.removingLastComponent().appending("template.yaml").string) {
            return true
        }
        let text = (try? TextFile.read(path, atMost: Template.textLimit)) ?? ""
        return text.contains("<!-- block:") || text.contains("<!-- use:")
    }

    private func isFolder(_ path: FilePath) -> Bool {
        var isFolder: ObjCBool = false
        return unsafe FileManager.default.fileExists(atPath: path.string, isDirectory: &isFolder) && isFolder.boolValue
    }

    /// Checks a product's own text, as it was read.
    package func check(_ product: Product) -> Checked {
        let texts = reading.files.texts
        return check(
            product, yaml: texts[StationeryPath.header(of: product)],
            markdown: texts[StationeryPath.text(of: product)] ?? "", folder: StationeryPath.folder(of: product))
    }

    /// Checks a text.
    ///
    /// - Parameters:
    ///   - yaml: nil for a text without a `template.yaml`.
    ///   - folder: how findings name the folder; empty for none.
    package func check(_ product: Product, yaml: String?, markdown: String, folder: String) -> Checked {
        var (template, faults) = Template.reading(
            product, yaml: yaml, markdown: markdown, shared: reading.files.sharedBlocks, folder: folder, sender: sender)
        let file = folder.isEmpty ? "nl.md" : "\(folder)/nl.md"
        faults += reading.characters?.findings(in: template, file: file) ?? []
        if let yaml { faults += reading.unknownNames(in: template, "\(folder)/template.yaml", of: yaml) }
        // The check says it in Dutch, with its source.
        faults.removeAll { $0.code == TemplateFault.missingBlock.rawValue && $0.place.file.hasSuffix("nl.md") }
        let names = faults.isEmpty ? Set(layouts(of: template)) : []
        faults += names.sorted().filter { reading.layouts[$0] == nil }.flatMap(reading.findings(ofLayout:))
        if !names.isEmpty { faults += reading.drawingFindings }
        var failure = faults.isEmpty ? printingFailure : "De fouten gaan voor."
        let layouts = faults.isEmpty ? self.layouts(of: template).compactMap { reading.layouts[$0] } : []
        let report = check.report(on: template, values: SampleValues(date: SampleLetter.date)) { readers in
            do {
                return try printing?.prints(of: template, in: layouts, for: readers) { error, layout in
                    let fault = Finding(error, of: file, on: layout.name, for: readers)
                    if !faults.contains(where: { $0.isSameRefusal(as: fault) }) { faults.append(fault) }
                } ?? []
            } catch {
                failure = DutchError.text(of: error)
                return []
            }
        }
        return Checked(file: file, report: report, faults: faults, notPrinted: failure)
    }

    /// A text without a header is laid out as the product it is for.
    private func layouts(of template: Template) -> [String] {
        guard template.layout.isEmpty else { return template.layouts }
        return reading.templates[template.product]?.template.layouts.filter { !$0.isEmpty } ?? []
    }

    /// A folder is called like its product; a copy elsewhere says it in its header; a draft is a letter.
    private func product(of folder: FilePath, _ yaml: String?) -> Product {
        if let product = folder.lastComponent.flatMap({ Product(rawValue: $0.string) }) { return product }
        let named = yaml?.firstMatch(of: /(?m)^product:\s*([a-z-]+)\s*$/).map { String($0.1) }
        return named.flatMap(Product.init) ?? .noEmail
    }
}
