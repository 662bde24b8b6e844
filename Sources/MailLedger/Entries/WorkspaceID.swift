import PaperMail

/// Which workspace a ledger is of: 32 small hexadecimal digits, drawn at random when the ledger was made.
package struct WorkspaceID: Hashable, Sendable {
    package let hexadecimal: String
}

extension WorkspaceID: TextCodable {
    /// Nil for anything but 32 of `0-9a-f`.
    package init?(_ text: String) {
        guard Hexadecimal.holds(text, digits: 32) else { return nil }
        hexadecimal = text
    }

    package var description: String { hexadecimal }
}
