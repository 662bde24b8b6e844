import MailLedger
import MailboxDomain
import PaperMail
import PrintHouse
import StrictFiles
import SystemPackage

/// What printers offered to the carrier, beside what was ordered and what they reported as mailed.
///
/// It changes nothing: who has a letter is told by feedback on batches and pieces.
struct MailingComparison: Sendable {
    let files: [MailingFile]
    /// One for a row, at most; nil where it agrees. In the order of files and rows.
    let outcomes: [(file: Int, row: MailingFile.Row, finding: Finding?)]

    init(_ files: [MailingFile], in workspace: Workspace, _ ledger: Ledger) throws {
        self.files = files
        let rows = files.indices.flatMap { file in files[file].rows.map { (file: file, row: $0) } }
        let offered = Dictionary(grouping: rows.map(\.row), by: \.subject)
        var orders: [RunID: [Order]] = [:]
        outcomes = try rows.map { file, row in
            let run = row.subject.run
            if orders[run] == nil { orders[run] = Self.orders(of: run, in: workspace) }
            let fault = try Self.fault(of: row, beside: offered[row.subject] ?? [], orders[run] ?? [], ledger)
            return (
                file, row,
                fault.map { fault in
                    Finding(
                        code: fault.code, place: files[file].place(of: fault.column, in: row), message: fault.sentence)
                }
            )
        }
    }

    var findings: [Finding] { files.flatMap(\.findings) + outcomes.compactMap(\.finding) }

    private struct Fault {
        var code: RunFault
        var column: MailingFile.Column
        var sentence: String
    }

    /// What is ordered together.
    private struct Ordered {
        var batches: [BatchID]
        var pieces: Int
        var sheets: Int
        var postageClass: PostageClass
        var mailFrom: CalendarDate
        var mailBy: CalendarDate
    }

    private static func fault(
        of row: MailingFile.Row, beside all: [MailingFile.Row], _ orders: [Order], _ ledger: Ledger
    ) throws -> Fault? {
        guard let ordered = ordered(row.subject, in: orders) else {
            return Fault(
                code: .mailingUnknown, column: .lot,
                sentence: "No order that stands in the outbox has this lot, or this batch without one.")
        }
        guard row.postageClass == ordered.postageClass else {
            return Fault(
                code: .mailingDiffers, column: .postageClass,
                sentence: "\(row.subject.name) is of the class \(ordered.postageClass.rawValue).")
        }
        guard (ordered.mailFrom...max(ordered.mailFrom, ordered.mailBy)).contains(row.day) else {
            return Fault(
                code: .mailingDiffers, column: .day,
                sentence: "\(row.subject.name) was to be mailed from \(ordered.mailFrom) to \(ordered.mailBy).")
        }
        let (pieces, sheets) = all.reduce(into: (0, 0)) { $0 = ($0.0 + $1.pieces, $0.1 + $1.sheets) }
        guard pieces <= ordered.pieces, sheets <= ordered.sheets else {
            return Fault(
                code: .mailingDiffers, column: .pieces,
                sentence: "\(pieces) pieces on \(sheets) sheets were offered of \(row.subject.name), which has "
                    + "\(ordered.pieces) on \(ordered.sheets).")
        }
        // Where only some of it was reported yet, the rest is still to come.
        let mailed = try ledger.mailedPieces(of: ordered.batches)
        guard pieces == mailed else {
            return Fault(
                code: .mailingCount, column: .pieces,
                sentence:
                    "\(pieces) pieces were offered of \(row.subject.name), and \(mailed) are reported mailed. One "
                    + "of the two is wrong.")
        }
        return nil
    }

    private static func ordered(_ subject: MailingFile.Subject, in orders: [Order]) -> Ordered? {
        for order in orders {
            let batches = order.batches.filter { batch in
                switch subject {
                case .lot(let id, _): batch.lot == id
                case .batch(let id): batch.id == id && batch.lot == nil
                }
            }
            guard let first = batches.first else { continue }
            return Ordered(
                batches: batches.map(\.id), pieces: batches.reduce(0) { $0 + $1.pieces },
                sheets: batches.reduce(0) { $0 + $1.sheets }, postageClass: first.postageClass,
                mailFrom: first.mailFrom, mailBy: first.mailBy)
        }
        return nil
    }

    /// Those that stand there and can be read.
    private static func orders(of run: RunID, in workspace: Workspace) -> [Order] {
        let outbox = workspace.outbox(of: run)
        let names = ((try? FileReading.names(in: outbox)) ?? []).filter { Order.number(ofFileName: $0) != nil }
        return names.sorted().compactMap { name in
            (try? TextFile.bytes(of: outbox.appending(name), atMost: Order.fileLimit)).flatMap { Order.read($0).order }
        }
    }
}
