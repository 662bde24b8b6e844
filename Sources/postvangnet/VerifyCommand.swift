import ArgumentParser
import PrintHouse
import SystemPackage

struct VerifyCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "verify",
        abstract: "Checks a batch as a printer would: seal, checksums, manifest, every page read back.",
        discussion: "Needs no workspace and no network. Exit status 1: something is wrong.")

    @Argument(help: ArgumentHelp("The folder of one batch.", valueName: "BATCHDIR"))
    var batch: String

    @Option(
        name: .long,
        help: ArgumentHelp(
            "Whose seals to accept (ssh-keygen's allowed-signers file); without it the signer is not checked.",
            valueName: "FILE"))
    var signers: String?

    @OptionGroup var format: FormatOption

    func run() async throws {
        let verification = try await BatchVerification(
            of: FilePath(batch), signers: signers.map { FilePath($0) })
        try format.print(text: verification.text, json: verification.json)
        if !verification.isIntact { throw ExitCode(1) }
    }
}
