package import MailboxDomain
package import PaperMail
package import StrictFiles

/// What a printer must know about a batch: manifest.json.
package struct Manifest: Hashable, Sendable, Codable {
    package static let fileName = BatchFile.manifest.name
    package static let formatVersion = 1
    /// Room for all pieces of the largest batch to be set aside.
    package static let fileLimit = FileLimit.megabytes(32)

    package var formatVersion = Manifest.formatVersion
    package var batch: Batch
    package var mailing: Mailing
    package var sender: Sender
    package var product: Product
    package var postage: Postage
    package var counts: Counts
    /// What differs within the batch, with a page of each; nil in what an earlier version planned.
    package var variants: [Variant]?
    /// The weight of the heaviest piece with its envelope and inserts.
    package var pieceWeightGrams: Double
    /// Every file of the batch but this one, the checksums and their signature; sealing fills it in.
    package var files: [File]
    package var mark: Mark
    /// Pieces to the sender's own addresses, which show that the mailing arrives.
    package var controlPieces: [PieceID]
    /// Pieces that were planned and set aside before printing: the only numbers that may be skipped.
    package var omitted: [PieceID]
    package var template: Template
    /// The share of pieces that the printer may print again without asking.
    package var maximumReprintPercent: Double
    package var returns: Returns
    /// The last day on which the printer may still hold the files.
    package var deleteBy: CalendarDate
    /// Whether the printer must show that the files were deleted.
    package var proofOfDestruction: Bool

    package init(
        batch: Batch, mailing: Mailing, sender: Sender, product: Product, postage: Postage, counts: Counts,
        variants: [Variant]? = nil, pieceWeightGrams: Double, files: [File] = [], mark: Mark,
        controlPieces: [PieceID] = [],
        omitted: [PieceID] = [], template: Template, maximumReprintPercent: Double, returns: Returns,
        deleteBy: CalendarDate, proofOfDestruction: Bool
    ) {
        self.batch = batch
        self.mailing = mailing
        self.sender = sender
        self.product = product
        self.postage = postage
        self.counts = counts
        self.variants = variants
        self.pieceWeightGrams = pieceWeightGrams
        self.files = files
        self.mark = mark
        self.controlPieces = controlPieces
        self.omitted = omitted
        self.template = template
        self.maximumReprintPercent = maximumReprintPercent
        self.returns = returns
        self.deleteBy = deleteBy
        self.proofOfDestruction = proofOfDestruction
    }
}

extension Manifest {
    private static let json = StrictJSON(file: fileName, codePrefix: "manifest")

    /// The file's bytes, always the same for the same manifest. Throws where a number is not finite.
    package var bytes: [UInt8] {
        get throws { try StrictJSON.bytes(of: self) }
    }

    /// Reads a manifest strictly. Nil where it cannot be understood; there is then at least one finding.
    package static func read(_ bytes: [UInt8]) -> (manifest: Manifest?, findings: [Finding]) {
        let (manifest, findings) = json.read(Manifest.self, from: bytes, formatVersion: formatVersion)
        guard let manifest else { return (nil, findings) }
        let disproportions = manifest.disproportions()
        guard disproportions.isEmpty else { return (nil, findings + disproportions) }
        return (manifest, findings + manifest.contradictions())
    }
}
