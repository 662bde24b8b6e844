package import MailLedger
package import MailboxDomain
package import PaperMail

/// Why there is no letter of a piece to keep; each says why.
package enum ArchiveError: Error, Hashable, Sendable {
    /// A person took it out before it was printed.
    case withdrawn(PieceID, PieceWithdrawal)
    case cancelled(PieceID, RunCancellation)
    /// It could not be laid out or drawn.
    case setAside(PieceID)
    case notSealed(PieceID)
    /// No order that stands in the outbox lists the batch.
    case orderMissing(BatchID)
}

extension ArchiveError: ReportedError {
    package var description: String {
        switch self {
        case .withdrawn(let piece, let withdrawal):
            "The piece \(piece.grouped) was withdrawn by \(withdrawal.by) at \(withdrawal.at) (\(withdrawal.reason)), before it was sealed: no letter was printed, so there is nothing to keep."
        case .cancelled(let piece, let cancellation):
            "The run \(piece.batch.run) was cancelled by \(cancellation.by) at \(cancellation.at) (\(cancellation.reason)): nothing of it was mailed, so there is no letter of \(piece.grouped) to keep."
        case .setAside(let piece):
            "The piece \(piece.grouped) was set aside, because it could not be printed: there is no letter to keep. See: postvangnet explain \(piece)"
        case .notSealed(let piece):
            "The piece \(piece.grouped) is not sealed, so nothing was sent. Seal its run with: postvangnet run \(piece.batch.run)"
        case .orderMissing(let batch):
            "No order in outbox/\(batch.run) lists the batch \(batch), so that nothing says by which digest it was sealed. Put back order.json (of a reprint: order-2.json and on) as it was sealed."
        }
    }

    package var exitStatus: ExitStatus {
        switch self {
        case .withdrawn, .cancelled, .setAside, .notSealed: .noInput
        case .orderMissing: .badInput
        }
    }
}
