package import MailboxDomain
import Yams

/// Reads a YAML file in which every key is known: whatever is unknown, missing or of another kind is a finding
/// with its file, line and key, and all findings come at once.
package enum YAMLFile {
    private static let formatVersion = 1

    /// A file may say its form with `formatVersion`, 1 where it does not. One of a later form than 1 is one finding: what else
    /// would be found in it is no fault.
    ///
    /// - Parameters:
    ///   - age: whether it may be older than what is asked of it.
    ///   - build: makes the value from the file's top section. It runs to its end also when there are findings; the
    ///     accessors then give stand-ins, and the value is not used.
    package static func read<Value>(
        _ text: String, file: String, age: YAMLAge = .current, _ build: (YAMLSection) -> Value
    ) throws(Findings) -> Value {
        let log = FindingLog(file: file, age: age)
        let section = YAMLSection(top(of: text, log), log: log, standard: age.standard)
        guard !section.isNewer(than: formatVersion) else { throw Findings(log.findings) }
        let value = build(section)
        if !age.isLoose { section.refuseUnknownKeys() }
        guard log.findings.isEmpty else {
            throw Findings(log.findings.sorted { ($0.place.line ?? 0) < ($1.place.line ?? 0) }.tallied())
        }
        return value
    }

    /// The lines on which keys stand, such as `printers.own.letter.window` or `audiences[2]`: for what only shows when
    /// several files are compared.
    package static func lines(in text: String) -> [String: Int] {
        var lines: [String: Int] = [:]
        func visit(_ node: Node, _ path: String) {
            switch node {
            case .mapping(let mapping):
                for (key, value) in mapping {
                    let own = path.isEmpty ? key.string ?? "" : "\(path).\(key.string ?? "")"
                    lines[own] = key.mark?.line
                    visit(value, own)
                }
            case .sequence(let sequence):
                for (index, item) in sequence.enumerated() {
                    let own = "\(path)[\(index + 1)]"
                    lines[own] = item.mark?.line
                    visit(item, own)
                }
            case .scalar, .alias: break
            }
        }
        if let node = try? node(of: text) { visit(node, "") }
        return lines
    }

    /// What a file says, whatever its comments, quotes and order of keys: the same text for the same keys and values. Nil
    /// for what is not YAML.
    package static func canonical(_ text: String) -> String? {
        func describe(_ node: Node) -> String {
            switch node {
            case .mapping(let mapping):
                let keys = mapping.map { (key: describe($0.key), value: describe($0.value)) }.sorted { $0.key < $1.key }
                return "{\(keys.map { $0.key + $0.value }.joined())}"
            case .sequence(let sequence): return "[\(sequence.map(describe).joined())]"
            case .scalar(let scalar): return "\(scalar.string.utf8.count):\(scalar.string)"
            case .alias: return ""
            }
        }
        return (try? node(of: text)).flatMap { $0 }.map(describe)
    }

    /// Throws an error of Yams, or a problem with how much the file holds.
    static func node(of text: String) throws -> Node? {
        try YAMLBounds.check(text)
        // What kind a value is follows from what is asked for: nothing is guessed from its looks.
        let parser = try Parser(yaml: text, resolver: .basic)
        // Nodes know their anchors only as long as their parser is there.
        return try withExtendedLifetime(parser) {
            guard let node = try parser.singleRoot() else { return nil }
            try YAMLBounds.check(node)
            return node
        }
    }

    private static func top(of text: String, _ log: FindingLog) -> Node? {
        do {
            if let node = try node(of: text) { return node }
            log.add(YAMLFault.emptyFile, line: 1, key: nil, "The file is empty.")
        } catch let error as YamlError {
            log.add(error)
        } catch let problem as YAMLBounds.Problem {
            log.add(problem.code, line: problem.line, key: nil, problem.message, details: problem.details)
        } catch {
            log.add(YAMLFault.notYAML, line: nil, key: nil, "The file is not YAML.")
        }
        return nil
    }
}

/// The findings of one file, collected while it is read.
final class FindingLog {
    let age: YAMLAge
    private let file: String
    private(set) var findings: [Finding] = []
    private static let most = 10_000

    init(file: String, age: YAMLAge) { (self.file, self.age) = (file, age) }

    func add(
        _ code: some FindingCode, line: Int?, key: String?, _ message: String, allowed: [String] = [],
        details: [String] = []
    ) {
        // The first of each kind are told; of a file of errors alone no more is kept.
        guard findings.count < Self.most else { return }
        findings.append(
            Finding(
                code: code, place: Finding.Place(file: file, line: line, column: key), message: message,
                allowed: allowed, details: details))
    }

    func add(_ error: YamlError) {
        switch error {
        case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
            .composer(_, let problem, let mark, _):
            add(YAMLFault.notYAML, line: mark.line, key: nil, "The file is not YAML here: \(problem).")
        case .duplicatedKeysInMapping(let duplicates, let context):
            add(
                YAMLFault.duplicateKey, line: context.mark.line, key: duplicates.first.map { String($0.prefix(100)) },
                "The key stands twice. Keep one.")
        default:
            add(YAMLFault.notYAML, line: nil, key: nil, "The file is not YAML.")
        }
    }
}
