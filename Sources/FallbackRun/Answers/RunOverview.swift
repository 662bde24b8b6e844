package import MailboxDomain
import PaperMail
import StrictFiles

/// Where each run of a workspace stands, the first one first: what `status` without a month shows.
package struct RunOverview: Sendable {
    package let runs: [RunStatus]

    /// - Parameter day: the day from which to see what is late.
    package init(of workspace: Workspace, on day: CalendarDate) throws {
        let ids = workspace.runs()
        guard !ids.isEmpty else { throw RunError.noRuns }
        runs = try ids.map { try RunStatus(of: $0, in: workspace, on: day) }
    }

    package var text: String {
        let header = "run".padded(to: 12) + "state".padded(to: 13) + "  pieces  batches  late"
        let lines = runs.map { status in
            status.run.description.padded(to: 12) + status.state.padded(to: 13)
                + String(status.pieces.values.reduce(0, +)).leftPadded(to: 8)
                + String(status.batches.count).leftPadded(to: 9) + String(status.overdue.count).leftPadded(to: 6)
        }
        return ([header] + lines).joined(separator: "\n") + "\n"
    }

    package var json: [UInt8] { get throws { try StrictJSON.bytes(of: runs) } }
}
