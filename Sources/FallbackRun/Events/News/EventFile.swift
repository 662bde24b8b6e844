import MailboxDomain
import StrictFiles
import SystemPackage

/// A file of events, one JSON object a line (JSON Lines).
struct EventFile: Sendable {
    /// Some million events.
    static let fileLimit = FileLimit.megabytes(500)

    private(set) var events: [MailboxEvent] = []
    /// Types that are not known, and events that are still to come: neither is used. The rest of the file is.
    private(set) var findings: [Finding] = []

    /// Throws `FileError`, or `RefusedEvents` for a file with a line that is no event: nothing in it can then be trusted.
    ///
    /// - Parameter now: what happened later did not happen yet.
    init(reading path: FilePath, now: Instant) throws {
        try self.init(
            TextFile.bytes(of: path, atMost: Self.fileLimit), named: path.lastComponent?.string ?? path.string, now: now
        )
    }

    init(_ bytes: [UInt8], named file: String, now: Instant) throws(RefusedEvents) {
        var faults: [Finding] = []
        for (index, line) in bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).enumerated() {
            guard line.contains(where: { !" \t\r".utf8.contains($0) }) else { continue }
            let place = Finding.Place(file: file, line: index + 1)
            func fault(_ message: String) {
                faults.append(Finding(code: RunFault.eventForm, place: place, message: message))
            }
            let json: JSONTree
            do throws(JSONTreeReader.Problem) { json = try JSONTreeReader.read(Array(line)) } catch {
                fault("Not JSON: wanted here is \(error.wanted). Each line is one event.")
                continue
            }
            do throws(MailboxEvent.Fault) {
                let event = try MailboxEvent(json)
                if event.time <= now {
                    events.append(event)
                } else {
                    findings.append(
                        Finding(
                            code: RunFault.afterNow, place: place,
                            message: "The event is of a moment that is still to come. It was not used."))
                }
            } catch {
                switch error {
                case .attribute(let name, let wanted): fault("\(name) must be \(wanted).")
                case .unknownType:
                    let known = MailboxEvent.Kind.allCases.map(\.rawValue)
                    findings.append(
                        Finding(
                            code: RunFault.eventType, place: place,
                            message:
                                "The type is not known. It was not used. Known are \(known.joined(separator: ", ")).",
                            allowed: known))
                }
            }
        }
        guard faults.isEmpty else { throw RefusedEvents(findings: faults.tallied()) }
        findings = findings.tallied()
    }
}

/// A file of events that was not used, and why.
struct RefusedEvents: Error, Sendable {
    var findings: [Finding]
}

extension RefusedEvents: ReportedError {
    var exitStatus: ExitStatus { .badInput }

    var description: String {
        (["The events were not used, and nothing was called back."] + findings.map(\.description)).joined(
            separator: "\n")
    }
}
