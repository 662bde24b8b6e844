import AudienceSelection
import Canvas
import LetterComposition
import MailboxDomain
package import PaperMail
import Stationery
import StrictFiles

/// plan.json: what a run will send and cost, and the digests by which everything it rests on is known.
package struct PlanSummary: Codable, Sendable {
    package var formatVersion = 1
    package var run: RunID
    package var test: Bool
    package var asOf: String
    package var letterDate: String
    package var plannedBy: String
    /// The user of the operating system who planned; nil in what an earlier version planned.
    package var plannedByUser: String?
    package var totals: Totals
    /// What an approver should know beyond the totals; nil for a plan of an earlier version.
    package var figures: PlanFigures?
    /// What was left to chance among those who wait equally long; nil where nothing is.
    package var lottery: PlanLottery?
    /// Pieces to the sender's own addresses; the batches hold them beside those of who was chosen.
    package var controlPieces: Int
    package var batches: [Batch]
    /// Pieces whose letter cannot be laid out or sealed. They stay in the totals as failed, and are not printed.
    package var setAside: [SetAsidePiece]
    package var cost: Cost
    /// Euro cents a piece, which `cost` was reckoned with; nil in what an earlier version planned.
    package var rates: [String: Configuration.Postage.Rate]?
    /// What was agreed on mail that comes back; nil where nothing is, and in what an earlier version planned.
    package var returns: ReturnTerms?
    /// The audiences that take part, in order of precedence.
    package var audiences: [String]
    /// Why the law allows writing to each of them.
    package var legalBasis: [String: String]
    /// The most people to write to in one run, where the policy says so.
    package var waveLimits: [String: Int]
    /// Calls to the help desk that are expected, by audience; none where the policy does not say.
    package var expectedCalls: [String: Int]
    package var digests: Digests
    /// Versions of this program and of the libraries that decide how pages look.
    package var software: [String: String]
    /// The files that letters are set in, in the order of fonts.yaml; nil in what version 0.1.0 planned.
    package var fonts: [Font]?
    /// The last event in the ledger that the plan knows of.
    package var ledgerEvent: Int

    package struct Totals: Codable, Hashable, Sendable {
        package var accounts: Int
        package var considered: Int
        package var reachedDigitally: Int
        package var chosen: [String: Int]
        package var notChosen: [String: Int]
        /// How many accounts each audience matches, stopped ones too.
        package var matched: [String: Int]
        /// Who has to wait for a later wave, by audience.
        package var waiting: [String: Int]
    }

    package struct Batch: Codable, Hashable, Sendable {
        package var id: BatchID
        package var product: String
        package var layout: String
        package var printer: PrinterID
        package var postageClass: PostageClass
        package var pieces: Int
    }

    package struct Cost: Codable, Hashable, Sendable {
        package var currency = "EUR"
        /// Production and postage at the configured rates.
        package var cents: Int
    }

    package struct Font: Codable, Hashable, Sendable {
        package var file: String
        /// Debian's, and of which version; nil where fonts.yaml does not say.
        package var package: String
        package var version: String?
        package var sha256: String
    }

    package struct Digests: Codable, Hashable, Sendable {
        /// SHA-256 of plan.sqlite: what an approval approves.
        package var plan: FileDigest
        /// SHA-256 of each file that the plan was made from.
        package var sources: [String: FileDigest]
        /// SHA-256 of the proof.pdf that shows what the plan holds; nil until it is drawn.
        package var proof: FileDigest?
    }

    /// What draws and finishes pages on this machine.
    private static var softwareHere: [String: String] {
        RenderedBatch.librariesHere.merging([program: Version.current]) { _, own in own }
    }

    private static let program = "postvangnet"

    /// The version of this program that planned; nil where that is not known.
    var plannedByVersion: String? { software[Self.program] }

    /// Throws where this machine has other software than the one that planned.
    func checkSoftwareHere() throws(RunError) {
        // A later version of this program draws what an earlier one planned as that did.
        let differing = software.differences(from: RenderedBatch.librariesHere)
        guard differing.isEmpty else { throw .otherSoftware(run, differing: differing) }
    }

    /// The libraries that draw which are others here than where the run was planned.
    var otherRenderer: [String] { software.differences(from: DrawingSoftware.renderer) }

    /// Throws where it is not the summary of a plan: of its run, dates and texts.
    func check(beside terms: PlanTerms, _ settings: WorkspaceSettings, of run: RunID) throws(RunError) {
        guard terms.run == run else { throw .changedAfterPlanning(run, what: "runs/\(run)/plan.sqlite") }
        let bases = settings.policy.audiences.map { ($0.audience.rawValue, $0.legalBasis) }
        let known = Dictionary(bases, uniquingKeysWith: { first, _ in first })
        guard self.run == run, asOf == terms.asOf, letterDate == terms.letterDate.description,
            test == settings.configuration.isTest, digests.sources == terms.digests,
            fonts?.map(\.sha256) == terms.fonts, lottery?.equalDays == settings.policy.equalDays,
            legalBasis.allSatisfy({ known[$0.key] == $0.value })
        else { throw .changedAfterPlanning(run, what: "runs/\(run)/plan.json") }
    }

    init(
        terms: PlanTerms, settings: RunSettings, policy: Policy, totals: SelectionTotals, figures: PlanFigures,
        lottery: PlanLottery?, controlPieces: Int, batches: [PlannedBatch], setAside: [SetAsidePiece],
        planDigest: FileDigest, plannedBy: String, lastRunEvent: Int
    ) {
        run = terms.run
        test = settings.configuration.isTest
        asOf = terms.asOf
        letterDate = terms.letterDate.description
        self.plannedBy = plannedBy
        self.totals = Totals(totals)
        self.figures = figures
        self.lottery = lottery
        self.controlPieces = controlPieces
        self.batches = batches.map {
            Batch(
                id: $0.id, product: $0.product.rawValue, layout: $0.layout, printer: $0.printer,
                postageClass: $0.postageClass, pieces: $0.pieces)
        }
        self.setAside = setAside
        cost = Cost(
            cents: batches.reduce(0) { sum, batch in
                sum + batch.pieces * settings.configuration.postage.rates.cents(for: batch.kind)
            })
        rates = Dictionary(
            uniqueKeysWithValues: settings.configuration.postage.rates.map { ($0.key.rawValue, $0.value) })
        returns = settings.configuration.returnTerms
        audiences = policy.audiences.map(\.audience.rawValue)
        legalBasis = Dictionary(
            policy.audiences.map { ($0.audience.rawValue, $0.legalBasis) }, uniquingKeysWith: { first, _ in first })
        waveLimits = Dictionary(
            policy.audiences.compactMap { audience in audience.waveLimit.map { (audience.audience.rawValue, $0) } },
            uniquingKeysWith: { first, _ in first })
        expectedCalls = policy.expectedCalls(of: totals.chosen)
        digests = Digests(
            plan: planDigest,
            sources: terms.digests)
        software = Self.softwareHere
        fonts = terms.fonts.map { digests in
            zip(settings.stationery.fonts.entries, digests).map { face, digest in
                Font(
                    file: face.file, package: face.package,
                    version: face.pins.first { $0.sha256 == digest }?.version, sha256: digest)
            }
        }
        ledgerEvent = lastRunEvent
    }
}

extension Policy {
    /// Calls to the help desk, by audience, rounded up; none for an audience of which the policy does not say.
    func expectedCalls(of chosen: [Audience: Int]) -> [String: Int] {
        Dictionary(
            audiences.compactMap { audience in
                audience.callsPerPiece.map { calls in
                    let pieces = chosen[audience.audience] ?? 0
                    return (audience.audience.rawValue, Int((Double(pieces) * calls).rounded(.up)))
                }
            }, uniquingKeysWith: { first, _ in first })
    }
}

extension PlanTerms {
    /// SHA-256 of policy.yaml.
    var policyDigest: String { FileDigest(of: (sources[WorkspaceSettings.policyPath] ?? "").utf8).description }

    /// SHA-256 of each file that a plan was made from, by path.
    fileprivate var digests: [String: FileDigest] {
        sources.mapValues { FileDigest(of: $0.utf8) }
            .merging(profiles.mapValues { FileDigest(of: $0) }) { source, _ in source }
    }
}

extension PlanSummary.Totals {
    init(_ totals: SelectionTotals) {
        self.init(
            accounts: totals.accounts, considered: totals.considered, reachedDigitally: totals.reachedDigitally,
            chosen: Dictionary(uniqueKeysWithValues: totals.chosen.map { ($0.key.rawValue, $0.value) }),
            notChosen: Dictionary(uniqueKeysWithValues: totals.notChosen.map { ($0.key.rawValue, $0.value) }),
            matched: Dictionary(uniqueKeysWithValues: totals.matched.map { ($0.key.rawValue, $0.value) }),
            waiting: Dictionary(uniqueKeysWithValues: totals.waiting.map { ($0.key.rawValue, $0.value) }))
    }
}

extension PlanSummary {
    package static func read(_ folder: RunFolder) throws -> PlanSummary {
        try RecordFile.read(PlanSummary.self, from: folder.planSummary)
    }

    /// Nil for one that cannot be read; one of a later version is refused.
    static func readIfSound(_ folder: RunFolder) throws(NewerFormat) -> PlanSummary? {
        try RecordFile.readIfSound(PlanSummary.self, from: folder.planSummary)
    }
}
