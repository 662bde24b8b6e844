import LetterComposition
import MailLedger
package import PaperMail
import StrictFiles
import SystemPackage

/// What became of a control piece: it is nobody's, so there is nothing to explain but where it goes.
package struct ControlPieceExplanation: Sendable {
    package let piece: PieceID
    package let state: String
    /// What the piece is, and who prints it; nil where the run is purged, as are envelope and salutation.
    let kind: BatchKind?
    /// Who cancelled the run, and why; nil where nobody did.
    let cancellation: RunCancellation?
    /// Every print of it, the first one first; none before the approval.
    let prints: [LedgerPiece.Print]
    package let envelope: [String]?
    package let salutation: String?

    /// Nil for anything that is no control piece of the run.
    package init?(of subject: String, in run: RunID, workspace: Workspace) throws {
        let folder = workspace.folder(of: run)
        guard folder.hasPlan, let id = try? PieceID(typed: subject) else { return nil }
        let ledger = try Ledger.open(at: workspace.ledger.string)
        let known = try ledger.piece(id)
        piece = id
        prints = known?.prints ?? []
        state = known?.state.rawValue ?? "planned"
        cancellation = try ledger.cancellation(of: run)
        if try workspace.isPurged(run) {
            guard let known, known.isControl, id.batch.run == run else { return nil }
            (kind, envelope, salutation) = (nil, nil, nil)
            return
        }
        let plan = try PlanDatabase(opening: folder.planDatabase)
        guard let planned = try plan.piece(id), planned.isControl else { return nil }
        kind = try plan.kind(of: id)
        envelope = planned.recipient.envelope
        salutation = planned.recipient.salutation
    }

    package var text: String {
        var lines = ["Control piece \(piece.grouped) of run \(piece.batch.run), in batch \(piece.batch), \(state)."]
        if let kind { lines.append(kind.explained) }
        lines += prints.reprintLines
        if let cancellation { lines.append(cancellation.explained) }
        lines.append(
            "It goes to an address of the sender's own (controlPieces in postvangnet.yaml), and concerns no account.")
        if let envelope { lines += ["", "Envelope:"] + envelope.map { "  \($0)" } }
        return lines.joined(separator: "\n") + "\n"
    }

    /// With the keys of every other explanation.
    package var json: [UInt8] { get throws { try StrictJSON.bytes(of: Answer(explanation: self)) } }

    private struct Answer: Encodable {
        var explanation: ControlPieceExplanation

        func encode(to encoder: any Encoder) throws {
            var answer = encoder.container(keyedBy: ExplanationKey.self)
            for key in ExplanationKey.allCases { try answer.encodeNil(forKey: key) }
            try answer.encode(explanation.piece.batch.run, forKey: .run)
            try answer.encode("control-piece", forKey: .decision)
            try answer.encode([String](), forKey: .verdicts)
            try answer.encode([String: String](), forKey: .facts)
            try answer.encode(
                PieceAnswer(
                    id: explanation.piece, batch: explanation.piece.batch, state: explanation.state,
                    kind: explanation.kind, prints: explanation.prints.map(PrintAnswer.init)), forKey: .piece)
            try answer.encode(
                explanation.cancellation.map(Explanation.CancellationAnswer.init), forKey: .cancellation)
            try answer.encode(explanation.envelope, forKey: .envelope)
            try answer.encode(explanation.salutation, forKey: .salutation)
        }
    }
}
