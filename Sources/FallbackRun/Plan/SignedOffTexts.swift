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

    /// Of what a plan is made from: these very texts go into it, and a file that is saved meanwhile is another one.
    ///
    /// - Parameter audiences: who is written to.
    init(of settings: RunSettings, for audiences: some Sequence<Audience>, in workspace: Workspace) {
        self.init(settings, settings.reading, Product.all(for: audiences), in: workspace)
    }

    /// Of what a plan carries.
    init(of settings: RunSettings, in plan: PlanSummary, _ workspace: Workspace) {
        let written = Product.all(for: plan.audiences.compactMap { Audience(rawValue: $0) })
        let printed = Set(plan.batches.compactMap { Product(rawValue: $0.product) })
        var texts = settings.stationery.sources
        // A plan may be older than a product that it prints nothing of.
        let products = written.filter { texts[StationeryPath.header(of: $0)] != nil || printed.contains($0) }
        // Only the check of the language reads the glossary and the office's words: no plan carries them.
        for path in [StationeryPath.glossary, StationeryPath.words] {
            texts[path] = try? TextFile.read(
                workspace.root.appending(path), atMost: StationeryFiles.limit(of: path))
        }
        self.init(settings, StationeryReading(StationeryFiles(texts: texts)), products, in: workspace)
    }

    private init(
        _ settings: RunSettings, _ reading: StationeryReading, _ products: some Sequence<Product>,
        in workspace: Workspace
    ) {
        let wanted = Set(products)
        self.products = Product.allCases.filter(wanted.contains)
        self.reading = reading
        root = workspace.root
        needsKeys = settings.configuration.textSigners != nil
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
