/// The two files that are exchanged with a carrier before a lot is offered: the addresses that it is told, and the codes that
/// it gives for them. Carriers publish neither, so the contract says what their columns are.
package struct PrenotificationForm: Hashable, Sendable {
    /// A column of the file of addresses.
    package struct Column: Hashable, Sendable {
        package var name: String
        package var content: Content

        package init(name: String, content: Content) { (self.name, self.content) = (name, content) }
    }

    package enum Content: Hashable, Sendable {
        case value(Value)
        /// The same in all rows.
        case text(String)
    }

    /// What a carrier can be told of a piece. Names are not among it: mail is sorted without.
    package enum Value: String, CaseIterable, Sendable {
        case piece, batch, lot, service, customerNumber, mailFrom, mailBy, weight
        case street, houseNumber, houseSuffix, postcode, town
    }

    package var separator: FieldSeparator
    /// In their order.
    package var addresses: [Column]
    /// The names of the columns that come back: our piece id, the line that is printed, and what its code holds; nil for one
    /// that the carrier does not give.
    package var piece: String
    package var line: String?
    package var code: String?

    package init(separator: FieldSeparator, addresses: [Column], piece: String, line: String?, code: String?) {
        (self.separator, self.addresses) = (separator, addresses)
        (self.piece, self.line, self.code) = (piece, line, code)
    }

    var columns: [String] { ([piece] + [line, code].compactMap(\.self)).map(FeedbackText.plain) }

    /// Whether a file is one that came back, by its header.
    package func fits(_ bytes: [UInt8]) -> Bool { separator.header(of: bytes).isSuperset(of: columns) }
}
