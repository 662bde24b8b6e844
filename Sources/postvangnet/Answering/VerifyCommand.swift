import ArgumentParser
import PrintHouse
import SystemPackage

struct VerifyCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "verify",
        abstract: "Checks a batch or a whole delivery as a printer would: seals, order, every page read back.",
        discussion: """
            Needs no workspace and no network. Exit status 1: something is wrong. It says what it looked at, and what not.

            Example:
              postvangnet verify outbox/2026-11 --signers signers
            """)

    @Argument(
        help: ArgumentHelp("The folder of one batch, or that of a delivery: its batches and orders.", valueName: "DIR"))
    var batch: String?

    @OptionGroup var evidence: EvidenceOption

    @Option(
        name: .long,
        help: ArgumentHelp(
            "Whose seals to accept (ssh-keygen's allowed-signers file); without it the signer is not checked.",
            valueName: "FILE"))
    var signers: String?

    @Option(
        name: .long,
        help: ArgumentHelp(
            "Of how many pieces the pages are drawn and read by other programs too: a number, or all. Pieces with more than "
                + "one sheet always are, but with 0.", valueName: "N"))
    var decode: ReadingSample = .every(50)

    @Flag(help: "Has other programs read all pages too, as --decode all.")
    var thorough = false

    @Flag(help: .private)
    var worker = false

    @OptionGroup var format: FormatOption

    func validate() throws {
        guard (batch == nil) != (evidence.file == nil) else {
            throw ValidationError("Name the folder of a batch, or the file of --evidence.")
        }
    }

    func run() async throws {
        if let file = evidence.file { return try await evidence.verify(file, signers: signers, as: format) }
        let batch = batch ?? ""
        if worker { return try ReadingWorker(for: FilePath(batch)).serve() }
        let (path, signers) = (FilePath(batch), signers.map { FilePath($0) })
        let isIntact: Bool
        if try DeliveryFolder.isDelivery(path) {
            let verification = try await DeliveryVerification(
                of: path, signers: signers, sample: thorough ? .all : decode, program: .ofThisProgram)
            try format.answer(text: verification.text, json: verification.json)
            isIntact = verification.isIntact
        } else if let delivery = try DeliveryFolder.deliveries(in: path).first {
            throw ValidationError("\(path) holds deliveries. Name one of them, such as \(delivery).")
        } else {
            let verification = try await BatchVerification(
                of: path, signers: signers, sample: thorough ? .all : decode, program: .ofThisProgram)
            try format.answer(text: verification.text, json: verification.json)
            isIntact = verification.isIntact
        }
        if !isIntact { throw ExitCode(1) }
    }
}

extension ReadingSample: ExpressibleByArgument {
    public init?(argument: String) {
        switch (argument, Int(argument)) {
        case ("all", _): self = .all
        case (_, 0?): self = .none
        case (_, let count?) where count > 0: self = .pieces(count)
        default: return nil
        }
    }

    public var defaultValueDescription: String { "every 50th" }
}
