package import Canvas
import Foundation
package import LetterComposition
import MailboxDomain
package import PageLayout
import SystemPackage

/// The project's own templates, layouts and fonts, as the tests find them beside the sources.
package struct ProjectStationery {
    package let sender: Sender
    package let fonts: FontLibrary
    package let drawings: [String: LineDrawing]

    package init() throws {
        sender = try Sender(yaml: Project.text("Templates/sender.yaml"), file: "sender.yaml")
        let folder = Project.root.appending("Templates/drawings")
        drawings = try FileManager.default.contentsOfDirectory(atPath: folder.string).reduce(into: [:]) {
            drawings, name in
            let file = folder.appending(name)
            drawings[file.stem ?? ""] = try LineDrawing(svg: Files.text(file))
        }
        let pinned = try PinnedFonts(yaml: Project.text("Fonts/fonts.yaml"), file: "fonts.yaml")
        fonts = try FontLibrary(
            fonts: pinned.files(preferring: Project.root.appending("Fonts").string),
            configuration: Project.root.appending("Fonts/fonts.conf").string)
    }

    package func template(_ product: Product) throws -> Template {
        let folder = "Templates/\(product.rawValue)"
        return try Template(
            product: product, yaml: Project.text("\(folder)/template.yaml"), markdown: Project.text("\(folder)/nl.md"),
            shared: Self.sharedBlocks(), folder: folder, sender: sender)
    }

    /// The texts that several products use, by name.
    package static func sharedBlocks() throws -> [String: SharedBlock] {
        let folder = "Templates/blocks"
        let names = try FileManager.default.contentsOfDirectory(atPath: Project.root.appending(folder).string)
        return try names.reduce(into: [:]) { blocks, name in
            blocks[String(name.dropLast(".md".count))] = SharedBlock(
                file: "\(folder)/\(name)", markdown: try Project.text("\(folder)/\(name)"))
        }
    }

    package func layout(_ name: String) throws -> LayoutProfile {
        try LayoutProfile(yaml: Project.text("Templates/layouts/\(name).yaml"), file: "\(name).yaml")
    }

    /// The pages of one letter to an invented reader.
    ///
    /// - Parameter name: of another layout than the template's.
    package func pages(
        _ product: Product, circumstances: Set<LetterCondition> = [],
        envelope: [String] = ["A.B. de Vries", "Lindelaan 12", "1234 AB  VOORBEELDSTAD"],
        salutation: String = "Geachte mevrouw De Vries", ward: String? = nil, kix: String? = nil,
        on name: String? = nil
    ) throws -> [Page] {
        let template = try template(product)
        guard let date = CalendarDate("2026-11-06") else { return [] }
        let profile = try layout(name ?? template.layout)
        let variant = LetterVariant(of: template, circumstances: circumstances, date: date, on: profile)
        let layout = try LetterLayout(
            variant: variant, profile: profile, senderName: sender.name, organisation: sender.organisation,
            returnAddress: sender.returnAddress,
            drawings: drawings, library: fonts)
        let letter = try Letter(
            variant: variant, salutation: salutation, reference: "2611 A000 1000 001S", ward: ward)
        return try layout.pages(of: letter, envelope: envelope, kix: kix, pieceReference: "2611 A000 1000 001S") {
            "2611A0001000001S\($0)\($1)1"
        }
    }
}
