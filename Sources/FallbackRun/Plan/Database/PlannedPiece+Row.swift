import AudienceSelection
import GRDB
import LetterComposition
import MailboxDomain
import MailboxStore
import PaperMail

// How a piece stands in plan.sqlite.
extension PlannedPiece {
    static let columns = "batch, number, account_id, audience, " + PlannedRecipient.columns

    /// Nil for a row that is damaged.
    init?(_ row: Row, of run: RunID) {
        let account = (row[2] as String?).flatMap { AccountID($0) }
        let audience = (row[3] as String?).flatMap { Audience(rawValue: $0) }
        let isControl = row.hasNull(atIndex: 2)
        guard let batch = BatchID(run: run, number: row[0]), let id = PieceID(batch: batch, number: row[1]),
            (account == nil) == isControl, (audience == nil) == isControl,
            let recipient = PlannedRecipient(row, from: 4)
        else { return nil }
        self.init(id: id, account: account, audience: audience, recipient: recipient)
    }
}

extension PlannedRecipient {
    static let columns = """
        envelope, name_lines, salutation, ward, circumstances, country, postcode, house_number, house_suffix, kix
        """

    /// Binds what stands in the columns, in their order.
    func bind(to statement: RawStatement, from first: Int) {
        let texts: [String?] = [
            envelope.joined(separator: "\n"), nil, salutation, ward,
            circumstances.map(\.rawValue).joined(separator: " "), country.letters, postcode, nil, houseSuffix, kix,
        ]
        for (index, text) in texts.enumerated() { statement.bind(text, at: first + index) }
        statement.bind(Int64(nameLines), at: first + 1)
        statement.bind(houseNumber.map { Int64($0) }, at: first + 7)
    }

    fileprivate init?(_ row: Row, from column: Int) {
        let names = (row[column + 4] as String).split(separator: " ")
        let circumstances = names.compactMap { LetterCondition(rawValue: String($0)) }
        guard circumstances.count == names.count, let country = CountryCode(row[column + 5] as String) else {
            return nil
        }
        self.init(
            envelope: (row[column] as String).utf8.split(separator: 0x0A, omittingEmptySubsequences: false).map {
                String(Substring($0))
            },
            nameLines: row[column + 1], salutation: row[column + 2], ward: row[column + 3],
            circumstances: circumstances, country: country, postcode: row[column + 6], houseNumber: row[column + 7],
            houseSuffix: row[column + 8], kix: row[column + 9])
    }
}
