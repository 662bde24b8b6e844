import MailboxDomain
import PaperMail
import StrictFiles

/// Reads one row of a file that came back, and collects what is wrong with it. Capitals, blanks around a field, the groups
/// of a piece id and a time without seconds are forms that say the same.
///
/// No finding repeats a field: a column that slipped could hold a name.
struct FeedbackRowReader {
    private let record: CSVText.Record
    private let kind: FeedbackKind
    private let columns: Int
    private let fields: [FeedbackKind.Column: String]?
    private let file: String
    private(set) var findings: [Finding] = []

    /// - Parameter header: names each of the kind's columns once.
    init(_ record: CSVText.Record, kind: FeedbackKind, header: [String], file: String) {
        self.record = record
        self.kind = kind
        self.file = file
        columns = header.count
        fields =
            record.fields.count == header.count
            ? Dictionary(
                zip(header.compactMap(FeedbackKind.Column.init), record.fields), uniquingKeysWith: { first, _ in first }
            )
            : nil
    }

    /// The finding of a last line that does not end: nothing in it is taken.
    mutating func cutOff() -> FeedbackFile.Row? {
        report(.feedbackCutOff, nil, "The last line has no end, so the file may be cut off. Ask for it again.")
        return nil
    }

    /// Nil where a finding was made.
    mutating func row() -> FeedbackFile.Row? {
        guard fields != nil else {
            let message =
                record.fields == [""]
                ? "The line is empty; take it out."
                : "The row has \(record.fields.count) fields, not \(columns)."
            report(.feedbackFields, nil, message)
            return nil
        }
        return switch kind {
        case .printer: printerRow()
        case .postRoom: postRoomRow()
        }
    }

    private mutating func printerRow() -> FeedbackFile.Row? {
        let batch = BatchID(FeedbackText.plain(text(.batch)))
        if batch == nil { report(.feedbackBatch, .batch, "A batch id is a run and a number, such as 2026-11-0007.") }
        let isWholeBatch = text(.piece).isEmpty
        let piece = isWholeBatch ? nil : pieceID(.piece) { text throws(PieceID.Problem) in try PieceID(typed: text) }
        let status = status(ofWholeBatch: isWholeBatch)
        let at = time()
        let reason = reason(of: status)
        let count = count(of: status)
        guard let batch, let status, let at, findings.isEmpty else { return nil }
        return FeedbackFile.Row(
            line: record.line,
            claim: FeedbackClaim(batch: batch, piece: piece, status: status, at: at, reason: reason), count: count)
    }

    /// - Parameter status: nil where it is not known.
    private mutating func count(of status: FeedbackStatus?) -> FeedbackFile.CameraCount? {
        let texts = [text(.pieces), text(.sheets)]
        guard texts.contains(where: { !$0.isEmpty }) else { return nil }
        if let status, status != .inserted {
            report(.feedbackCount, .pieces, "Only what is inserted has counts; leave them empty.")
            return nil
        }
        // A batch has at most 999,999 pieces, of 9 sheets.
        let numbers = texts.map { text in Int(text).flatMap { (1...8_999_991).contains($0) ? $0 : nil } }
        guard let pieces = numbers[0], let sheets = numbers[1], sheets >= pieces else {
            report(
                .feedbackCount, .pieces, "The counts are two numbers: pieces, and sheets, which are as many or more.")
            return nil
        }
        return FeedbackFile.CameraCount(pieces: pieces, sheets: sheets)
    }

    private mutating func postRoomRow() -> FeedbackFile.Row? {
        let reference = text(.reference).filter { !$0.isWhitespace && $0 != "-" }
        // A mark ends in three digits for sheet, sheets and attempt.
        let isMark = reference.utf8.count == 19
        let piece = pieceID(.reference) { _ throws(PieceID.Problem) in
            try PieceID(typed: isMark ? reference.dropLast(3) : reference[...])
        }
        let mark = isMark ? piece.flatMap { SheetMark("\($0)\(reference.suffix(3))") } : nil
        if isMark, piece != nil, mark == nil {
            report(.feedbackPiece, .reference, "The last three characters of a mark are sheet, sheets and attempt.")
        }
        let at = time()
        let reason = reason(of: .returned)
        guard let piece, let at, let reason, findings.isEmpty else { return nil }
        return FeedbackFile.Row(
            line: record.line,
            claim: FeedbackClaim(batch: piece.batch, piece: piece, status: .returned, at: at, reason: reason),
            attempt: mark?.attempt)
    }

    private mutating func pieceID(
        _ column: FeedbackKind.Column, _ read: (String) throws(PieceID.Problem) -> PieceID
    ) -> PieceID? {
        do {
            return try read(text(column))
        } catch {
            switch error {
            case .checkCharacter:
                let message = "The piece id's check character is wrong: the id was changed or misread."
                report(.pieceIDCheck, column, message)
            case .shape:
                report(.feedbackPiece, column, "A piece id has 16 characters, such as 2611A0001000001S.")
            }
        }
        return nil
    }

    private mutating func status(ofWholeBatch isWholeBatch: Bool) -> FeedbackStatus? {
        guard let status = FeedbackStatus(rawValue: FeedbackText.plain(text(.status))) else {
            let known = FeedbackStatus.allCases.map(\.rawValue).joined(separator: ", ")
            report(.feedbackStatus, .status, "The status is not known. It is one of: \(known).")
            return nil
        }
        if isWholeBatch, !status.isOfBatches {
            report(.feedbackSubject, .piece, "\(status.rawValue) is said of pieces, one a row, not of a whole batch.")
        } else if !isWholeBatch, !status.isOfPieces {
            report(.feedbackSubject, .piece, "\(status.rawValue) is said of a whole batch: leave the piece id empty.")
        }
        return status
    }

    private mutating func time() -> Instant? {
        if let time = Instant(FeedbackText.withSeconds(text(.at))) { return time }
        let form = "The time must be like 2026-11-10T09:00:00+01:00, with its offset"
        report(.feedbackTime, .at, "\(form). A spreadsheet may have changed it.")
        return nil
    }

    /// - Parameter status: nil where it is not known, so that nothing can be said of a reason.
    private mutating func reason(of status: FeedbackStatus?) -> ReturnReason? {
        let text = FeedbackText.plain(text(.reason))
        let reason = ReturnReason(rawValue: text)
        let known = ReturnReason.allCases.map(\.rawValue).joined(separator: ", ")
        if !text.isEmpty, reason == nil {
            report(.feedbackReason, .reason, "The reason is not known. It is one of: \(known).")
        } else if status == .returned, reason == nil {
            report(.feedbackReason, .reason, "What is returned needs a reason. It is one of: \(known).")
        } else if let status, status != .returned, reason != nil {
            report(.feedbackReason, .reason, "Only what is returned has a reason; leave it empty.")
        }
        return reason
    }

    private func text(_ column: FeedbackKind.Column) -> String { FeedbackText.trimmed(fields?[column] ?? "") }

    private mutating func report(_ code: BatchFault, _ column: FeedbackKind.Column?, _ message: String) {
        findings.append(
            Finding(
                code: code, place: .init(file: file, line: record.line, column: column?.rawValue), message: message))
    }
}
