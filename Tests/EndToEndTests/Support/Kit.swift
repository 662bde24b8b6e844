import SystemPackage
import TestSupport
import Testing

/// A conformance kit with its answers.
struct Kit: Sendable {
    /// One for all tests that only look.
    static let shared = Task { try await Kit() }

    let place: TestWorkspace
    let key: ScratchKey
    let folder: FilePath
    var answers: TestJSON { get throws { try TestJSON(Files.text(folder.appending("answers.json"))) } }

    init() async throws {
        place = try TestWorkspace()
        key = try await ScratchKey.ofSender(in: place.scratch)
        folder = place.scratch.appending("kit")
        let run = try await ProgramRun(.postvangnet, ["kit", folder.string, "--key", key.path.string])
        try #require(run.status == 0, "\(run.errors)")
    }
}
