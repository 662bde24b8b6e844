import AudienceSelection
import Foundation
import MailLedger
import MailboxDomain
package import PaperMail
import SystemPackage

/// What was done with people's data in a run, in the form of the Dutch Logboek Dataverwerkingen 1.0: a line for each person
/// that was considered, and for each step with a letter to them.
///
/// The person stands there as a keyed hash of the account. Lines of one person in one run have one trace; the decision is
/// its first action, and what follows names it as its parent. The same ledger and key give the same lines.
package struct Logbook {
    private let run: RunID
    private let ledger: Ledger
    private let key: LogbookKey
    private let register: String
    private let actors: StepActors

    /// - Parameter register: the address of the register of processing activities; an audience's id is put behind it.
    package init(of run: RunID, in workspace: Workspace, key: LogbookKey, register: String) throws {
        guard workspace.hasLedger else { throw RunError.notApproved(run) }
        try workspace.checkNotPurged(run)
        (self.run, self.key, self.register) = (run, key, register)
        ledger = try Ledger.open(at: workspace.ledger.string)
        guard let state = try ledger.state(of: run), state != .planned else { throw RunError.notApproved(run) }
        actors = StepActors(try ledger.events(of: run))
    }

    /// Calls `body` with each line of JSON: the decisions in the order of accounts, then the steps in the order of time.
    package func forEachLine(_ body: ([UInt8]) throws -> Void) throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        func write(_ line: LogbookLine) throws { try body(Array(try encoder.encode(line)) + [UInt8(ascii: "\n")]) }
        if let approval = actors.approval {
            try ledger.forEachDecision(in: run) { decision in
                let audience: Audience? = if case .write(let audience) = decision.decision { audience } else { nil }
                var line = line(about: decision.account, audience, "decide", at: approval.at, by: approval.by)
                line.spanID = decisionName(decision.account)
                try write(line)
            }
        }
        try ledger.forEachStep(ofPiecesOf: run) { step in
            // That is what the decision says.
            guard step.state != .approved else { return }
            let (at, by) = actors.actor(of: step)
            var line = line(about: step.account, step.audience, step.state.rawValue, at: at, by: by)
            line.spanID = key.name(
                "action", "\(step.piece)", "\(step.attempt)", step.state.rawValue, "\(step.at)", digits: 16)
            line.parentSpanID = decisionName(step.account)
            if step.state == .failed { line.statusCode = 2 }
            try write(line)
        }
    }

    private func decisionName(_ account: AccountID) -> String {
        key.name("action", "\(run)", account.rawValue, "decide", digits: 16)
    }

    private func line(
        about account: AccountID, _ audience: Audience?, _ name: String, at: Instant, by: String?
    ) -> LogbookLine {
        LogbookLine(
            trace: key.name("trace", "\(run)", account.rawValue, digits: 32), name: name, at: at,
            attributes: [
                ("dpl.core.processing_activity_id", register + (audience?.rawValue ?? "selection")),
                ("dpl.core.data_subject_id", key.name("subject", account.rawValue)),
                ("dpl.core.data_subject_id_type", "postvangnet-account"),
                ("nl.postvangnet.run", "\(run)"),
            ] + (by.map { [("nl.postvangnet.actor", $0)] } ?? []))
    }
}

/// A line, with the standard's own names.
private struct LogbookLine: Encodable {
    struct Attribute: Encodable {
        let key: String
        let value: String
    }

    struct Resource: Encodable {
        let name = "postvangnet"
        let version = Version.current

        private enum CodingKeys: String, CodingKey { case name, version }
    }

    let traceID: String
    var spanID = ""
    var parentSpanID: String?
    /// 1 done, 2 failed.
    var statusCode = 1
    let name: String
    /// In milliseconds since 1970. The ledger knows one moment of a step.
    let startTime: Int64
    let endTime: Int64
    let resource = Resource()
    let attributes: [Attribute]

    private enum CodingKeys: String, CodingKey {
        case name, resource, attributes
        case traceID = "trace_id"
        case spanID = "span_id"
        case parentSpanID = "parent_span_id"
        case statusCode = "status_code"
        case startTime = "start_time"
        case endTime = "end_time"
    }

    init(trace: String, name: String, at: Instant, attributes: [(key: String, value: String)]) {
        (traceID, self.name) = (trace, name)
        (startTime, endTime) = (at.milliseconds, at.milliseconds)
        self.attributes = attributes.map { Attribute(key: $0.key, value: $0.value) }
    }
}
