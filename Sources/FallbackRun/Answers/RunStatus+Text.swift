import AudienceSelection
import MailLedger
import PaperMail

extension RunStatus {
    /// One screen for people: what adds up stands under each other.
    package var text: String {
        var lines = ["Run \(run): \(state), extract of \(asOf)"]
        if let cancelled { lines.append("Cancelled by \(cancelled.by) at \(cancelled.at): \(cancelled.reason)") }
        lines.append("")
        func row(_ label: String, _ count: Int, indent: Int = 0) {
            let name = String(repeating: " ", count: indent) + label
            lines.append(name.padded(to: 36) + String(count).leftPadded(to: 10))
        }
        row("accounts", accounts)
        row("reached digitally", reachedDigitally, indent: 2)
        row("considered", considered, indent: 2)
        row("chosen", chosen.values.reduce(0, +), indent: 4)
        for audience in Audience.allCases { row(audience.rawValue, chosen[audience.rawValue] ?? 0, indent: 6) }
        row("not chosen", notChosen.values.reduce(0, +), indent: 4)
        for reason in Reason.ofNotChosen {
            if let count = notChosen[reason.rawValue], count > 0 { row(reason.rawValue, count, indent: 6) }
        }
        for (audience, backlog) in backlog.sorted(by: { $0.key < $1.key }) where backlog.waiting > 0 {
            let clear = backlog.monthsToClear.map { "at this pace in \($0) more runs" } ?? "no run lets any through"
            lines.append("\(audience): \(backlog.waiting) wait for a later run; \(clear)")
        }
        if let figures {
            lines +=
                [""] + figures.lines(Audience.allCases.map(\.rawValue).filter { figures.pieces[$0] != nil }, of: run)
        }
        lines.append("")
        row("pieces", pieces.values.reduce(0, +))
        if controlPieces > 0 { row("control pieces among them", controlPieces, indent: 2) }
        for state in ["planned"] + PieceState.allCases.map(\.rawValue) {
            if let count = pieces[state], count > 0 { row(state, count, indent: 2) }
        }
        lines += ["", "batch".padded(to: 18) + "product".padded(to: 16) + "  pieces  sheets  state"]
        lines += batches.map(\.line)
        if batches.isEmpty { lines.append("none: nobody was chosen") }
        if !reprints.isEmpty { lines += ["printed again:"] + reprints.map(\.line) }
        if !overdue.isEmpty { lines += ["", "Late:"] + overdue.map { "  \($0.text)" } }
        if let codes, !codes.isEmpty {
            lines += ["", "Codes of the carrier:"]
            lines += codes.map { awaited in
                switch awaited.from {
                case .carrier: "  \(awaited.batch) waits for them: postvangnet reconcile FILE"
                case .handover: "  \(awaited.batch) has them, and its printer not: postvangnet handover \(run)"
                }
            }
        }
        if !balances { lines += ["", "These counts do not add up. Report this as a defect."] }
        return lines.joined(separator: "\n") + "\n"
    }
}

extension RunStatus.Batch {
    fileprivate var line: String {
        id.description.padded(to: 18) + product.padded(to: 16) + String(pieces).leftPadded(to: 8)
            + String(sheets).leftPadded(to: 8) + "  \(state)"
    }
}

extension String {
    func padded(to width: Int) -> String { self + String(repeating: " ", count: max(0, width - count)) }
    func leftPadded(to width: Int) -> String { String(repeating: " ", count: max(0, width - count)) + self }
}
