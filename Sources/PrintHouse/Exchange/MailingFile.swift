package import MailboxDomain
package import PaperMail
import StrictFiles

/// mailing.csv: what a printer offered to the carrier, by lot and day. Optional beside the feedback on batches and pieces.
///
/// As of feedback, a file whose form is in doubt is refused whole, and of any other the good rows are taken.
package struct MailingFile: Hashable, Sendable {
    package struct Row: Hashable, Sendable {
        package var line: Int
        package var subject: Subject
        package var day: CalendarDate
        /// The carrier's number of the docket.
        package var orderNumber: String
        package var pieces: Int
        package var sheets: Int
        package var postageClass: PostageClass
    }

    /// What was offered together.
    package enum Subject: Hashable, Sendable {
        /// By the id in order.json.
        case lot(String, RunID)
        /// One that is in no lot.
        case batch(BatchID)

        package init?(_ text: String) {
            if let batch = BatchID(text) {
                self = .batch(batch)
            } else if let match = text.wholeMatch(of: /(.+)-L[0-9]{2,6}/), let run = RunID(String(match.1)) {
                self = .lot(text, run)
            } else {
                return nil
            }
        }

        package var run: RunID {
            switch self {
            case .lot(_, let run): run
            case .batch(let batch): batch.run
            }
        }

        package var name: String {
            switch self {
            case .lot(let id, _): id
            case .batch(let batch): "\(batch)"
            }
        }
    }

    package enum Column: String, CaseIterable {
        case lot, day
        case orderNumber = "order_number"
        case pieces, sheets
        case postageClass = "class"
    }

    package let name: String
    package private(set) var rows: [Row] = []
    package private(set) var findings: [Finding] = []
    /// How many rows stand in it, good or bad; the header does not count.
    package private(set) var rowCount = 0
    package private(set) var isRefused = false

    /// Whether a file is one, by its header.
    package static func isOne(_ bytes: [UInt8]) -> Bool {
        let start = String(decoding: bytes.prefix(1024), as: UTF8.self)
        let lines = start.split(whereSeparator: \.isNewline).prefix(2).map { FeedbackText.plain(String($0)) }
        return lines.contains { line in
            let names = line.split(separator: ",").map { FeedbackText.plain(String($0)) }
            return names.contains(Column.lot.rawValue) && names.contains(Column.orderNumber.rawValue)
        }
    }

    package init(reading bytes: [UInt8], named name: String) {
        self.name = name
        if let fault = FeedbackFormFault(ofForm: bytes) {
            refuse(fault.code, fault.sentence, fault.line)
            return
        }
        var (records, problems) = CSVText.parse(FeedbackFile.plain(bytes))
        if let first = records.first, FeedbackFile.namesSeparator(first) { records.removeFirst() }
        if let torn = problems.first {
            let fault = FeedbackFormFault.torn(torn.problem)
            refuse(fault.code, fault.sentence, torn.line)
            return
        }
        while records.count > 1, records.last?.fields.allSatisfy({ $0.allSatisfy(\.isWhitespace) }) == true {
            records.removeLast()
        }
        let header = records.first?.fields.map(FeedbackText.plain) ?? []
        let wanted = Column.allCases.map(\.rawValue)
        guard header.sorted() == wanted.sorted() else {
            refuse(.feedbackHeader, "The columns are: \(wanted.joined(separator: ", ")).", 1)
            return
        }
        rowCount = records.count - 1
        for record in records.dropFirst() { read(record, header) }
    }

    /// Where a row says something, for what only the orders can find wrong with it.
    package func place(of column: Column, in row: Row) -> Finding.Place {
        Finding.Place(file: name, line: row.line, column: column.rawValue)
    }

    private mutating func read(_ record: CSVText.Record, _ header: [String]) {
        guard record.fields.count == header.count else {
            return report(
                .feedbackFields, record.line, nil, "The row has \(record.fields.count) fields, not \(header.count).")
        }
        let fields = Dictionary(zip(header, record.fields), uniquingKeysWith: { first, _ in first })
        func text(_ column: Column) -> String { FeedbackText.trimmed(fields[column.rawValue] ?? "") }
        func number(_ column: Column) -> Int? {
            Int(text(column)).flatMap { (1...1_000_000_000).contains($0) ? $0 : nil }
        }
        let subject = Subject(text(.lot))
        let day = CalendarDate(text(.day))
        let (pieces, sheets) = (number(.pieces), number(.sheets))
        let postageClass = PostageClass(rawValue: FeedbackText.plain(text(.postageClass)))
        let checks: [(isRight: Bool, column: Column, sentence: String)] = [
            (
                subject != nil, .lot,
                "A lot is one of order.json, such as 2026-11-L01; for a batch in none it is the batch."
            ),
            (day != nil, .day, "The day must be like 2026-11-10."),
            (!text(.orderNumber).isEmpty, .orderNumber, "The carrier's number is missing."),
            (pieces != nil, .pieces, "The number of pieces is a number."),
            (
                sheets != nil && pieces.map { $0 <= sheets ?? 0 } ?? true, .sheets,
                "Sheets are as many as pieces, or more."
            ),
            (postageClass != nil, .postageClass, "The class is domestic, europe or world."),
        ]
        for check in checks where !check.isRight {
            report(.mailingRow, record.line, check.column, check.sentence)
        }
        guard let subject, let day, let pieces, let sheets, let postageClass, checks.allSatisfy(\.isRight) else {
            return
        }
        rows.append(
            Row(
                line: record.line, subject: subject, day: day, orderNumber: text(.orderNumber), pieces: pieces,
                sheets: sheets, postageClass: postageClass))
    }

    private mutating func refuse(_ code: BatchFault, _ sentence: String, _ line: Int?) {
        isRefused = true
        findings = [Finding(code: code, place: .init(file: name, line: line), message: sentence)]
    }

    /// No finding repeats a field.
    private mutating func report(_ code: BatchFault, _ line: Int, _ column: Column?, _ message: String) {
        findings.append(
            Finding(code: code, place: .init(file: name, line: line, column: column?.rawValue), message: message))
    }
}
