import ArgumentParser
import FallbackRun
import LetterComposition
import PaperMail
import Stationery
import StrictFiles
import SystemPackage

struct TextsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "texts", abstract: "Brings approved texts from who writes them to who plans.",
        discussion: """
            pack makes one signed file of texts that everybody signed off; take shows what it would change in a workspace, and \
            puts it there.

            Example:
              postvangnet texts pack letters.tar --by "C. Schrijver" --key KEYFILE
            """,
        subcommands: [Pack.self, Take.self])

    struct Pack: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Makes one signed file of approved texts.",
            discussion: """
                It holds the texts with their shared blocks, drawings, layouts and the sender's values, who signed them off, who \
                packed and when. A text that has errors (65), or that not everybody signed off as it is (77), is not packed. \
                Answers are in Dutch.

                Example:
                  postvangnet texts pack letters.tar --by "C. Schrijver" --key KEYFILE
                """)

        @Argument(help: ArgumentHelp("The file to make; none is overwritten.", valueName: "FILE"))
        var file: String

        @Argument(
            help: ArgumentHelp("Only these, such as no-email; without any, all that are there.", valueName: "PRODUCT"))
        var products: [Product] = []

        @Option(name: .long, help: ArgumentHelp("Who packs.", valueName: "NAME"))
        var by: String

        @Option(
            name: .long,
            help: ArgumentHelp(
                "The SSH key that signs: a private key, or the public half of one that an agent holds.",
                valueName: "FILE"))
        var key: String

        @OptionGroup var workspace: WorkspaceOption

        func validate() throws { try TypedLine.checkName(by) }

        func run() async throws {
            try await DutchFailure.telling {
                let place = try workspace.openToWrite()
                let pack = try await place.locked(by: .thisCommand) {
                    try await TextsPacking(of: place).pack(
                        products, to: FilePath(file), by: by, key: FilePath(key), version: Version.current)
                }
                try StandardOutput.writeLine("Ingepakt in \(file), met handtekening:")
                for text in pack.cover.texts {
                    try StandardOutput.writeLine("  \(text.product) (kenmerk \(text.printed.hexadecimal.prefix(16)))")
                }
                try StandardOutput.writeLine("Geef het aan wie plant: postvangnet texts take \(file) --signers BESTAND")
            }
        }
    }

    struct Take: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Shows what a file of approved texts would change here; with --apply, takes them.",
            discussion: """
                The signature must be of a key in the list of signers, for the namespace postvangnet-texts. A copy of the texts \
                that were here is kept in earlier-texts. A run that is approved with other texts is sealed first (77). Killed \
                at any moment, all texts are as before, or the next command that changes the workspace puts all in their places.

                Example:
                  postvangnet texts take letters.tar --signers signers
                """)

        @Argument(help: ArgumentHelp("What texts pack made.", valueName: "FILE"))
        var file: String

        @Option(
            name: .long,
            help: ArgumentHelp("Who may pack texts: ssh-keygen's list of allowed signers.", valueName: "FILE"))
        var signers: String

        @Flag(name: .long, help: "Take them.")
        var apply = false

        @Flag(name: .long, help: "Take them though later ones are here.")
        var older = false

        @OptionGroup var workspace: WorkspaceOption

        func run() async throws {
            let workspace = try workspace.open()
            let (file, signers) = (FilePath(file), FilePath(signers))
            let taking: TextsTaking
            if apply {
                taking = try await workspace.locked {
                    let taking = try await TextsTaking(file, signers: signers, in: workspace)
                    guard taking.underWay.isEmpty else { throw TextsTakeError.runUnderWay(file, taking.underWay) }
                    guard taking.later.isEmpty || older else { throw TextsTakeError.older(file, taking.later) }
                    try taking.carryOut()
                    return taking
                }
            } else {
                taking = try await workspace.undisturbed(by: .thisCommand) {
                    try await TextsTaking(file, signers: signers, in: workspace)
                }
            }
            try StandardOutput.write(taking.text(isDone: apply))
        }
    }
}
