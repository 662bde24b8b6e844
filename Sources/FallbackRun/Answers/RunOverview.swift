package import MailboxDomain
import MailboxStore
import PaperMail
import StrictFiles
import SystemPackage

/// What a workspace holds: the extract that is loaded, and where each run stands, the first one first. It is what `status`
/// without a month shows.
package struct RunOverview: Encodable, Sendable {
    /// Nil where none is loaded, or what is loaded cannot be read.
    package let extract: LoadedExtract?
    /// Why mailbox.sqlite cannot be read; where the runs stand can be told all the same.
    package let mailboxFault: String?
    package let runs: [RunStatus]

    /// Throws `RunError.noRuns` for a workspace that holds neither.
    ///
    /// - Parameter day: the day from which to see what is late.
    package init(of workspace: Workspace, on day: CalendarDate) throws {
        do { (extract, mailboxFault) = (try LoadedExtract(in: workspace), nil) } catch {
            (extract, mailboxFault) = (nil, error.description)
        }
        runs = try workspace.runs().map { try RunStatus(of: $0, in: workspace, on: day) }
        guard extract != nil || mailboxFault != nil || !runs.isEmpty else { throw RunError.noRuns }
    }

    package var text: String {
        let table = "run".padded(to: 12) + "state".padded(to: 13) + "  pieces  batches  late"
        let lines = runs.map { status in
            status.run.description.padded(to: 12) + status.state.padded(to: 13)
                + String(status.pieces.values.reduce(0, +)).leftPadded(to: 8)
                + String(status.batches.count).leftPadded(to: 9) + String(status.overdue.count).leftPadded(to: 6)
        }
        return
            ([extract?.text ?? mailboxFault ?? "No extract is loaded.", ""]
            + (lines.isEmpty ? ["No run is planned. Make a plan with: postvangnet plan MONTH"] : [table] + lines))
            .joined(separator: "\n") + "\n"
    }

    package var json: [UInt8] { get throws { try StrictJSON.bytes(of: self) } }
}
