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
        let sequence = number(.sequence, in: 1...999_999)
        let firstPage = number(.firstPage, in: Self.pages)
        let lastPage = number(.lastPage, in: Self.pages)
        let sheets = number(.sheets, in: 1...9)
        let postageClass = value(.postageClass, "one of domestic, europe, world") { PostageClass(rawValue: $0) }
        let country = value(.country, "a country's two capitals (ISO 3166-1 alpha-2)") { CountryCode($0) }
        let mark = value(.mark, "a piece id and three digits for sheet, sheets and attempt") { SheetMark($0) }
        let content = value(.content, "64 of 0-9a-f") { FileDigest($0) }
        let houseNumber = text(.houseNumber).isEmpty ? nil : number(.houseNumber, in: 1...999_999_999)
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
        if let country { checkAddress(in: country, postageClass, houseNumber: houseNumber) }
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

    private mutating func checkAddress(in country: CountryCode, _ postageClass: PostageClass?, houseNumber: Int?) {
        let destination = PieceDestination(
            country: country, postcode: optional(.postcode), houseNumber: houseNumber,
            houseSuffix: optional(.houseSuffix))
        for fault in destination.faults(in: postageClass) {
            report(.piecesValue, PieceRow.Column(fault.field), fault.sentence)
        }
    }

    /// Pages of nine sheets a piece, with room to spare.
    private static let pages = 1...99_999_999

    private mutating func number(_ column: PieceRow.Column, in range: ClosedRange<Int>) -> Int? {
        value(column, "a whole number from 1 to \(range.upperBound), without leading zeros") { text in
            guard !text.hasPrefix("0"), let number = Int(digits: text), range.contains(number) else { return nil }
            return number
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

extension PieceRow.Column {
    fileprivate init(_ field: PieceDestination.Field) {
        self =
            switch field {
            case .country: .country
            case .postcode: .postcode
            case .houseNumber: .houseNumber
            case .houseSuffix: .houseSuffix
            }
    }
}
