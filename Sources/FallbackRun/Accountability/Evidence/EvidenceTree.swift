import AudienceSelection
import LetterComposition
import MailboxDomain
import PaperMail
import PrintHouse
import StrictFiles
import SystemPackage

/// The hash tree of a run: a leaf for each account that an audience matched, in the byte order of ids.
///
/// A leaf is a salt of 32 bytes and a record. Salts follow from the plan's bytes, so that the same plan gives the same root,
/// and nobody without the plan can find out what another leaf holds.
struct EvidenceTree {
    let tree: MerkleTree
    /// The leaf that was asked for: where it stands, what it holds.
    let leaf: Leaf?

    struct Leaf {
        let index: Int
        let salt: [UInt8]
        let record: EvidenceRecord
    }

    /// - Parameters:
    ///   - batches: the folders of rendered batches, as they were sealed.
    ///   - account: whose leaf to keep; nil for none.
    init(of plan: PlanDatabase, batches: (BatchID) -> FilePath, for account: AccountID? = nil) throws {
        var contents: [PieceID: FileDigest] = [:]
        let planned = try plan.batches()
        for batch in planned where (try? Stat(batches(batch.id).appending(PieceList.fileName))) != nil {
            for row in try PieceList.rows(in: batches(batch.id)) { contents[row.piece] = row.content }
        }
        let byID = Dictionary(planned.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        let frame = try EvidenceRecord.Frame(of: plan)
        let lots = try plan.lots()
        let key = try Self.saltKey(of: plan.path)
        var hashes: [UInt8] = []
        var kept: Leaf?
        try plan.forEachDecisionWithPiece { decision, piece in
            let record = EvidenceRecord(
                decision, in: frame, lottery: lots[decision.account], piece: piece,
                batch: piece.flatMap { byID[$0.id.batch] }, content: piece.flatMap { contents[$0.id] })
            let salt = HMACSHA256.code(of: Array(decision.account.rawValue.utf8), key: key)
            if decision.account == account {
                kept = Leaf(index: hashes.count / MerkleTree.hashSize, salt: salt, record: record)
            }
            hashes += MerkleTree.leaf(of: salt + Array(record.text.utf8))
        }
        tree = MerkleTree(leaves: hashes)
        leaf = kept
    }

    var evidence: Order.Evidence? {
        tree.count == 0 ? nil : Order.Evidence(leaves: tree.count, root: FileDigest(sha256: tree.root))
    }

    /// SHA-256 of a word of its own and the plan's bytes: the plan's digest, which is no secret, does not tell it.
    private static func saltKey(of plan: FilePath) throws -> [UInt8] {
        var hash = SHA256()
        hash.update(Array("postvangnet evidence salts 1\0".utf8))
        unsafe try FileReading.forEachChunk(of: plan) { unsafe hash.update($0) }
        return hash.finish()
    }
}
