package import PaperMail
package import PrintHouse
import SystemPackage

/// What is in a kit, and what a print house should find in it: answers.json.
package struct KitAnswers: Hashable, Sendable, Encodable {
    static let batchesFolder = "batches"
    static let damagedFolder = "damaged"
    static let feedbackFolder = "feedback"

    package var formatVersion = 1
    package var run: RunID
    /// Whether the batches are signed; the damaged ones then are too.
    package var signed: Bool
    package var batches: [Batch]
    package var damaged: [Damaged] = []
    package var feedback: [Feedback] = []

    /// A batch that is right, as it should be read.
    package struct Batch: Hashable, Sendable, Encodable {
        package var folder: String
        package var kind: Manifest.Product.Kind
        package var layout: String
        package var postageClass: PostageClass
        package var pieces: Int
        package var pages: Int
        package var sheets: Int
        /// In postal order, the order of printing.
        package var order: [Piece]
        package var omitted: [PieceID]
        package var verify: Verification
    }

    package struct Piece: Hashable, Sendable, Encodable {
        package var piece: PieceID
        /// As it stands in the letter.
        package var reference: String
        package var firstPage: Int
        package var lastPage: Int
        /// What the mark of each sheet holds, in the order of the sheets.
        package var marks: [String]
    }

    /// What `verify` must say.
    package struct Verification: Hashable, Sendable, Encodable {
        package var exitStatus: Int
        /// Codes of findings, each once, sorted.
        package var findings: [String]
    }

    package struct Damaged: Hashable, Sendable, Encodable {
        package var folder: String
        /// The batch that it was before.
        package var batch: BatchID
        package var damage: String
        package var verify: Verification
    }

    /// A feedback file, and what becomes of each of its rows.
    package struct Feedback: Hashable, Sendable, Encodable {
        package var file: String
        /// Nil where the whole file is refused.
        package var rows: [Row]?
        package var refused: String?

        package struct Row: Hashable, Sendable, Encodable {
            package var line: Int
            package var taken: Bool
            /// Why not, for a row that is not taken.
            package var reason: String?
        }
    }

    init(run: RunID, isSigned: Bool, batches folder: FilePath, of sealed: [SealedBatch]) throws {
        self.run = run
        signed = isSigned
        batches = try sealed.map { Batch($0.manifest, try PieceList.kit(in: folder, of: $0.id).rows) }
    }
}

extension KitAnswers.Batch {
    fileprivate init(_ manifest: Manifest, _ rows: [PieceRow]) {
        self.init(
            folder: "\(KitAnswers.batchesFolder)/\(manifest.batch.id)", kind: manifest.product.kind,
            layout: manifest.product.layout, postageClass: manifest.postage.class, pieces: manifest.counts.pieces,
            pages: manifest.counts.pages, sheets: manifest.counts.sheets, order: rows.map(KitAnswers.Piece.init),
            omitted: manifest.omitted, verify: .init(exitStatus: 0, findings: []))
    }
}

extension KitAnswers.Piece {
    fileprivate init(_ row: PieceRow) {
        self.init(
            piece: row.piece, reference: row.piece.grouped, firstPage: row.firstPage, lastPage: row.lastPage,
            marks: (1...row.sheets).compactMap {
                SheetMark(piece: row.piece, sheet: $0, sheets: row.sheets, attempt: row.mark.attempt)?.description
            })
    }
}
