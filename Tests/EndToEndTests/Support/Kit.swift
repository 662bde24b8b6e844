import SystemPackage
import TestSupport
import Testing

/// A conformance kit, made anew, with its answers.
struct Kit {
    let place: TestWorkspace
    let key: ScratchKey
    let folder: FilePath
    let answers: TestJSON

    init() async throws {
        place = try TestWorkspace()
        key = try await ScratchKey.ofSender(in: place.scratch)
        folder = place.scratch.appending("kit")
        let run = try await ProgramRun(.postvangnet, ["kit", folder.string, "--key", key.path.string])
        try #require(run.status == 0, "\(run.errors)")
        answers = try TestJSON(Files.text(folder.appending("answers.json")))
    }
}
