import MailLedger
import PaperMail
import PrintHouse

extension Reconciliation {
    /// What changed, in counts that add up.
    package var text: String {
        var lines = correction.map(words) ?? []
        let hasFeedback = !files.isEmpty || mailings.files.isEmpty && codes.files.isEmpty && codes.runs.isEmpty
        if correction == nil || !files.isEmpty, hasFeedback { lines.append(summary) }
        if !mailings.files.isEmpty { lines.append(compared) }
        if new == 0, corrected == 0, hasFeedback { lines.append("Nothing new.") }
        lines += codes.lines
        for (run, pieces) in runs {
            lines += ["", "Run \(run): \(pieces.sum)"]
            for batch in batches where batch.id.run == run {
                let way = batch.before == batch.state ? "" : "\(batch.before.rawValue) -> "
                lines.append("  batch \(batch.id), \(way)\(batch.state.rawValue): \(batch.pieces.sum)")
                for (change, count) in batch.changes.sorted(by: { $0.key < $1.key }) {
                    lines.append("    \(change.from.rawValue) -> \(change.to.rawValue): \(count)")
                }
            }
        }
        let notes = notes
        return (lines + (notes.isEmpty ? [] : [""]) + notes).joined(separator: "\n") + "\n"
    }

    /// Rows of the files that were new to the ledger.
    var new: Int { taken.outcomes.count(where: \.isNew) }

    /// Rows of which a person's word changed whether they count.
    private var corrected: Int { (taken.takenBack + taken.restored).count(where: \.isNew) }

    private func words(on correction: Correction) -> [String] {
        var lines: [String] = []
        if !correction.wrong.isEmpty {
            lines.append(
                Self.words("to take back", correction.wrong, taken.takenBack, kept: correction.kept)
                    + ", by \(correction.name).")
        }
        if !correction.restored.isEmpty {
            lines.append(Self.words("to restore", correction.restored, taken.restored) + ", by \(correction.name).")
        }
        return lines
    }

    /// Such as "Of 5 rows to take back: 3 done, 1 done before, 1 cannot be".
    private static func words(
        _ what: String, _ files: [FeedbackFile], _ outcomes: [ClaimsTaken.Outcome], kept: Int = 0
    ) -> String {
        let read = files.reduce(0) { $0 + $1.rowCount }
        let done = outcomes.count(where: \.isNew)
        let before = outcomes.count { !$0.isNew && $0.objection == nil }
        let parts = [
            "\(done) done", "\(before) done before", kept > 0 ? "\(kept) kept, as a right file holds them too" : nil,
            "\(read - done - before - kept) cannot be",
        ]
        return "Of \(read.of("row")) \(what): " + parts.compactMap(\.self).joined(separator: ", ")
    }

    /// Rows of the files that the ledger knew.
    var known: Int { taken.outcomes.count { !$0.isNew && $0.objection?.isTaken ?? true } }

    var read: Int { files.reduce(0) { $0 + $1.rowCount } }

    private var compared: String {
        let rows = mailings.files.reduce(0) { $0 + $1.rowCount }
        let agreeing = mailings.outcomes.count { $0.finding == nil }
        return
            "Compared \(rows.of("row")) on what was offered to the carrier with orders and feedback: \(agreeing) agree, "
            + "\(rows - agreeing) do not."
    }

    private var summary: String {
        let refused = files.count(where: \.isRefused)
        return "Read \(read.of("row")) in \((files.count - refused).of("file")): \(new) new, "
            + "\(known) known already, \(read - new - known) not taken."
            + (refused > 0 ? " \(refused.of("file")) could not be read." : "")
    }

    private var notes: [String] {
        var notes: [String] = []
        let died = zip(rows, taken.outcomes).count { row, outcome in
            outcome.isNew && outcome.objection == nil && row.row.claim.reason == .deceased
        }
        if died > 0 {
            notes.append("\(died.of("piece")) came back because the reader has died: not written to again.")
        }
        if mailedTests > 0 {
            notes.append(
                "\(mailedTests.of("row says", "rows say")) mailed of batches that are tests, of which nothing may be. Ask the printer."
            )
        }
        let takenBack = taken.outcomes.count(where: \.isTakenBack)
        if takenBack > 0 {
            notes.append(
                "Of \(takenBack.of("row")) a person has said that they are wrong: they do not count. Should one be right after all: reconcile --restore FILE --by NAME"
            )
        }
        if doubtfulAddresses > 0 {
            notes.append(
                "\(doubtfulAddresses.of("doubtful address", "doubtful addresses")) in all, to report to the registry: doubtful-addresses.csv"
            )
        }
        if !taken.withoutAddress.isEmpty {
            notes.append(
                "Of \(taken.withoutAddress.count.of("returned piece")) the plan is gone, so nobody can tell when the address changes: these accounts are not written to until a person decides."
            )
        }
        for batch in batches where batch.unconfirmedPulls > 0 && batch.state == .mailed {
            notes.append(
                "Of batch \(batch.id), the printer has not confirmed that \(batch.unconfirmedPulls.of("piece")) of the pull list were taken out. Ask for that."
            )
        }
        for batch in withoutManifest {
            notes.append("The manifest of \(batch) is gone: the share of spoiled pieces was not checked.")
        }
        return notes
    }
}

extension BatchStanding.Change {
    /// In the order of a piece's way.
    fileprivate static func < (left: Self, right: Self) -> Bool {
        (left.from.place, left.to.place) < (right.from.place, right.to.place)
    }
}

extension PieceState {
    fileprivate var place: Int { Self.allCases.firstIndex(of: self) ?? 0 }
}
