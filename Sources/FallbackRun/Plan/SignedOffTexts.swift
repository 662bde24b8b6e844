import AudienceSelection
import LetterComposition
import PaperMail
import Stationery
import StrictFiles
import SystemPackage

/// Whether the texts that a plan carries are what was signed off, with everything that is printed beside them.
struct SignedOffTexts {
    private let products: [Product]
    private let reading: StationeryReading
    private let root: FilePath
    private let needsKeys: Bool

    /// - Parameters:
    ///   - settings: what the plan is made from, or carries.
    ///   - audiences: who is written to.
    ///   - printed: the products of a plan's batches; nil where nobody has planned yet.
    init(
        of settings: RunSettings, for audiences: some Sequence<Audience>, printing printed: Set<Product>? = nil,
        in workspace: Workspace
    ) {
        let written = Product.all(for: audiences)
        // A plan may be older than a product that it prints nothing of.
        products = Product.allCases.filter { product in
            let isOlder = settings.stationery.sources[StationeryPath.header(of: product)] == nil
            return written.contains(product) && (printed.map { $0.contains(product) || !isOlder } ?? true)
        }
        root = workspace.root
        needsKeys = settings.configuration.textSigners != nil
        // These very texts go into the plan: a file that is saved meanwhile is another one. Only the check of the language
        // reads the glossary and the office's words.
        var texts = settings.stationery.sources
        for path in [StationeryPath.glossary, StationeryPath.words] {
            texts[path] = try? TextFile.read(root.appending(path), atMost: StationeryFiles.limit(of: path))
        }
        reading = StationeryReading(StationeryFiles(texts: texts))
    }

    /// The same of a plan that was made.
    init(of settings: RunSettings, in plan: PlanSummary, _ workspace: Workspace) {
        self.init(
            of: settings, for: plan.audiences.compactMap { Audience(rawValue: $0) },
            printing: Set(plan.batches.compactMap { Product(rawValue: $0.product) }), in: workspace)
    }

    /// What keeps them from being mailed, a line a product; empty where nothing does.
    func objections() throws -> [String] {
        let standings = products.map { ($0, SignOffStanding(of: $0, in: reading)) }
        // The check takes a second: it is done on what is signed off.
        let lint = standings.contains { $0.1.objection == nil } ? try TemplateLint(reading, root: root) : nil
        return standings.compactMap { product, standing in
            if let objection = standing.objection { return "\(product.rawValue): \(objection)" }
            if needsKeys, let record = reading.signOffs[product],
                record.signOffs.contains(where: { $0.signature == nil })
            {
                return
                    "\(product.rawValue): signed off without a key (signOff.signers in postvangnet.yaml asks for one)"
            }
            let errors = lint?.check(product).errors ?? []
            return errors.isEmpty
                ? nil : "\(product.rawValue): signed off, and postvangnet lint finds errors in it (\(errors.count))"
        }
    }

    /// Throws where a signature under them is not by who signed, or by nobody who may sign now.
    func checkSignatures(among signers: TextSigners) async throws {
        var objections: [String] = []
        for product in products {
            let unsigned = try await signers.unsigned(in: reading.signOffs[product])
            guard !unsigned.isEmpty else { continue }
            let roles = unsigned.map(\.rawValue).joined(separator: ", ")
            objections.append("\(product.rawValue): not signed by the key of a signer of now (\(roles))")
        }
        guard objections.isEmpty else { throw RunError.textsNotSignedOff(objections) }
    }

    /// Throws where they may not be mailed.
    func check() throws {
        let objections = try objections()
        guard objections.isEmpty else { throw RunError.textsNotSignedOff(objections) }
    }
}

extension MonthlyRun {
    /// Whether the plan could be sealed, and what would keep its texts from being mailed, were it no test: a line a product.
    package func readiness(
        _ summary: PlanSummary
    ) throws -> (sealing: SealReadiness, textsNotSignedOff: [String]) {
        let plan = try PlanDatabase(opening: workspace.folder(of: id).planDatabase)
        let settings = try RunSettings(of: plan)
        let sealing = try SealReadiness(of: plan, with: settings, in: workspace)
        guard summary.test else { return (sealing, []) }
        return (sealing, try SignedOffTexts(of: settings, in: summary, workspace).objections())
    }
}
