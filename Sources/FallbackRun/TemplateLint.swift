import Foundation
import LetterComposition
package import MailboxDomain
package import PlainLanguage
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

        package var hasErrors: Bool { !faults.isEmpty || report.remarks.contains { $0.severity == .error } }
    }

    private let root: FilePath
    private let sender: Sender
    private let check: PlainLanguageCheck
    private let printing: TemplatePrinting?
    private let printingFailure: String?
    package let checksSpelling: Bool

    /// - Parameter root: the folder with Templates and Fonts: a workspace, or the project's files.
    package init(root: FilePath) throws {
        self.root = root
        sender = try Sender(
            yaml: TextFile.read(root.appending(Stationery.senderPath)), file: Stationery.senderPath)
        let glossaryFile = root.appending(Self.glossaryPath)
        // Workspaces of earlier versions have none.
        let glossary =
            FileManager.default.fileExists(atPath: glossaryFile.string)
            ? try Glossary(yaml: TextFile.read(glossaryFile), file: Self.glossaryPath) : Glossary()
        let spelling = SpellingDictionary()
        checksSpelling = spelling != nil
        check = PlainLanguageCheck(glossary: glossary, spelling: spelling)
        // A text can be checked where fonts are missing: the report says what was left out.
        do {
            printing = try TemplatePrinting(root: root, sender: sender)
            printingFailure = nil
        } catch {
            printing = nil
            printingFailure = "\(error)"
        }
    }

    /// The folders of all products, in order.
    package var templates: [FilePath] {
        Product.allCases.map { root.appending("Templates").appending($0.rawValue) }
    }

    /// Checks a template's folder, or an nl.md, with or without a template.yaml beside it.
    ///
    /// - Parameter name: how findings name the folder.
    package func check(_ path: FilePath, named name: String) throws -> Checked {
        let isText = path.extension == "md"
        let folder = isText ? path.removingLastComponent() : path
        let text = isText ? path : path.appending("nl.md")
        let header = folder.appending("template.yaml")
        let markdown = try TextFile.read(text)
        let yaml = FileManager.default.fileExists(atPath: header.string) ? try TextFile.read(header) : nil
        let folderName =
            name.hasSuffix(".md") ? String(name.dropLast(name.split(separator: "/").last?.count ?? 0)) : name
        let label = folderName.hasSuffix("/") ? String(folderName.dropLast()) : folderName
        let product = product(of: folder, yaml)
        var (template, faults) = Template.reading(
            product, yaml: yaml, markdown: markdown, folder: label, sender: sender)
        // The check says it in Dutch, with its source.
        faults.removeAll { $0.code == "missing-block" && $0.place.file.hasSuffix("nl.md") }
        let file = isText ? name : (label.isEmpty ? "nl.md" : "\(label)/nl.md")
        guard let date = CalendarDate(year: 2026, month: 9, day: 30) else {
            throw RunError.missing(text)
        }
        var failure = faults.isEmpty ? printingFailure : "De fouten in de tekst gaan voor."
        let layouts = faults.isEmpty ? layouts(of: template) : []
        let report = check.report(on: template, values: SampleValues(date: date)) { readers in
            do { return try printing?.prints(of: template, in: layouts, for: readers, on: date) ?? [] } catch {
                failure = "\(error)"
                return []
            }
        }
        return Checked(
            file: file, report: report,
            faults: faults.map { fault in
                var fault = fault
                if isText, fault.place.file.hasSuffix("nl.md") { fault.place.file = name }
                return fault
            }, notPrinted: failure)
    }

    /// A text without a header is laid out as the product it is for.
    private func layouts(of template: Template) -> [String] {
        guard template.layout.isEmpty else { return template.layouts }
        let folder = "Templates/\(template.product.rawValue)"
        let files = ["template.yaml", "nl.md"].map { try? TextFile.read(root.appending("\(folder)/\($0)")) }
        guard let yaml = files[0], let markdown = files[1] else { return [] }
        return Template.reading(template.product, yaml: yaml, markdown: markdown, folder: folder, sender: sender)
            .template.layouts.filter { !$0.isEmpty }
    }

    /// A folder is called like its product; a copy elsewhere says it in its header; a draft is a letter.
    private func product(of folder: FilePath, _ yaml: String?) -> Product {
        if let product = folder.lastComponent.flatMap({ Product(rawValue: $0.string) }) { return product }
        let named = yaml?.firstMatch(of: /(?m)^product:\s*([a-z-]+)\s*$/).map { String($0.1) }
        return named.flatMap(Product.init) ?? .noEmail
    }

    static let glossaryPath = "Templates/glossary.yaml"
}
