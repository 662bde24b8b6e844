import PrintHouse

/// Where each run of a workspace stands, the first one first: what `status` without a month shows.
package struct RunOverview: Sendable {
    package let runs: [RunStatus]

    package init(of workspace: Workspace) throws {
        let ids = workspace.runs()
        guard !ids.isEmpty else { throw RunError.noRuns }
        runs = try ids.map { try RunStatus(of: $0, in: workspace) }
    }

    package var text: String {
        let header = "run".padded(to: 12) + "state".padded(to: 13) + "  pieces  batches"
        let lines = runs.map { status in
            status.run.description.padded(to: 12) + status.state.padded(to: 13)
                + String(status.pieces.values.reduce(0, +)).leftPadded(to: 8)
                + String(status.batches.count).leftPadded(to: 9)
        }
        return ([header] + lines).joined(separator: "\n") + "\n"
    }

    package var json: [UInt8] { get throws { try StrictJSON.bytes(of: runs) } }
}
