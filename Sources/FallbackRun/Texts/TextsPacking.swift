package import LetterComposition
import MailboxDomain
import PaperMail
import PrintHouse
import Stationery
import StrictFiles
package import SystemPackage

/// Makes a pack of texts that are approved: without errors, and signed off by every role as they are.
package struct TextsPacking {
    private let place: WritingPlace

    package init(of place: WritingPlace) { self.place = place }

    /// Writes a new file. Throws `TextsPackError` where a text is not approved, all of them at once.
    ///
    /// - Parameters:
    ///   - products: what goes in, with all that they use; empty for all that are there.
    ///   - name: who packs.
    ///   - key: what ssh-keygen signs with.
    package func pack(
        _ products: [Product] = [], to file: FilePath, by name: String, key: FilePath, version: String
    ) async throws -> TextsPack {
        guard (try? Stat(file, followTargetSymlink: false)) == nil else { throw FileError.occupied(file) }
        let files = StationeryFiles(in: place.root)
        try files.checkReadable(in: place.root)
        let reading = StationeryReading(files, fontFolder: place.root.appending("Fonts"))
        let products = Product.allCases.filter { product in
            products.isEmpty ? files.texts[StationeryPath.header(of: product)] != nil : products.contains(product)
        }
        let standings = products.map { (product: $0, standing: SignOffStanding(of: $0, in: reading)) }
        try check(standings, in: reading)
        if let signers = try place.textSigners {
            var open: [String] = []
            for product in products {
                open += try await signers.unsigned(in: reading.signOffs[product]).map {
                    "\(product.rawValue): \($0.inDutch): geen handtekening van wie nu mag aftekenen"
                }
            }
            guard open.isEmpty else { throw TextsPackError.notSignedOff(open) }
        }
        let cover = TextsCover(
            version: version, packedAt: place.clock.now.description, packedBy: name, user: place.user,
            fonts: FileDigest(of: (files.texts[StationeryPath.fonts] ?? "").utf8),
            texts: standings.compactMap { product, standing in
                standing.printed.map { printed in
                    TextsCover.Text(
                        product: product.rawValue, printed: printed.digest,
                        signOffs: reading.signOffs[product]?.signOffs ?? [])
                }
            })
        let paths = products.reduce(into: Set<String>()) { $0.formUnion(reading.paths(of: $1)) }
        let pack = try TextsPack(cover, files.texts.filter { paths.contains($0.key) })
        let bytes: [UInt8]
        do { bytes = try await pack.bytes(signedWith: key) } catch PrintHouseError.signingKeyMissing,
            PrintHouseError.cannotSign
        {
            throw TextsPackError.cannotSign(key)
        } catch PrintHouseError.toolMissing(let tool, let package) {
            throw TextsPackError.toolMissing(tool: tool, package: package)
        }
        try TextFile.write(bytes, to: file)
        return pack
    }

    private func check(
        _ standings: [(product: Product, standing: SignOffStanding)], in reading: StationeryReading
    ) throws {
        guard !standings.isEmpty else { throw TextsPackError.noTexts(place.root) }
        let faults = Set(reading.sharedFindings + standings.flatMap { reading.findings(for: $0.product) })
        guard faults.isEmpty else {
            throw Findings(faults.sorted { ($0.place.file, $0.place.line ?? 0) < ($1.place.file, $1.place.line ?? 0) })
        }
        let lint = try TemplateLint(reading, root: place.root)
        let errors = standings.flatMap { lint.check($0.product).errors }
        guard errors.isEmpty else { throw TextsPackError.errors(errors) }
        let open = standings.filter { !$0.standing.isComplete || $0.standing.fault != nil }
        guard open.isEmpty else {
            throw TextsPackError.notSignedOff(
                open.flatMap { product, standing in
                    (standing.fault.map { [$0.inDutch] }
                        ?? standing.entries.filter { standing.open.contains($0.role) }
                        .map { "\($0.role.inDutch): \($0.inDutch)" }).map { "\(product.rawValue): \($0)" }
                })
        }
    }
}

extension StationeryReading {
    /// The files that a product is made of and checked by, with who signed it off; fonts are not among them.
    fileprivate func paths(of product: Product) -> Set<String> {
        let own =
            StationeryPath.common + [
                StationeryPath.header(of: product), StationeryPath.text(of: product),
                StationeryPath.signOffs(of: product),
            ]
        let template = templates[product]?.template
        let used =
            SharedBlock.names(in: files.texts[StationeryPath.text(of: product)] ?? "").map(StationeryPath.block)
            + (template?.layouts ?? []).map(StationeryPath.layout)
            + (template?.drawings ?? []).map { StationeryPath.drawing($0.name) }
        return Set(own + used).intersection(files.texts.keys)
    }
}
