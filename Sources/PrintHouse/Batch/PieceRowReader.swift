import MailboxDomain
import PaperMail
import StrictFiles

/// Reads the fields of one row of pieces.csv, each in its one form, and collects what is wrong with them.
struct PieceRowReader {
    private let fields: [PieceRow.Column: String]
    private let line: Int
    private(set) var findings: [Finding] = []

    /// The record has as many fields as there are columns.
    init(_ record: CSVText.Record) {
        fields = Dictionary(zip(PieceRow.Column.allCases, record.fields)) { first, _ in first }
        line = record.line
    }

    /// Nil where a finding was made.
    mutating func row() -> PieceRow? {
        let piece = pieceID()
        let sequence = number(.sequence)
        let firstPage = number(.firstPage)
        let lastPage = number(.lastPage)
        let sheets = number(.sheets)
        let postageClass = value(.postageClass, "one of domestic, europe, world") { PostageClass(rawValue: $0) }
        let country = value(.country, "two capitals (ISO 3166 alpha-2)") { CountryCode($0) }
        let mark = value(.mark, "a piece id and three digits for sheet, sheets and attempt") { SheetMark($0) }
        let content = value(.content, "64 of 0-9a-f") { FileDigest($0) }
        let houseNumber = text(.houseNumber).isEmpty ? nil : number(.houseNumber)
        let row: PieceRow? =
            if let piece, let sequence, let firstPage, let lastPage, let sheets, let postageClass, let country,
                let mark, let content
            {
                PieceRow(
                    piece: piece, sequence: sequence, firstPage: firstPage, lastPage: lastPage, sheets: sheets,
                    postageClass: postageClass, country: country, postcode: optional(.postcode),
                    houseNumber: houseNumber, houseSuffix: optional(.houseSuffix), mark: mark, content: content)
            } else {
                nil
            }
        if let country { checkAddress(in: country, postageClass) }
        return findings.isEmpty ? row : nil
    }

    private mutating func pieceID() -> PieceID? {
        do {
            return try PieceID(reading: text(.pieceID))
        } catch {
            switch error {
            case .checkCharacter:
                let message = "The piece id's check character is wrong: the id was changed or misread."
                report(.pieceIDCheck, .pieceID, message)
            case .shape:
                report(.piecesValue, .pieceID, "A piece id is run, batch, number and check character.")
            }
        }
        return nil
    }

    private mutating func checkAddress(in country: CountryCode, _ postageClass: PostageClass?) {
        if let postageClass, (postageClass == .domestic) != (country == .netherlands) {
            report(.piecesValue, .country, "Class domestic goes with NL and NL with class domestic.")
        }
        guard country == .netherlands else {
            for column in [PieceRow.Column.postcode, .houseNumber, .houseSuffix] where !text(column).isEmpty {
                report(.piecesValue, column, "The field is empty abroad.")
            }
            return
        }
        // A place without a street, such as a houseboat's, has none.
        let postcode = text(.postcode)
        if !postcode.isEmpty,
            Int(fixedDigits: postcode.prefix(4), count: 4) ?? 0 < 1000
                || CountryCode(String(postcode.dropFirst(4))) == nil
        {
            report(.piecesValue, .postcode, "A postcode is four digits from 1000 and two capitals, without a space.")
        }
        let suffix = text(.houseSuffix)
        if suffix.utf8.count > 16 || suffix.unicodeScalars.contains(where: { $0.value < 32 || $0.value == 127 }) {
            report(.piecesValue, .houseSuffix, "A house suffix has at most 16 bytes and no control characters.")
        }
    }

    private mutating func number(_ column: PieceRow.Column) -> Int? {
        value(column, "a whole number from 1, without leading zeros") { text in
            text.hasPrefix("0") || text.utf8.count > 9 ? nil : Int(digits: text)
        }
    }

    private mutating func value<Value>(
        _ column: PieceRow.Column, _ wanted: String, _ read: (String) -> Value?
    ) -> Value? {
        if let value = read(text(column)) { return value }
        report(.piecesValue, column, "The value must be \(wanted).")
        return nil
    }

    private func text(_ column: PieceRow.Column) -> String { fields[column] ?? "" }

    private func optional(_ column: PieceRow.Column) -> String? { text(column).isEmpty ? nil : text(column) }

    private mutating func report(_ code: BatchFault, _ column: PieceRow.Column, _ message: String) {
        findings.append(
            Finding(
                code: code, place: .init(file: PieceList.fileName, line: line, column: column.rawValue),
                message: message))
    }
}
