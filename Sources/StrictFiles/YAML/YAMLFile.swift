package import MailboxDomain
import Yams

/// Reads a YAML file in which every key is known: whatever is unknown, missing or of another kind is a finding
/// with its file, line and key, and all findings come at once.
package enum YAMLFile {
    /// - Parameter build: makes the value from the file's top section. It runs to its end also when there are
    ///   findings; the accessors then give stand-ins, and the value is not used.
    package static func read<Value>(
        _ text: String, file: String, _ build: (YAMLSection) -> Value
    ) throws(Findings) -> Value {
        let log = FindingLog(file: file)
        let section = YAMLSection(top(of: text, log), log: log)
        let value = build(section)
        section.refuseUnknownKeys()
        guard log.findings.isEmpty else {
            throw Findings(log.findings.sorted { ($0.place.line ?? 0) < ($1.place.line ?? 0) })
        }
        return value
    }

    private static func top(of text: String, _ log: FindingLog) -> Node? {
        do {
            if let node = try Yams.compose(yaml: text) { return node }
            log.add(.emptyFile, line: 1, key: nil, "The file is empty.")
        } catch let error as YamlError {
            log.add(error)
        } catch {
            log.add(.notYAML, line: nil, key: nil, "The file is not YAML.")
        }
        return nil
    }
}

/// The findings of one file, collected while it is read.
final class FindingLog {
    private let file: String
    private(set) var findings: [Finding] = []

    init(file: String) { self.file = file }

    func add(_ code: YAMLFault, line: Int?, key: String?, _ message: String, allowed: [String] = []) {
        findings.append(
            Finding(
                code: code, place: Finding.Place(file: file, line: line, column: key), message: message,
                allowed: allowed))
    }

    func add(_ error: YamlError) {
        switch error {
        case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
            .composer(_, let problem, let mark, _):
            add(.notYAML, line: mark.line, key: nil, "The file is not YAML here: \(problem).")
        case .duplicatedKeysInMapping(let duplicates, _):
            add(.duplicateKey, line: nil, key: duplicates.first, "The key stands twice. Keep one.")
        default:
            add(.notYAML, line: nil, key: nil, "The file is not YAML.")
        }
    }
}
