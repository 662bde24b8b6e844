package import Canvas
package import Foundation
package import LetterComposition
import MailboxDomain
package import PageLayout

/// The project's own templates, layouts and fonts, as the tests find them beside the sources.
package struct ProjectStationery {
    /// The folder of Package.swift.
    package static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()

    package let root = Self.root
    package let sender: Sender
    package let fonts: FontLibrary
    package let drawings: [String: LineDrawing]

    package init() throws {
        sender = try Sender(yaml: Self.text("Templates/sender.yaml", root), file: "sender.yaml")
        let folder = root.appending(path: "Templates/drawings")
        drawings = try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil).reduce(
            into: [:]
        ) { drawings, file in
            drawings[file.deletingPathExtension().lastPathComponent] = try LineDrawing(
                svg: String(contentsOf: file, encoding: .utf8))
        }
        let pinned = try PinnedFonts(yaml: Self.text("Fonts/fonts.yaml", root), file: "fonts.yaml")
        fonts = try FontLibrary(
            fonts: pinned.files(preferring: root.appending(path: "Fonts").path),
            configuration: root.appending(path: "Fonts/fonts.conf").path)
    }

    package func template(_ product: Product) throws -> Template {
        let folder = "Templates/\(product.rawValue)"
        return try Template(
            product: product, yaml: Self.text("\(folder)/template.yaml", root),
            markdown: Self.text("\(folder)/nl.md", root), folder: folder, sender: sender)
    }

    package func layout(_ name: String) throws -> LayoutProfile {
        try LayoutProfile(yaml: Self.text("Templates/layouts/\(name).yaml", root), file: "\(name).yaml")
    }

    /// The pages of one letter to an invented reader.
    package func pages(
        _ product: Product, circumstances: Set<LetterCondition> = [],
        envelope: [String] = ["A.B. de Vries", "Lindelaan 12", "1234 AB  VOORBEELDSTAD"],
        salutation: String = "Geachte mevrouw De Vries", ward: String? = nil
    ) throws -> [Page] {
        let template = try template(product)
        guard let date = CalendarDate("2026-11-06") else { return [] }
        let layout = try LetterLayout(
            variant: LetterVariant(of: template, circumstances: circumstances, date: date),
            profile: layout(template.layout), senderName: sender.name, returnAddress: sender.returnAddress,
            drawings: drawings, library: fonts)
        let letter = try Letter(
            variant: LetterVariant(of: template, circumstances: circumstances, date: date), salutation: salutation,
            reference: "2611 A000 1000 001S", ward: ward)
        return try layout.pages(of: letter, envelope: envelope, kix: nil, pieceReference: "2611 A000 1000 001S") {
            "2611A0001000001S\($0)\($1)1"
        }
    }

    private static func text(_ path: String, _ root: URL) throws -> String {
        try String(contentsOf: root.appending(path: path), encoding: .utf8)
    }
}
