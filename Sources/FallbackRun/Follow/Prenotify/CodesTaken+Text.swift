import PaperMail
import PrintHouse

extension CodesTaken {
    /// A line on the files, and lines on where each run stands.
    var lines: [String] {
        var lines: [String] = []
        if !files.isEmpty {
            let read = files.reduce(0) { $0 + $1.rowCount }
            let new = outcomes.count(where: \.isNew)
            let known = outcomes.count { !$0.isNew && $0.finding == nil }
            lines.append(
                "Read \(read.of("row")) with codes of a carrier: \(new) new, \(known) known already, "
                    + "\(read - new - known) not taken.")
        }
        for run in runs {
            if !run.complete.isEmpty {
                lines.append(
                    "\(run.run): all codes of \(run.complete.count.of("batch", "batches")) are there"
                        + (run.without > 0 ? ", \(run.without.of("piece")) of them without one." : "."))
            }
            if !run.toHandOver.isEmpty {
                lines.append(
                    "Bring them to the printer (\(run.toHandOver.map(\.description).joined(separator: ", "))): "
                        + "postvangnet handover \(run.run) --to DIR --by NAME")
            }
            for waiting in run.waiting {
                lines.append(
                    "\(waiting.batch) still waits for the codes of \(waiting.pieces.of("piece")). If no more come: "
                        + "postvangnet reconcile --no-more-codes \(run.run) --by NAME")
            }
        }
        return lines
    }
}
