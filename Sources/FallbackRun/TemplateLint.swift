import Canvas
import Foundation
import LetterComposition
package import MailboxDomain
import PageLayout
package import PlainLanguage
package import SystemPackage

/// The plain-language check of templates on disk, with the sender, glossary, layouts and fonts around them.
package struct TemplateLint {
    /// What was found in one template.
    package struct Checked: Sendable {
        /// As the findings name it.
        package var file: String
        package var report: TextReport
        /// Of the reading itself: unknown placeholders, missing blocks. Each is an error.
        package var faults: [Finding]

        package var hasErrors: Bool { !faults.isEmpty || report.remarks.contains { $0.severity == .error } }
    }

    private let root: FilePath
    private let sender: Sender
    private let check: PlainLanguageCheck
    private let fonts: FontLibrary?
    private let drawings: [String: LineDrawing]
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
        fonts = try? Self.fonts(in: root)
        drawings = try Stationery.drawings(in: root)
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
        let (template, faults) = Template.reading(
            product(of: folder, yaml), yaml: yaml, markdown: markdown, folder: label, sender: sender)
        let file = isText ? name : (label.isEmpty ? "nl.md" : "\(label)/nl.md")
        guard let date = CalendarDate(year: 2026, month: 9, day: 30) else {
            throw RunError.cannotRead(text, reason: "")
        }
        let report = check.report(on: template, values: SampleValues(date: date)) { readers in
            faults.isEmpty ? pages(of: template, readers, date) : nil
        }
        return Checked(
            file: file, report: report,
            faults: faults.map { fault in
                var fault = fault
                if isText, fault.place.file.hasSuffix("nl.md") { fault.place.file = name }
                return fault
            })
    }

    /// A folder is called like its product; a copy elsewhere says it in its header; a draft is a letter.
    private func product(of folder: FilePath, _ yaml: String?) -> Product {
        if let product = folder.lastComponent.flatMap({ Product(rawValue: $0.string) }) { return product }
        let named = yaml?.firstMatch(of: /(?m)^product:\s*([a-z-]+)\s*$/).map { String($0.1) }
        return named.flatMap(Product.init) ?? .noEmail
    }

    /// Nil where the layout or its fonts are not at hand, or refuse the text: planning says what is wrong then.
    private func pages(of template: Template, _ readers: Set<LetterCondition>, _ date: CalendarDate) -> Int? {
        let path = "Templates/layouts/\(template.layout).yaml"
        guard let fonts, !template.layout.isEmpty, let yaml = try? TextFile.read(root.appending(path)),
            let profile = try? LayoutProfile(yaml: yaml, file: path)
        else { return nil }
        let variant = LetterVariant(of: template, circumstances: readers, date: date)
        let values = SampleValues(date: date)
        guard
            let layout = try? LetterLayout(
                variant: variant, profile: profile, senderName: sender.name, returnAddress: sender.returnAddress,
                drawings: drawings, library: fonts),
            let letter = try? Letter(
                variant: variant, salutation: values.salutation, reference: values.reference,
                ward: readers.contains(.ward) ? values.ward : nil)
        else { return nil }
        let pages = try? layout.pages(
            of: letter, envelope: ["A. van Dijk", "Lindelaan 1", "1234 AB  VOORBEELDSTAD"],
            kix: nil, pieceReference: values.reference
        ) { "0000000000000000\($0)\($1)1" }
        return pages?.count
    }

    private static func fonts(in root: FilePath) throws -> FontLibrary {
        let pinned = try PinnedFonts(
            yaml: TextFile.read(root.appending(Stationery.fontsPath)), file: Stationery.fontsPath)
        return try FontLibrary(
            fonts: pinned.files(preferring: root.appending("Fonts").string),
            configuration: root.appending("Fonts/fonts.conf").string)
    }

    static let glossaryPath = "Templates/glossary.yaml"
}
