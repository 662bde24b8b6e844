package import Canvas
package import LetterComposition
package import MailboxDomain
package import PageLayout
package import PaperMail
import StrictFiles

/// Everything that gives letters their text and look, whole and right: templates, layouts, sender, drawings, fonts.
///
/// Made from the files' texts, which a plan carries: rendering needs no workspace, and nothing that is changed there
/// after planning can change a letter.
package struct StationerySet: Sendable {
    /// By their path in the workspace.
    package let sources: [String: String]
    package let sender: Sender
    package let templates: [Product: Template]
    package let layouts: [String: LayoutProfile]
    /// Line drawings by name.
    package let drawings: [String: LineDrawing]
    package let fonts: PinnedFonts
    /// Paths and texts together, so that any change of them shows.
    package let digest: FileDigest

    /// Fails with all that is wrong with any of it.
    package init(_ reading: StationeryReading) throws(Findings) {
        guard let sender = reading.sender, let fonts = reading.fonts, reading.findings.isEmpty else {
            throw Findings(reading.findings)
        }
        (self.sender, self.fonts) = (sender, fonts)
        layouts = reading.layouts
        drawings = reading.drawings
        templates = reading.templates.mapValues(\.template)
        let sources = reading.files.sources
        self.sources = sources
        digest = FileDigest(
            of: sources.keys.sorted().flatMap { Array("\($0)\u{0}\(sources[$0] ?? "")\u{0}".utf8) })
    }

    package func template(of product: Product) -> Template? { templates[product] }
}
