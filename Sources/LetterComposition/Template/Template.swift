package import MailboxDomain
package import StrictFiles

/// A product's text as communications staff wrote it, checked.
package struct Template: Hashable, Sendable {
    /// Of a text: a letter of nine sheets has half of it.
    package static let textLimit = FileLimit.kilobytes(50)

    package var product: Product
    package var version: String
    package var title: String
    /// Name of the layout in `Templates/layouts`.
    package var layout: String
    /// The layout for readers who asked for large print; nil where they get the same as others.
    package var largePrintLayout: String?
    /// What the reader must know after the first paragraph.
    package var keyMessage: String
    package var qr: QRReference?
    package var drawings: [DrawingReference] = []
    package var blocks: [TemplateBlock]
    /// Names of the shared blocks that are among them.
    package var sharedBlocks: [String] = []

    /// The layout for a reader's wish.
    package func layout(for format: LetterFormat) -> String {
        format == .large ? largePrintLayout ?? layout : layout
    }

    /// Of its blocks and drawings, each.
    package var conditions: [BlockCondition] { blocks.map(\.condition) + drawings.map(\.condition) }

    /// Whether anything in it depends on a circumstance.
    package func isTold(_ circumstance: LetterCondition) -> Bool {
        (conditions + (qr.map { [$0.condition] } ?? [])).contains {
            $0.required.contains(circumstance) || $0.excluded.contains(circumstance)
        }
    }

    package var layouts: [String] { [layout] + (largePrintLayout.map { [$0] } ?? []) }
}
