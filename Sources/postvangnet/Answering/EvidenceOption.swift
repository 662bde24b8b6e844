import ArgumentParser
import FallbackRun
import SystemPackage

/// `verify --evidence`: one person's evidence in place of a batch.
struct EvidenceOption: ParsableArguments {
    @Option(
        name: .customLong("evidence"),
        help: ArgumentHelp(
            "Check one person's evidence, with the files beside it, in place of a batch.", valueName: "FILE"))
    var file: String?

    /// Exit status 1 where something is wrong.
    func verify(_ file: String, signers: String?, as format: FormatOption) async throws {
        let verification = try await EvidenceVerification(of: FilePath(file), signers: signers.map { FilePath($0) })
        try format.answer(text: verification.text, json: verification.json)
        if !verification.isRight { throw ExitCode(1) }
    }
}
