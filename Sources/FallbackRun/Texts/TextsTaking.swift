package import LetterComposition
import MailLedger
import MailboxDomain
package import PaperMail
package import Stationery
import StrictFiles
package import SystemPackage

/// What taking a pack of texts would change in a workspace; and that it is done.
///
/// A plan carries the texts that it was made from, so nothing here changes a letter of a run that is planned. But one that is
/// approved stops where the workspace has others (decision 10), so it is sealed first.
package struct TextsTaking: Sendable {
    package let pack: TextsPack
    package let signer: String
    /// In the order of their paths.
    package let changes: [TextChange]
    /// Files that are here as they are in the pack.
    package let unchanged: Int
    /// Products that are not in the pack and whose sign-offs would count no more: each with what changes.
    package let lapsing: [(product: Product, parts: [PrintedPart])]
    /// Why texts that are here are later than these: a line each.
    package let later: [String]
    /// Runs that are planned with other texts than these, and not approved: an approval would be refused.
    package let planned: [RunID]
    /// Runs that are approved with other texts than these, and not sealed: they would stop.
    package let underWay: [RunID]
    /// Whether other fonts are pinned here than where the texts were checked.
    package let hasOtherFonts: Bool
    /// Where the texts would be kept that are here now.
    package let copy: FilePath?

    private let workspace: Workspace
    private let earlier: EarlierTexts?

    /// Reads and checks all of it. Throws `NewerFormat`, or `TextsTakeError` where it may not be taken.
    ///
    /// - Parameters:
    ///   - file: what `texts pack` made.
    ///   - signers: an allowed-signers file.
    package init(_ file: FilePath, signers: FilePath, in workspace: Workspace) async throws {
        self.workspace = workspace
        (pack, signer) = try await TextsPack.read(
            TextFile.bytes(of: file, atMost: TextsPack.fileLimit), at: file, signers: signers)
        let here = StationeryFiles(in: workspace.root)
        try here.checkReadable(in: workspace.root)
        let fonts = here.texts[StationeryPath.fonts] ?? ""
        hasOtherFonts = FileDigest(of: fonts.utf8) != pack.cover.fonts
        changes = pack.texts.sorted { $0.key < $1.key }.compactMap { path, text in
            TextChange(path, from: here.texts[path], to: text)
        }
        unchanged = pack.texts.count - changes.count
        let products = pack.cover.products ?? []
        let now = StationeryReading(here, fontFolder: workspace.fonts)
        let then = StationeryReading(
            StationeryFiles(texts: here.texts.merging(pack.texts) { $1 }), fontFolder: workspace.fonts)
        let objections = try Self.objections(to: pack, in: then, workspace)
        guard objections.isEmpty else { throw TextsTakeError.notApproved(file, objections) }
        lapsing = Product.allCases.filter { !products.contains($0) }.compactMap { product in
            guard SignOffStanding(of: product, in: now).isComplete, let before = PrintedParts(of: product, in: now)
            else {
                return nil
            }
            let after = PrintedParts(of: product, in: then)
            return after == before ? nil : (product, after?.changes(since: before) ?? [])
        }
        later = try Self.later(than: pack, in: now, workspace)
        let others = try Self.runs(thatHaveOthersThan: changes, in: workspace)
        planned = others.filter { !workspace.folder(of: $0).hasApproval }
        let ledger = workspace.hasLedger ? try Ledger.open(at: workspace.ledger.string) : nil
        underWay = try others.filter { run in
            try ledger?.state(of: run).map { [.approved, .rendered].contains($0) } ?? false
        }
        earlier = changes.isEmpty ? nil : EarlierTexts(here, in: workspace)
        copy = earlier?.path
    }

    /// Puts the texts in their places and records it. Killed at any moment, it is as before, or the next command that changes
    /// the workspace finishes it; a copy of what was there is on the disk first.
    package func carryOut() throws {
        let inHand = TextsInHand(
            at: workspace.clock.now.description, user: workspace.user, pack: pack.digest,
            packedAt: pack.cover.packedAt, products: pack.cover.texts.map(\.product).joined(separator: " "),
            texts: Dictionary(uniqueKeysWithValues: changes.map { ($0.path, $0.text) }))
        guard !changes.isEmpty else { return try inHand.record(in: workspace) }
        try earlier?.write()
        try inHand.carryOut(in: workspace)
    }

    /// What would keep `plan` from mailing them: asked before anything is changed.
    private static func objections(
        to pack: TextsPack, in reading: StationeryReading, _ workspace: Workspace
    ) throws -> [String] {
        let lint = try TemplateLint(reading, root: workspace.root)
        return pack.cover.texts.flatMap { text -> [String] in
            guard let product = Product(rawValue: text.product) else { return [] }
            let standing = SignOffStanding(of: product, in: reading)
            let faults = reading.findings(for: product).map { "\($0.place): \($0.message)" }
            guard faults.isEmpty else { return faults }
            if let objection = standing.objection { return ["\(product.rawValue): \(objection)"] }
            if standing.printed?.digest != text.printed {
                return ["\(product.rawValue): the file says that something else was signed off"]
            }
            return lint.check(product).errors
        }
    }

    /// Runs whose plan was made from texts that would be others.
    private static func runs(thatHaveOthersThan changes: [TextChange], in workspace: Workspace) throws -> [RunID] {
        let texts = Dictionary(uniqueKeysWithValues: changes.map { ($0.path, $0.text) })
        return try workspace.runs().filter { run in
            guard !texts.isEmpty, try !workspace.isPurged(run) else { return false }
            let plan = try PlanDatabase(opening: workspace.folder(of: run).planDatabase)
            return try !ApprovedSources(plan).changed(by: texts).isEmpty
        }
    }

    /// By when the last pack that was taken was packed, and by when texts here were signed off.
    private static func later(
        than pack: TextsPack, in now: StationeryReading, _ workspace: Workspace
    ) throws -> [String] {
        var lines: [String] = []
        let taken = workspace.hasLedger ? try Ledger.open(at: workspace.ledger.string).events() : []
        if let last = taken.last(where: { $0.step == LedgerStep.takeTexts.rawValue }),
            case .text(let time) = last.details["packedAt"], let time = Instant(time), let packed = pack.cover.packed,
            time > packed
        {
            lines.append("texts packed at \(time) were taken at \(last.at); these were packed at \(packed)")
        }
        for text in pack.cover.texts {
            guard let product = Product(rawValue: text.product), let record = now.signOffs[product],
                SignOffStanding(of: product, in: now).isComplete, let last = text.signOffs.map(\.date).max(),
                let own = record.signOffs.map(\.date).max(), own > last
            else { continue }
            lines.append("\(product.rawValue) was signed off here on \(own); in the file it was on \(last)")
        }
        return lines
    }
}
