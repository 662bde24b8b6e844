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
    package var drawing: DrawingReference?
    package var approvals: [TemplateApproval]
    package var blocks: [TemplateBlock]

    /// The layout for a reader's wish.
    package func layout(for format: LetterFormat) -> String {
        format == .large ? largePrintLayout ?? layout : layout
    }

    /// Whose word is still missing before this version may be mailed.
    package var missingApprovals: [TemplateApproval.Role] {
        TemplateApproval.Role.allCases.filter { role in !approvals.contains { $0.role == role } }
    }

    package var layouts: [String] { [layout] + (largePrintLayout.map { [$0] } ?? []) }
}

/// Someone's word that a version of a template may be used.
package struct TemplateApproval: Hashable, Sendable {
    package enum Role: String, CaseIterable, Sendable {
        case communications, legal
        case readerTest = "reader-test"
    }

    package var role: Role
    package var name: String
    package var date: CalendarDate
}
