import ArgumentParser
import FallbackRun
import MailboxDomain
import PaperMail
import PrintRehearsal
import StrictFiles
import SystemPackage

struct RehearseCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "rehearse",
        abstract: "Plays a print house: writes the feedback that it could send on the batches of a test.",
        discussion: """
            Reads what a print house gets: manifest.json and pieces.csv of each batch, and pull.csv. Files come late, \
            in any order and some twice; expected.json says what becomes of each piece. Shares are percent, such as 0.5. \
            The same outbox, shares and seed give the same bytes. Needs no workspace; only for batches that say they are \
            a test.

            Example:
              postvangnet rehearse outbox/2026-11 --to played --seed 1
            """)

    @Argument(
        help: ArgumentHelp("The folder of a run, in the outbox or a drop folder; or of one batch.", valueName: "OUTBOX")
    )
    var outbox: String

    @Option(name: .long, help: ArgumentHelp("The folder to make, or an empty one.", valueName: "DIR"))
    var to: String

    @Option(name: .long, help: ArgumentHelp("Which of the possible courses; a whole number from 0.", valueName: "S"))
    var seed: UInt64

    @Option(name: .long, help: ArgumentHelp("Of all pieces: damaged in production.", valueName: "P"))
    var spoiled: Percent = .zero

    @Option(
        name: .long,
        help: ArgumentHelp("Of the spoiled pieces: printed again in line; the others stay spoiled.", valueName: "P"))
    var reprinted: Percent = .zero

    @Option(
        name: .long, help: ArgumentHelp("Of all pieces: not found when the batch is closed.", valueName: "P"))
    var missing: Percent = .zero

    @Option(name: .long, help: ArgumentHelp("Of the mailed pieces: they come back.", valueName: "P"))
    var returned: Percent = .zero

    @Option(
        name: .long,
        help: ArgumentHelp(
            "All has happened before this moment, such as 2026-11-28T21:00:00+01:00: for a mailing still to come. The "
                + "default is the days of the manifests.", valueName: "TIME"))
    var until: Instant?

    func validate() throws {
        guard spoiled.hundredths + missing.hundredths <= Percent.all.hundredths else {
            throw ValidationError("--spoiled and --missing together are 100 at the most.")
        }
    }

    func run() async throws {
        let delivery = try Delivery(in: FilePath(outbox))
        let rehearsal = try Rehearsal(
            of: delivery,
            shares: RehearsalShares(
                spoiled: spoiled.hundredths, reprinted: reprinted.hundredths, missing: missing.hundredths,
                returned: returned.hundredths), seed: seed, time: DutchTime(), until: until)
        try await rehearsal.write(to: FilePath(to))
        let totals = rehearsal.totals
        let parts = FeedbackStatus.allCases.compactMap { status in totals[status].map { "\($0) \(status.rawValue)" } }
        let pieces = totals.values.reduce(0, +)
        try StandardOutput.writeLine(
            "Played \(delivery.batches.count.of("batch", "batches")): \(pieces.of("piece")) = \(parts.joined(separator: " + "))."
        )
        for name in delivery.encrypted {
            try StandardOutput.writeLine("Left out: \(name) is encrypted. Decrypt it, and name its folder.")
        }
        try StandardOutput.writeLine("Take it in with: postvangnet reconcile \(to)/*.csv")
    }
}

/// A share, as people write it: `3`, `0.5`; two decimals at the most.
struct Percent: Hashable, Sendable {
    let hundredths: Int

    static let zero = Percent(hundredths: 0)
    static let all = Percent(hundredths: 10_000)
}

extension Percent: ExpressibleByArgument {
    init?(argument: String) {
        let parts = argument.split(separator: ".", omittingEmptySubsequences: false)
        let decimals = parts.count == 2 ? parts[1] : "00"
        let digits = argument.utf8.allSatisfy {
            $0 == UInt8(ascii: ".") || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0)
        }
        guard digits, (1...2).contains(parts.count), (1...2).contains(decimals.count), (1...3).contains(parts[0].count),
            let whole = Int(parts[0]), let fraction = Int(decimals.count == 1 ? decimals + "0" : decimals)
        else { return nil }
        let hundredths = whole * 100 + fraction
        guard hundredths <= Self.all.hundredths else { return nil }
        self.init(hundredths: hundredths)
    }

    var defaultValueDescription: String { "\(hundredths / 100)" }
}
