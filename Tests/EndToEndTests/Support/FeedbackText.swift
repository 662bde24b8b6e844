import SystemPackage
import TestSupport

/// Files that come back, as a printer or a post room writes them.
enum FeedbackText {
    static let header = "batch_id,piece_id,status,at,reason"
    static let scanHeader = "reference,reason,at"

    /// A feedback file: rows without their header, each ended.
    static func file(_ rows: String...) -> String { ([header] + rows).map { $0 + "\n" }.joined() }

    static func scan(_ rows: String...) -> String { ([scanHeader] + rows).map { $0 + "\n" }.joined() }

    /// A row about a whole batch.
    static func row(_ batch: String, _ status: String, _ day: String) -> String { row(batch, "", status, day) }

    static func row(_ batch: String, _ piece: String, _ status: String, _ day: String, reason: String = "") -> String {
        "\(batch),\(piece),\(status),\(day)T09:00:00+01:00,\(reason)"
    }
}

extension TestWorkspace {
    /// Writes files beside the workspace and runs `reconcile` on all of them, by their names.
    func reconcile(_ files: (name: String, text: String)...) async throws -> ProgramRun {
        try await reconcile(files.map { ($0.name, Array($0.text.utf8)) })
    }

    /// Months of tests are still to come; of these the files are taken in on the day of the last thing that they tell.
    func reconcile(
        _ files: [(name: String, bytes: [UInt8])], _ options: [String] = []
    ) async throws -> ProgramRun {
        for file in files { try Files.write(file.bytes, to: scratch.appending(file.name)) }
        let text = files.map { String(decoding: $0.bytes, as: UTF8.self) }.joined(separator: "\n")
        return try await ProgramRun(
            .postvangnet, ["reconcile"] + files.map(\.name) + options + ["--workspace", path.string], in: scratch,
            changes: WallClock.changes(after: text))
    }
}
