import Foundation
import MailLedger
import MailboxDomain
import PaperMail
import StrictFiles
import SystemPackage

/// last-event.json: the last event of a run, beside what the run made, or of all, in the workspace. A ledger that does not
/// have it is older.
///
/// It is written after the ledger, so that it is never later: a command that was cut off in between leaves an earlier
/// one, which the next command brings up to date.
struct LastEvent: Codable, Hashable, Sendable {
    static let fileLimit = FileLimit.kilobytes(10)

    var formatVersion = 1
    /// Nil for the last one of all, which may be about a run whose folder is gone.
    var run: RunID?
    var number: Int
    var step: String
    /// RFC 3339.
    var at: String
    /// As the ledger has it.
    var digest: String

    init(_ mark: EventMark, of run: RunID?) {
        self.run = run
        number = mark.number
        step = mark.step
        at = mark.at.description
        digest = mark.digest
    }

    /// Nil where there is none that can be read: it tells nothing then.
    static func read(_ path: FilePath) throws(NewerFormat) -> LastEvent? {
        guard let bytes = try? FileReading.bytes(of: path, atMost: fileLimit) else { return nil }
        try RecordFile.checkFormat(of: bytes, from: path, newest: 1)
        let json = StrictJSON(file: "last-event.json", codePrefix: "record")
        return json.read(Self.self, from: bytes, formatVersion: 1).value
    }
}

extension Workspace {
    /// Of all runs and of none.
    var lastEvent: FilePath { root.appending("last-event.json") }

    /// Writes the last event of each run that has a folder, and of all, where it is another than stands there.
    func keepLastEvents() throws {
        guard hasLedger else { return }
        let ledger = try Ledger.open(at: ledger.string)
        for (run, mark) in try ledger.lastEvents().sorted(by: { $0.key < $1.key }) {
            let folder = folder(of: run)
            guard (try? Stat(folder.path, followTargetSymlink: false))?.type == .directory else { continue }
            try keep(LastEvent(mark, of: run), in: folder.lastEvent)
        }
        if let last = try ledger.lastEvent() { try keep(LastEvent(last, of: nil), in: lastEvent) }
    }

    private func keep(_ event: LastEvent, in path: FilePath) throws {
        if try LastEvent.read(path) != event { try RecordFile.write(event, to: path) }
    }
}
