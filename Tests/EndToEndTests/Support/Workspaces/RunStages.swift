import SystemPackage
import TestSupport
import Testing

/// Workspaces on the way from an extract to sealed batches, for tests to copy.
struct RunStages: Sendable {
    let extract: FilePath
    let imported: TestWorkspace
    /// With a plan for 2026-11, made by `planner`.
    let planned: TestWorkspace
    let approved: TestWorkspace
    let sealed: TestWorkspace
    let batches: [SealedBatch]

    var pieces: Int { batches.reduce(0) { $0 + $1.rows.count } }

    /// - Parameter sealed: where somebody did it already; nil to have it done.
    init(of extract: FilePath, key: ScratchKey, sealed: TestWorkspace? = nil) async throws {
        self.extract = extract
        imported = try TestWorkspace()
        try await imported.succeed("init")
        try imported.sign(with: key.path)
        try await imported.succeed("import", extract.string)
        planned = try imported.copy()
        try await planned.succeed("plan", "2026-11", "--by", "planner")
        approved = try planned.copy()
        try await approved.succeed("approve", "2026-11", "--by", "approver")
        if let sealed {
            self.sealed = sealed
        } else {
            self.sealed = try approved.copy()
            try await self.sealed.succeed("run", "2026-11")
        }
        batches = try self.sealed.batches()
    }
}
