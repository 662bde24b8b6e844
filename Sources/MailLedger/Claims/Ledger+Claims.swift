import GRDB
package import MailboxDomain
package import PaperMail

extension Ledger {
    /// Takes what others say happened, after what a person says of earlier claims, in one transaction. The same again is
    /// nothing new.
    ///
    /// - Parameters:
    ///   - time: when they are taken, for the record only.
    ///   - digest: makes the digests of the addresses that mail came back from.
    ///   - addressLines: the lines of the address that a piece was sent to, without the name; nil where they are not
    ///     known any more.
    package func take(
        _ claims: [FeedbackClaim], correcting correction: ClaimCorrection? = nil, at time: Instant,
        digest: AddressDigest,
        addressLines: (PieceID) throws -> [String]?
    ) throws -> ClaimsTaken {
        try write { database in
            var intake = try ClaimIntake(database, at: time)
            var taken = ClaimsTaken()
            if let correction {
                taken.takenBack = try correction.wrong.map {
                    try intake.correct($0, counts: false, by: correction.name)
                }
                taken.restored = try correction.restored.map {
                    try intake.correct($0, counts: true, by: correction.name)
                }
            }
            taken.outcomes = try claims.map { try intake.take($0) }
            var objections: [FeedbackClaim: ClaimObjection] = [:]
            for (batch, brought) in intake.brought.sorted(by: { $0.key < $1.key }) {
                let followed = try follow(
                    batch, pieces: brought.pieces, new: brought.new, gone: brought.gone, in: database)
                objections.merge(followed.objections) { first, _ in first }
                for (claim, objection) in followed.objections
                where !brought.claims.contains(claim) && !followed.refusedBefore.contains(claim) {
                    taken.overturned[claim] = objection
                }
                taken.batches.append(try standing(of: batch, after: followed, in: database))
                taken.withoutAddress += try rememberAddresses(
                    of: batch, pieces: brought.pieces, digest: digest, addressLines: addressLines, in: database)
            }
            for (index, claim) in claims.enumerated() where taken.outcomes[index].objection == nil {
                taken.outcomes[index].objection = objections[claim]
            }
            return taken
        }
    }

    /// A batch as it is now, after its claims were looked at again.
    func standing(
        of batch: BatchID, after followed: FollowedBatch, in database: Database
    ) throws -> BatchStanding {
        guard let state = try state(of: batch, in: database) else { throw LedgerError.damaged(path: path) }
        let counts = try Row.fetchAll(
            database, sql: "SELECT state, count(*) AS count FROM piece_states WHERE batch_id = ? GROUP BY state",
            arguments: [batch]
        ).map { row in
            (try row.decode(PieceState.self, forColumn: "state"), try row.decode(Int.self, forColumn: "count"))
        }
        let everSpoiled = try Int.fetchOne(
            database,
            sql: "SELECT count(DISTINCT piece_id) FROM counting_claims WHERE batch_id = ? AND status = 'spoiled'",
            arguments: [batch])
        return BatchStanding(
            id: batch, before: followed.stateBefore, state: state, changes: followed.changes,
            pieces: Dictionary(uniqueKeysWithValues: counts),
            unconfirmedPulls: try unconfirmedPulls(of: batch, in: database),
            everSpoiled: everSpoiled ?? 0)
    }
}
