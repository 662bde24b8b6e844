package import MailboxDomain
import Yams

/// A mapping in a YAML file, read key by key.
package final class YAMLSection {
    let log: FindingLog
    private let mapping: Node.Mapping?
    private let path: String
    private var known: Set<String> = []
    private var children: [YAMLSection] = []

    /// Nil where the section is missing and was reported already; all accessors then give stand-ins.
    init(_ node: Node?, path: String = "", log: FindingLog) {
        self.log = log
        self.path = path
        mapping = node?.mapping
        if let node, node.mapping == nil {
            log.add(.wrongKind, line: node.mark?.line, key: path, "A group of keys is expected here.")
        }
    }

    private var isMissing: Bool { mapping == nil }

    package func contains(_ key: String) -> Bool { node(key) != nil }

    /// Whether the key is there; marks it as known.
    private func node(_ key: String) -> Node? {
        known.insert(key)
        guard let node = mapping?[key] else { return nil }
        if let scalar = node.scalar, scalar.style == .plain, ["", "~", "null"].contains(scalar.string) { return nil }
        return node
    }

    func report(_ code: YAMLFault, _ key: String, _ message: String, allowed: [String] = []) {
        guard !isMissing else { return }
        // The key's own line: a group of keys begins on the next one.
        let line = (mapping?.first { $0.key.string == key }?.key.mark ?? mapping?.mark)?.line
        log.add(code, line: line, key: path.isEmpty ? key : "\(path).\(key)", message, allowed: allowed)
    }

    // MARK: Values

    package func optionalText(_ key: String) -> String? {
        guard let node = node(key) else { return nil }
        guard let scalar = node.scalar else {
            report(.wrongKind, key, "A text is expected.")
            return nil
        }
        return scalar.string
    }

    package func text(_ key: String) -> String {
        if let text = optionalText(key), !text.isEmpty { return text }
        report(.missingValue, key, "A value is required.")
        return ""
    }

    /// Reads a text with `parse`; `expected` completes the sentence "... is expected".
    ///
    /// - Parameter allowed: all that `parse` takes, where that is a closed list.
    package func optional<Value>(
        _ key: String, _ expected: String, allowed: [String] = [], _ parse: (String) -> Value?
    ) -> Value? {
        guard let text = optionalText(key) else { return nil }
        if let value = parse(text) { return value }
        report(.wrongValue, key, "\(expected) is expected.", allowed: allowed)
        return nil
    }

    package func value<Value>(
        _ key: String, _ expected: String, standIn: Value, allowed: [String] = [], _ parse: (String) -> Value?
    ) -> Value {
        if node(key) == nil { report(.missingValue, key, "A value is required: \(expected).", allowed: allowed) }
        return optional(key, expected, allowed: allowed, parse) ?? standIn
    }

    package func integer(_ key: String, in range: ClosedRange<Int>) -> Int {
        value(key, "A whole number from \(range.lowerBound) to \(range.upperBound)", standIn: range.lowerBound) {
            Int($0).flatMap { range.contains($0) ? $0 : nil }
        }
    }

    package func optionalInteger(_ key: String, in range: ClosedRange<Int>) -> Int? {
        contains(key) ? integer(key, in: range) : nil
    }

    package func number(_ key: String, in range: ClosedRange<Double>) -> Double {
        value(key, "A number from \(range.lowerBound) to \(range.upperBound)", standIn: range.lowerBound) {
            Double($0).flatMap { range.contains($0) ? $0 : nil }
        }
    }

    package func flag(_ key: String) -> Bool {
        value(key, "true or false", standIn: false) { ["true": true, "false": false][$0] }
    }

    package func date(_ key: String) -> CalendarDate {
        value(key, "A date as YYYY-MM-DD", standIn: CalendarDate(daysSince1970: 0)) { CalendarDate($0) }
    }

    package func choice<Value: RawRepresentable<String> & CaseIterable>(_ key: String, standIn: Value) -> Value {
        let allowed = Value.allCases.map(\.rawValue)
        return value(key, "One of \(allowed.joined(separator: ", "))", standIn: standIn, allowed: allowed) {
            Value(rawValue: $0)
        }
    }

    // MARK: Lists and groups

    package func texts(_ key: String) -> [String] {
        guard let node = node(key) else { return [] }
        guard let sequence = node.sequence else {
            report(.wrongKind, key, "A list is expected.")
            return []
        }
        return sequence.compactMap { item in
            if item.scalar == nil { report(.wrongKind, key, "A list of texts is expected.") }
            return item.scalar?.string
        }
    }

    package func section(_ key: String) -> YAMLSection {
        let node = node(key)
        if node == nil { report(.missingValue, key, "A group of keys is required.") }
        return child(node, key)
    }

    package func optionalSection(_ key: String) -> YAMLSection? {
        node(key).map { child($0, key) }
    }

    package func sections(_ key: String) -> [YAMLSection] {
        guard let node = node(key) else { return [] }
        guard let sequence = node.sequence else {
            report(.wrongKind, key, "A list is expected.")
            return []
        }
        return sequence.enumerated().map { child($1, "\(key)[\($0 + 1)]") }
    }

    /// All groups under a key, whatever their names, in the order of the file.
    package func namedSections(_ key: String) -> [(name: String, section: YAMLSection)] {
        let group = section(key)
        return (group.mapping?.compactMap { $0.key.string } ?? []).map { ($0, group.section($0)) }
    }

    private func child(_ node: Node?, _ key: String) -> YAMLSection {
        let child = YAMLSection(node, path: path.isEmpty ? key : "\(path).\(key)", log: log)
        children.append(child)
        return child
    }

    /// Reports what a later step of reading finds wrong with a value of this section.
    package func refuse(_ key: String, _ message: String) {
        report(.wrongValue, key, message)
    }

    func refuseUnknownKeys() {
        for (key, _) in mapping ?? [:] {
            let name = key.string ?? "?"
            guard !known.contains(name) else { continue }
            let allowed = known.sorted()
            log.add(
                .unknownKey, line: key.mark?.line, key: path.isEmpty ? name : "\(path).\(name)",
                "This key is not known. Allowed here: \(allowed.joined(separator: ", ")).", allowed: allowed)
        }
        for child in children { child.refuseUnknownKeys() }
    }
}
