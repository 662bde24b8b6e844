import MailLedger
import MailboxDomain
import PaperMail
import PrintHouse

extension ClaimObjection {
    func finding(about row: FeedbackFile.Row, in file: FeedbackFile) -> Finding {
        Finding(code: code, place: file.place(of: part, in: row), message: sentence(about: row.claim))
    }

    var code: RunFault {
        switch self {
        case .unknownBatch: .unknownBatch
        case .unknownPiece: .unknownPiece
        case .pieceOfAnotherBatch: .pieceOfAnotherBatch
        case .piece(.failed): .failedPiece
        case .piece, .batch, .piecesOfBatch: .impossibleChange
        case .besideReprint: .mailedBesideReprint
        case .despiteRecall: .mailedDespiteRecall
        case .despiteCancelling: .mailedDespiteCancelling
        case .neverTaken: .neverTaken
        }
    }

    /// How a finding begins that is about a report of earlier times.
    var overturning: String {
        if case .besideReprint = self { return "An earlier report counts after all, now that this is known. " }
        return "An earlier report no longer counts, now that this is known. "
    }

    private var part: FeedbackFile.Part {
        switch self {
        case .unknownBatch: .batch
        case .unknownPiece, .pieceOfAnotherBatch, .piece(.failed): .piece
        case .piece, .batch, .piecesOfBatch, .besideReprint, .despiteRecall, .despiteCancelling, .neverTaken: .status
        }
    }

    func sentence(about claim: FeedbackClaim) -> String {
        let piece = claim.piece.map(\.description) ?? ""
        let report = "reported \(claim.status.rawValue) at \(claim.at)"
        return switch self {
        case .unknownBatch: "No batch \(claim.batch) is known here. Check whether the file is for this workspace."
        case .unknownPiece: "No piece \(piece) is known here. Check the id."
        case .pieceOfAnotherBatch(let batch): "The piece \(piece) is of batch \(batch), not of \(claim.batch)."
        case .piece(.failed): "The piece \(piece) was set aside and never printed, and is \(report). \(Self.kept)"
        case .piece(let state):
            "The piece \(piece) is \(report), and \(state.inWords) before that. \(Self.kept)"
        case .batch(let state):
            "The batch \(claim.batch) is \(report), and was \(state.rawValue) before that. \(Self.kept)"
        case .piecesOfBatch(let count, let first, let state):
            "The batch \(claim.batch) is \(report), which cannot be for \(count) of its pieces: \(first) \(state.inWords) before that. It does not count for these."
        case .neverTaken(nil):
            "This row was never taken, so there is nothing to correct. Copy it as it stands in the file it came in."
        case .neverTaken(let meant?):
            "This row was never taken, so there is nothing to correct. \(meant.status.rawValue) was taken of \(meant.at)\(meant.reason.map { ", \($0.rawValue)" } ?? ""): copy the row as it stands in the file it came in."
        case .despiteRecall:
            "The piece \(piece) is \(report), and was on the pull list. It counts as mailed. Sender and printer settle by telephone what happened."
        case .despiteCancelling:
            "\(claim.piece.map { "The piece \($0)" } ?? "The batch \(claim.batch)") is \(report), and its run was cancelled. It counts as mailed. Sender and printer settle by telephone what happened; who was chosen again since may get two letters, and is withdrawn in time."
        case .besideReprint(1, let piece, let reprint):
            "The piece \(piece) of batch \(claim.batch) is \(report), and was taken for lost and printed again in batch \(reprint). It counts as mailed: its reader may get two letters. Sender and printer settle by telephone what happened."
        case .besideReprint(let count, let first, let reprint):
            "The batch \(claim.batch) is \(report), with \(count) pieces that were taken for lost and printed again: \(first) in batch \(reprint). They count as mailed: their readers may get two letters. Sender and printer settle by telephone what happened."
        }
    }

    private static let kept = "One of the two is wrong. The row is kept and does not count."
}

extension PieceState {
    /// The end of a sentence about a piece.
    fileprivate var inWords: String {
        switch self {
        case .approved, .rendered: "was not sealed"
        case .withdrawn: "was withdrawn, so that it is in no file,"
        default: "was \(rawValue)"
        }
    }
}
