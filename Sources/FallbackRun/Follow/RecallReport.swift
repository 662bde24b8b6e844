package import MailboxDomain
package import PaperMail
import PrintHouse
import StrictFiles

/// What a recall came to, in counts that add up: every piece of the run with a reader is in one of them.
package struct RecallReport: Codable, Sendable {
    package var run: RunID
    /// The moment of the extract that the pieces were compared with, as it writes it.
    package var asOf: String
    package var pieces: Int
    /// Compared and still needed.
    package var needed = 0
    /// Called back now, by reason; every known one appears.
    package var recalled: [String: Int]
    /// Called back before.
    package var recalledBefore = 0
    /// Not needed any more, but printed: the printer may still find them.
    package var printed: [String: Int]
    /// Of accounts that the extract does not hold, or not with their person and address, so that nothing could be compared.
    package var absent = 0
    /// Of accounts that the extract does not hold at all: of those that are absent, or called back as gone.
    package var unknown = 0
    /// Mailed, come back, failed, taken out or lost before: nothing is left to call back.
    package var gone = 0
    /// How many pieces the pull list has; none where there is no list.
    package var listed = 0
    package var signed: Bool
    /// Whether it only tells what a recall would do.
    package var isTrial: Bool
    /// Nil where no more is called back than is usual.
    package var jump: RecallJump?
    /// Events that were used.
    package var events = 0
    /// What is wrong with events; the report's own form has their number only.
    package var findings: [Finding] = []

    private enum CodingKeys: String, CodingKey {
        case run, asOf, pieces, needed, recalled, recalledBefore, printed, absent, unknown, gone, listed, signed
        case isTrial = "dryRun"
        case jump, events
    }

    init(run: RunID, asOf: String, pieces: Int, signed: Bool, isTrial: Bool) {
        let zeros = Dictionary(uniqueKeysWithValues: LapsedNeed.codes.map { ($0, 0) })
        (self.run, self.asOf, self.pieces, self.signed, self.isTrial) = (run, asOf, pieces, signed, isTrial)
        (recalled, printed) = (zeros, zeros)
    }

    package var json: [UInt8] { get throws { try StrictJSON.bytes(of: self) } }

    package var text: String {
        let since = events == 0 ? "" : " and \(events) event\(events == 1 ? "" : "s")"
        var lines = ["Compared \(run) with the extract of \(asOf)\(since): \(pieces) pieces"]
        func row(_ label: String, _ count: Int, indent: Int = 2) {
            let name = String(repeating: " ", count: indent) + label
            lines.append(name.padded(to: 44) + String(count).leftPadded(to: 8))
        }
        func rows(_ counts: [String: Int]) {
            for code in LapsedNeed.codes {
                if let count = counts[code], count > 0 { row(code, count, indent: 4) }
            }
        }
        row("still needed", needed)
        row(isTrial ? "would be called back" : "called back now", recalled.values.reduce(0, +))
        rows(recalled)
        row("called back before", recalledBefore)
        row("not needed, but printed: call the printer", printed.values.reduce(0, +))
        rows(printed)
        row("not in the extract, or only in part", absent)
        row("mailed, returned, failed, taken out or lost", gone)
        if recalled.values.allSatisfy({ $0 == 0 }) { lines.append("Nothing new.") }
        if let jump, isTrial { lines.append("\(jump.text) To call them back all the same: --accept-jump") }
        if isTrial { lines.append("This was a dry run: nothing is changed.") }
        if listed > 0 {
            lines.append(
                "Pull list: outbox/\(run)/\(PullList.fileName), \(listed.of("piece")), \(signed ? "signed" : "NOT signed")."
            )
        }
        if absent > 0 {
            lines.append(
                "Accounts that are not in the extract, or without their person or address, were left as they are, and this is no check of the people. Ask for all accounts of the run; or, if these are gone from the mailbox: --pull-absent"
            )
        }
        return lines.joined(separator: "\n") + "\n"
    }
}
