import Foundation
import MailLedger
import MailboxDomain
package import PaperMail
import StrictFiles
import SystemPackage

/// Who did what in a workspace, the first event first: what `log` shows.
package struct EventLog: Sendable {
    private let events: [RecordedEvent]

    /// - Parameter run: nil for all, those of no run too.
    package init(of run: RunID?, in workspace: Workspace) throws {
        events = workspace.hasLedger ? try Ledger.open(at: workspace.ledger.string).events(of: run) : []
    }

    package var text: String {
        guard !events.isEmpty else { return "Nothing is recorded.\n" }
        let header = ["event", "time", "run", "step", "by", "user"]
        let rows = [header] + events.map(Self.cells)
        let widths = header.indices.map { column in rows.map { $0[column].count }.max() ?? 0 }
        let details = ["details"] + events.map(Self.details)
        return zip(rows, details).map { row, details in
            let cells = zip(row, widths).map { $0.padded(to: $1) }.joined(separator: "  ")
            return (cells + "  " + details).trimmedAtEnd + "\n"
        }.joined()
    }

    private static func cells(_ event: RecordedEvent) -> [String] {
        [
            String(event.number), event.at.description, event.run?.description ?? "-", event.step, event.by.oneLine,
            event.user.oneLine,
        ]
    }

    private static func details(_ event: RecordedEvent) -> String {
        event.details.sorted { $0.key < $1.key }.map { name, value in
            switch value {
            case .number(let number): "\(name) \(number)"
            // Of a digest so much tells two apart.
            case .text(let text): "\(name) \(text.count == 64 ? String(text.prefix(12)) : text)"
            }
        }.joined(separator: ", ").oneLine
    }

    /// An array of objects; every key is always there.
    package var json: [UInt8] { get throws { try StrictJSON.bytes(of: events.map(Answer.init)) } }

    private struct Answer: Encodable {
        let event: RecordedEvent

        enum Key: String, CodingKey { case number, at, run, step, by, user, details, previous, digest }

        func encode(to encoder: any Encoder) throws {
            var answer = encoder.container(keyedBy: Key.self)
            try answer.encode(event.number, forKey: .number)
            try answer.encode(event.at.description, forKey: .at)
            try answer.encode(event.run?.description, forKey: .run)
            try answer.encode(event.step, forKey: .step)
            try answer.encode(event.by, forKey: .by)
            try answer.encode(event.user, forKey: .user)
            try answer.encode(event.details, forKey: .details)
            try answer.encode(event.previous, forKey: .previous)
            try answer.encode(event.digest, forKey: .digest)
        }
    }
}

extension String {
    /// A name is what somebody typed: nothing in it moves the cursor of a terminal.
    fileprivate var oneLine: String {
        String(String.UnicodeScalarView(unicodeScalars.map { $0.properties.generalCategory == .control ? " " : $0 }))
    }

    fileprivate var trimmedAtEnd: String { String(reversed().drop { $0 == " " }.reversed()) }
}
