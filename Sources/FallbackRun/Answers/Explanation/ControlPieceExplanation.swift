import LetterComposition
import MailLedger
package import PaperMail
import StrictFiles
import SystemPackage

/// What became of a control piece: it is nobody's, so there is nothing to explain but where it goes.
package struct ControlPieceExplanation: Sendable {
    package let piece: PieceID
    package let state: String
    /// Every print of it, the first one first; none before the approval.
    let prints: [LedgerPiece.Print]
    /// Nil where the run is purged, as is the salutation.
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
        if try workspace.isPurged(run) {
            guard let known, known.isControl, id.batch.run == run else { return nil }
            (envelope, salutation) = (nil, nil)
            return
        }
        guard let planned = try PlanDatabase(opening: folder.planDatabase).piece(id), planned.isControl else {
            return nil
        }
        envelope = planned.recipient.envelope
        salutation = planned.recipient.salutation
    }

    package var text: String {
        var lines = ["Control piece \(piece.grouped) of run \(piece.batch.run), in batch \(piece.batch), \(state)."]
        lines += prints.reprintLines
        lines.append(
            "It goes to an address of the sender's own (controlPieces in postvangnet.yaml), and concerns no account.")
        if let envelope { lines += ["", "Envelope:"] + envelope.map { "  \($0)" } }
        return lines.joined(separator: "\n") + "\n"
    }

    /// With the keys of every other explanation.
    package var json: [UInt8] { get throws { try StrictJSON.bytes(of: Answer(explanation: self)) } }

    private struct Answer: Encodable {
        var explanation: ControlPieceExplanation

        enum Key: String, CodingKey {
            case account, run, decision, audience, reason, verdicts, facts, piece, envelope, salutation
        }

        enum PieceKey: String, CodingKey { case id, batch, state, prints }

        func encode(to encoder: any Encoder) throws {
            var answer = encoder.container(keyedBy: Key.self)
            for key in [Key.account, .audience, .reason] { try answer.encodeNil(forKey: key) }
            try answer.encode(explanation.piece.batch.run, forKey: .run)
            try answer.encode("control-piece", forKey: .decision)
            try answer.encode([String](), forKey: .verdicts)
            try answer.encode([String: String](), forKey: .facts)
            var piece = answer.nestedContainer(keyedBy: PieceKey.self, forKey: .piece)
            try piece.encode(explanation.piece, forKey: .id)
            try piece.encode(explanation.piece.batch, forKey: .batch)
            try piece.encode(explanation.state, forKey: .state)
            try piece.encode(explanation.prints.map(PrintAnswer.init), forKey: .prints)
            try answer.encode(explanation.envelope, forKey: .envelope)
            try answer.encode(explanation.salutation, forKey: .salutation)
        }
    }
}
