import MailLedger
import MailboxDomain
import PaperMail
import PrintHouse

/// Everything that is wrong with what came back, file by file and line by line; then what is wrong with whole batches.
struct ReconciliationFindings {
    private(set) var all: [Finding] = []

    /// - Parameters:
    ///   - outcomes: what the ledger made of each row that was handed to it.
    ///   - overturned: claims of earlier times to which something is wrong only now.
    ///   - manifests: of each batch; nil where it is gone.
    ///   - remarks: on single rows that mean something for their batch.
    init(
        _ intake: ReconciledRows, outcomes: [ClaimsTaken.Outcome], overturned: [FeedbackClaim: ClaimObjection],
        batches: [BatchStanding], manifests: [BatchID: Manifest?], remarks: RowRemarks
    ) {
        let (files, rows) = (intake.files, intake.rows)
        var byFile = files.indices.map { files[$0].findings + intake.findings[$0, default: []] }
        for (row, outcome) in zip(rows, outcomes) {
            guard let objection = outcome.objection else { continue }
            byFile[row.file].append(objection.finding(about: row.row, in: files[row.file]))
        }
        // Stable, so that findings of one row keep their order.
        all = byFile.flatMap { findings in
            findings.enumerated().sorted {
                ($0.element.place.line ?? 0, $0.offset) < ($1.element.place.line ?? 0, $1.offset)
            }.map(\.element)
        }
        for (claim, objection) in overturned.sorted(by: { $0.key < $1.key }) {
            guard let cause = rows.first(where: { $0.row.claim.concerns(claim) }) else { continue }
            all.append(
                Finding(
                    code: objection.code, place: files[cause.file].place(of: .status, in: cause.row),
                    message: objection.overturning + objection.sentence(about: claim)
                ))
        }
        for batch in batches {
            guard let manifest = manifests[batch.id] ?? nil,
                let row = rows.last(where: { $0.row.claim.batch == batch.id })
            else { continue }
            let place = Finding.Place(file: files[row.file].name)
            for told in rows where told.row.claim.batch == batch.id {
                all += remarks.all[told, default: []].map { remark in
                    Finding(
                        code: remark.code, place: files[told.file].place(of: .status, in: told.row),
                        message: remark.message)
                }
            }
            if let imbalance = batch.imbalance(against: manifest) {
                all.append(Finding(code: RunFault.batchBalance, place: place, message: imbalance))
            }
        }
        // Nobody goes through more rows by hand.
        all = all.tallied(showing: 1000)
    }
}

extension FeedbackClaim {
    /// Whether one can change what the other means: they are about the same piece, or one is about its whole batch.
    fileprivate func concerns(_ other: FeedbackClaim) -> Bool {
        batch == other.batch && (piece == other.piece || piece == nil || other.piece == nil)
    }
}

extension BatchStanding {
    fileprivate func imbalance(against manifest: Manifest) -> String? {
        let (known, sealed) = (pieces.values.reduce(0, +), manifest.counts.pieces + manifest.omitted.count)
        guard known != sealed else { return nil }
        return "The ledger knows \(known) pieces of batch \(id), and its manifest \(sealed). Restore what is damaged."
    }
}
