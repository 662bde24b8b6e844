import Foundation
import MailLedger
package import PaperMail
import SystemPackage

/// What happened to the pieces of a run, as events in the form of CloudEvents 1.0: for who keeps track of letters elsewhere.
///
/// The subject is the piece: nothing in an event tells whom it is to, or why it was sent or came back. The same step has the
/// same id whenever it is told, so that repetition does no harm.
package struct PieceEvents {
    private let run: RunID
    private let ledger: Ledger

    package init(of run: RunID, in workspace: Workspace) throws {
        guard workspace.hasLedger else { throw RunError.noPlan(run) }
        try workspace.checkNotPurged(run)
        self.run = run
        ledger = try Ledger.open(at: workspace.ledger.string)
        guard try ledger.state(of: run) != nil else { throw RunError.noPlan(run) }
    }

    /// Calls `body` with each event as a line of JSON, in the order of time.
    package func forEachLine(_ body: ([UInt8]) throws -> Void) throws {
        let source = "urn:postvangnet:\(try ledger.workspace())"
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        try ledger.forEachStep(ofPiecesOf: run) { step in
            try body(Array(try encoder.encode(Event(step, source: source))) + [UInt8(ascii: "\n")])
        }
    }

    private struct Event: Encodable {
        struct Content: Encodable {
            let batch: String
            let attempt: Int
        }

        let specversion = "1.0"
        let id: String
        let source: String
        let type: String
        let subject: String
        let time: String
        let datacontenttype = "application/json"
        let data: Content

        private enum CodingKeys: String, CodingKey {
            case specversion, id, source, type, subject, time, datacontenttype, data
        }

        init(_ step: PieceStep, source: String) {
            id = "\(step.piece)-\(step.attempt)-\(step.state.rawValue)-\(step.at)"
            self.source = source
            type = "nl.postvangnet.piece.\(step.state.rawValue)"
            subject = "\(step.piece)"
            time = "\(step.at)"
            data = Content(batch: "\(step.batch)", attempt: step.attempt)
        }
    }
}
