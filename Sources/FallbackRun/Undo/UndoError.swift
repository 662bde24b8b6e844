package import MailboxDomain
package import PaperMail

/// Why something is not taken back, or why nothing follows what was; each says what to do.
package enum UndoError: Error, Hashable, Sendable {
    /// Nothing more is done with the run.
    case cancelled(RunID)
    /// It is cancelled, not discarded.
    case approved(RunID)
    /// It is discarded, not cancelled.
    case notApproved(RunID)
    /// Batches went to a printer, or may have.
    case printerHas(RunID, batches: Int)
    case mailed(RunID, pieces: Int)
    /// It was closed, perhaps before a reprint.
    case closed(RunID)
    /// A control piece is nobody's.
    case controlPiece(PieceID)
    /// No list reaches it any more.
    case printed(PieceID)
    case left(PieceID)
    case lost(PieceID)
    /// A step was cut off whose end decides how the piece is taken out.
    case finishFirst(RunID, step: String)
}

extension UndoError: ReportedError {
    package var description: String {
        switch self {
        case .cancelled(let run):
            "The run \(run) is cancelled, and its ids are never used again. Plan a further run, such as \(run.further.description)."
        case .approved(let run):
            "The run \(run) is approved, so that its plan is not discarded. To end it: postvangnet cancel \(run) --by NAME --reason TEXT"
        case .notApproved(let run):
            "The run \(run) is planned and not approved. To remove its plan: postvangnet discard \(run)"
        case .printerHas(let run, let batches):
            "\(batches == 1 ? "A batch" : "\(batches) batches") of \(run) went to the printer, or a copy was begun. Call the printer. When they confirm that nothing of the run is mailed and all of it is destroyed: postvangnet cancel \(run) --by NAME --reason TEXT --printer-confirms"
        case .mailed(let run, let pieces):
            "\(pieces == 1 ? "A piece" : "\(pieces) pieces") of \(run) went to the post, so that the run is not cancelled. Take out single pieces with: postvangnet withdraw PIECE --by NAME --reason TEXT. When nothing more is expected: postvangnet close \(run) --by NAME"
        case .closed(let run):
            "The run \(run) was closed: what did not leave then is lost, and its people may be chosen again. A reprint that must not go is taken out piece by piece (postvangnet withdraw), or ended with: postvangnet close \(run) --by NAME --accept-open"
        case .controlPiece(let piece):
            "\(piece.grouped) is a control piece, to an address of your own. It goes along; take its address out of controlPieces in postvangnet.yaml for later runs."
        case .printed(let piece):
            "The piece \(piece.grouped) is reported printed. Call the printer and ask whether it can still be found; if so, they report it pulled."
        case .left(let piece): "The piece \(piece.grouped) went to the post, so that it cannot be taken out."
        case .lost(let piece):
            "The piece \(piece.grouped) is lost, and nothing of it is under way. Should a reprint be ordered, take it out after that, before the hand-over."
        case .finishFirst(let run, let step):
            "The \(step) of \(run) was cut off, so that some batches are sealed and others not. Finish it with: postvangnet \(step == "reprint" ? "reprint \(run) --by NAME" : "run \(run)"). Then type this again."
        }
    }

    package var exitStatus: ExitStatus {
        switch self {
        case .controlPiece: .usage
        case .cancelled, .approved, .notApproved, .printerHas, .mailed, .closed, .printed, .left, .lost, .finishFirst:
            .notApproved
        }
    }
}

extension RunID {
    /// The month's run that comes after this one; of the last one the same.
    fileprivate var further: RunID {
        guard let letter else { return RunID(year: year, month: month, letter: "b") ?? self }
        let next = letter.asciiValue.map { Character(Unicode.Scalar($0 + 1)) }
        return RunID(year: year, month: month, letter: next) ?? self
    }
}
