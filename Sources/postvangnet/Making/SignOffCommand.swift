import ArgumentParser
import FallbackRun
import LetterComposition
import MailboxDomain
import Stationery
import StrictFiles
import SystemPackage

struct SignOffCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "sign-off", abstract: "Records that somebody agrees to a text, with all that it prints.",
        discussion: """
            Communications, legal and the readers' test each sign a text off before it is mailed: its words, title, QR \
            code, drawing, layouts and the sender's values in it, as they are now. When one of these changes, their word \
            counts no more. A text with errors (postvangnet lint) is not signed off: exit status 65. Answers are in Dutch.

            Example:
              postvangnet sign-off no-email --as communications --by "C. Schrijver"
            """)

    @Argument(help: ArgumentHelp("What is mailed, such as no-email: a folder of Templates.", valueName: "PRODUCT"))
    var product: Product

    @Option(name: .customLong("as"), help: "For whom: communications, legal or reader-test.")
    var role: SignOff.Role

    @Option(name: .long, help: ArgumentHelp("Who agrees.", valueName: "NAME"))
    var by: String?

    @Option(
        name: .long,
        help: ArgumentHelp(
            "In place of --by, where the workspace asks for it (signOff): the SSH key of who agrees, or the public half of one "
                + "that an agent holds.", valueName: "FILE"))
    var key: String?

    @Option(
        name: .long,
        help: ArgumentHelp("The code on the sheet that was signed; another text is refused.", valueName: "CODE"))
    var code: String?

    @OptionGroup var workspace: WorkspaceOption

    func validate() throws {
        guard (by == nil) != (key == nil) else {
            throw ValidationError("Noem wie akkoord is, met --by NAAM of met --key SLEUTEL.")
        }
        if let by { try TypedLine.checkName(by) }
    }

    func run() async throws {
        try await DutchFailure.telling {
            let place = try workspace.openToWrite()
            let standing = try await place.locked(by: .thisCommand) {
                let signers = try place.textSigners
                guard signers == nil || key != nil else { throw TextSignerError.needsKey }
                let (name, standing) = try await SigningOff(in: place.root).signOff(
                    product, as: role, by: by, user: place.user, on: place.clock.today, code: code
                ) { statement in
                    guard let signers, let key else { throw TextSignerError.noList }
                    return try await signers.sign(statement, with: FilePath(key))
                }
                try place.recordSignOff(of: product, as: role, by: name, standing)
                return standing
            }
            try StandardOutput.writeLine(text(of: standing))
        }
    }

    private func text(of standing: SignOffStanding) -> String {
        let code = standing.printed?.code ?? "KENMERK"
        let lines =
            ["De tekst \(product.rawValue)\(standing.printed == nil ? "" : " (kenmerk \(code))"):"]
            + standing.entries.map { "  \($0.role.inDutch): \($0.inDutch)" }
        let next =
            standing.isComplete
            ? "Iedereen is akkoord: deze tekst mag gedrukt worden. Elke verandering vraagt een nieuw akkoord."
            : "Nog nodig: "
                + standing.open.map {
                    "postvangnet sign-off \(product.rawValue) --as \($0.rawValue) \(key == nil ? "--by NAAM" : "--key SLEUTEL") --code \(code)"
                }.joined(separator: "; ")
        return (lines + [next]).joined(separator: "\n")
    }
}

extension Product: ExpressibleByArgument {}

extension SignOff.Role: ExpressibleByArgument {}
