package import MailboxDomain
package import PaperMail
package import StrictFiles

/// A file that came back: feedback of a printer, or a scan of returned mail.
///
/// A file whose form is in doubt is refused whole, with one finding: nothing in it can then be trusted. In any other
/// the good rows are taken, and each bad one has its finding.
package struct FeedbackFile: Hashable, Sendable {
    package struct Row: Hashable, Sendable {
        package var line: Int
        package var claim: FeedbackClaim
        /// Which print of the piece it is, where a scanned mark tells.
        package var attempt: Int?
        /// What was counted on the way into the envelopes.
        package var count: CameraCount?
    }

    /// What the camera of an inserting machine counted.
    package struct CameraCount: Hashable, Sendable {
        package var pieces: Int
        package var sheets: Int

        package init(pieces: Int, sheets: Int) { (self.pieces, self.sheets) = (pieces, sheets) }
    }

    /// What a finding about a row is about, whatever its column is called.
    package enum Part { case batch, piece, status, time }

    /// Some million rows.
    package static let fileLimit = FileLimit.megabytes(100)

    package let name: String
    package private(set) var rows: [Row] = []
    package private(set) var findings: [Finding] = []
    /// How many rows stand in it, good or bad; the header does not count.
    package private(set) var rowCount = 0
    /// Whether it is no feedback that can be read at all.
    package private(set) var isRefused = false
    private var kind = FeedbackKind.printer

    /// Reads a file. What spreadsheets and people do to one without changing what it says is passed over: a byte order
    /// mark, CR LF, a first line that names the separator, capitals in the header, lines at the end that hold nothing.
    ///
    /// - Parameter carrier: the form of a carrier's file, and the calendar of its days; nil for a file of the forms of ours.
    package init(
        reading bytes: [UInt8], named name: String, as carrier: (form: CarrierReturnForm, calendar: DutchTime)? = nil
    ) {
        self.name = name
        do throws(Refusal) {
            try readRows(of: bytes, carrier)
        } catch {
            isRefused = true
            findings = [
                Finding(
                    code: error.fault.code, place: .init(file: name, line: error.line), message: error.fault.sentence)
            ]
        }
    }

    /// A file that was not read, because no feedback is as large.
    package init(tooLargeAt name: String) {
        self.name = name
        isRefused = true
        let fault = FeedbackFormFault.tooLarge(Self.fileLimit)
        findings = [Finding(code: fault.code, place: .init(file: name), message: fault.sentence)]
    }

    /// Where a row says something, for what only the ledger can find wrong with it.
    package func place(of part: Part, in row: Row) -> Finding.Place {
        let column: FeedbackKind.Column =
            switch (kind, part) {
            case (_, .time): .at
            case (.postRoom, _): .reference
            case (.printer, .batch): .batch
            case (.printer, .piece): .piece
            case (.printer, .status): .status
            }
        return Finding.Place(file: name, line: row.line, column: column.rawValue)
    }

    private struct Refusal: Error {
        var fault: FeedbackFormFault
        var line: Int?
    }

    private mutating func readRows(
        of bytes: [UInt8], _ carrier: (form: CarrierReturnForm, calendar: DutchTime)?
    ) throws(Refusal) {
        if let fault = FeedbackFormFault(ofForm: bytes), carrier == nil || !fault.isOfSeparator {
            throw Refusal(fault: fault, line: fault.line)
        }
        var (records, problems) = CSVText.parse(
            Self.plain(bytes), separator: carrier?.form.separator.byte ?? UInt8(ascii: ","))
        if let carrier { records = carrier.form.scan(records, calendar: carrier.calendar) }
        if let first = records.first, Self.namesSeparator(first) { records.removeFirst() }
        let isOpen = problems.contains { $0.problem == .noFinalLineEnd }
        let last = records.last?.line
        // Lines between others are no such ones: there something may be missing.
        while records.count > 1, records.last?.fields.allSatisfy({ $0.allSatisfy(\.isWhitespace) }) == true {
            records.removeLast()
        }
        // What is cut away at the end of a line of blanks is nothing.
        let isCutOff = isOpen && records.last?.line == last
        if let torn = problems.first(where: { $0.problem != .noFinalLineEnd }) {
            throw Refusal(fault: .torn(torn.problem), line: torn.line)
        }
        guard let header = records.first?.fields.map(FeedbackText.plain) else { throw Refusal(fault: .form(.empty)) }
        kind = FeedbackKind(ofHeader: header)
        if let fault = FeedbackFormFault(ofHeader: header, for: kind) { throw Refusal(fault: fault, line: fault.line) }
        rowCount = records.count - 1
        for (index, record) in records.enumerated().dropFirst() {
            var reader = FeedbackRowReader(record, kind: kind, header: header, file: name)
            // A row that ends early can still look whole: a piece id that is cut away would make it the whole batch's.
            let row = isCutOff && index == records.count - 1 ? reader.cutOff() : reader.row()
            if let row { rows.append(row) }
            findings += reader.findings
        }
    }

    /// `sep=,`, as spreadsheets write and read it.
    static func namesSeparator(_ record: CSVText.Record) -> Bool {
        let text = record.fields.map(FeedbackText.plain)
        return text == ["sep=", ""] || text == ["sep=,"]
    }

    /// Without a byte order mark, and with LF alone at the end of lines.
    static func plain(_ bytes: [UInt8]) -> [UInt8] {
        var plain: [UInt8] = []
        plain.reserveCapacity(bytes.count)
        for byte in bytes.starts(with: TableFormFault.byteOrderMark) ? bytes[3...] : bytes[...] {
            if byte == UInt8(ascii: "\n"), plain.last == UInt8(ascii: "\r") { plain.removeLast() }
            plain.append(byte)
        }
        return plain
    }
}
