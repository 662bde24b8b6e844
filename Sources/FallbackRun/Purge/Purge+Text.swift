import Foundation
import MailboxDomain
import PaperMail

extension Purge {
    /// - Parameter isDone: whether what is due was removed, and not only looked at.
    package func text(isDone: Bool) -> String {
        var lines: [String] = []
        if due.isEmpty {
            lines.append("Nothing is past its term on \(day).")
        } else {
            lines.append("\(isDone ? "Removed" : "Would be removed") (terms as on \(day)):")
            lines += Self.rows(of: due)
        }
        if !unfinished.isEmpty {
            lines.append("\(isDone ? "Finished" : "Would be finished"), because an earlier command was cut off:")
            lines += unfinished.map { "  \($0)" }
        }
        if let lostAddresses {
            let count = lostAddresses.of("address", "addresses")
            lines.append(
                lostAddresses == 0
                    ? "No key is lost: address-digests.key holds all that the ledger needs."
                    : "\(isDone ? "Forgotten" : "Would be forgotten"), because the key is lost: \(count) that mail came back from."
            )
        }
        if !kept.isEmpty {
            lines += ["Kept:"]
            lines += Self.rows(of: kept, until: true)
        }
        if !strangers.isEmpty {
            lines += ["Not of any run, and left as it is; look for yourself what it holds:"]
            lines += strangers.map { "  \($0)" }
        }
        return lines.joined(separator: "\n") + "\n"
    }

    /// A line for all that is of one kind and run; of several days the last.
    private static func rows(of holdings: [Holding], until: Bool = false) -> [String] {
        var rows: [String] = []
        for kind in Holding.Kind.allCases {
            let byRun = Dictionary(grouping: holdings.filter { $0.kind == kind }, by: \.run)
            for (run, own) in byRun.sorted(by: { ($0.key?.description ?? "") < ($1.key?.description ?? "") }) {
                let files = own.reduce(0) { $0 + $1.files.count }
                let count = files == 0 ? "" : files.of("file")
                let day = own.compactMap(\.dueOn).max().map { "until \($0)" } ?? "while it is open"
                let columns = [kind.inWords(of: run).padded(to: 43)] + (until ? [day.padded(to: 17)] : []) + [count]
                rows.append("  " + columns.joined(separator: " ").trimmingCharacters(in: .whitespaces))
            }
        }
        return rows
    }
}

extension Holding.Kind {
    fileprivate func inWords(of run: RunID?) -> String {
        let run = run?.description ?? ""
        return switch self {
        case .mailbox: "mailbox"
        case .rejects: "rejects of an import"
        case .inbox: "inbox"
        case .pictures: "pictures of a demo"
        case .keptLedger: "ledger as it was before an upgrade"
        case .plan: "plan \(run), not approved"
        case .outbox: "run \(run): outbox"
        case .run: "run \(run): plan, proof and batches"
        case .ledger: "run \(run): accounts and pieces in ledger"
        }
    }
}
