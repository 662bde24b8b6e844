package import MailboxDomain
import Yams

/// A mapping in a YAML file, read key by key.
package final class YAMLSection {
    let log: FindingLog
    private let mapping: Node.Mapping?
    private let path: String
    /// What stands for required keys that the file is too old to have.
    private let standard: YAMLStandardValues?
    private var known: Set<String> = []
    private var children: [YAMLSection] = []

    /// Nil where the section is missing and was reported already; all accessors then give stand-ins.
    init(_ node: Node?, path: String = "", log: FindingLog, standard: YAMLStandardValues? = nil) {
        self.log = log
        self.path = path
        self.standard = standard
        mapping = node?.mapping
        if let node, node.mapping == nil {
            log.add(
                YAMLFault.wrongKind, line: node.mark?.line, key: path, "A group of keys is expected here.",
                details: ExpectedValue.group.details)
        }
    }

    private var isMissing: Bool { mapping == nil }

    package func contains(_ key: String) -> Bool { node(key) != nil }

    /// Where a key stands; nil where it does not.
    package func line(of key: String) -> Int? { mapping?.first { $0.key.string == key }?.key.mark?.line }

    /// Whether the key is there; marks it as known.
    private func node(_ key: String) -> Node? {
        known.insert(key)
        guard let node = mapping?[key] else { return nil }
        if let scalar = node.scalar, scalar.style == .plain, ["", "~", "null"].contains(scalar.string) { return nil }
        return node
    }

    func report(
        _ code: some FindingCode, _ key: String, _ message: String, allowed: [String] = [], details: [String] = []
    ) {
        guard !isMissing else { return }
        // The key's own line: a group of keys begins on the next one.
        let line = (mapping?.first { $0.key.string == key }?.key.mark ?? mapping?.mark)?.line
        log.add(
            code, line: line, key: path.isEmpty ? key : "\(path).\(key)", message, allowed: allowed, details: details)
    }

    private func reportKind(_ expected: ExpectedValue, _ key: String) {
        report(YAMLFault.wrongKind, key, "\(expected.inWords) is expected.", details: expected.details)
    }

    /// Whether the file is of a later form than is read here, which is then reported. No key that is asked for: a file need
    /// not have it.
    func isNewer(than version: Int) -> Bool {
        let key = "formatVersion"
        guard mapping?[key] != nil else { return false }
        let found = integer(key, in: 1...1_000_000)
        guard found > version else { return false }
        report(
            YAMLFault.newerFormat, key,
            "The file has format version \(found), of a later version of this program; this one reads version \(version). Use that version of the program.",
            details: ["\(found)", "\(version)"])
        return true
    }

    // MARK: Values

    package func optionalText(_ key: String) -> String? {
        guard let node = node(key) else { return nil }
        guard let scalar = node.scalar else {
            reportKind(.text, key)
            return nil
        }
        return scalar.text
    }

    package func text(_ key: String) -> String {
        if let text = optionalText(key), !text.isEmpty { return text }
        if let text = standardText(key) { return text }
        report(YAMLFault.missingValue, key, "A value is required.", details: ExpectedValue.text.details)
        return ""
    }

    /// Reads a text with `parse`; `expected` completes the sentence "... is expected".
    ///
    /// - Parameter allowed: all that `parse` takes, where that is a closed list.
    package func optional<Value>(
        _ key: String, _ expected: String, allowed: [String] = [], _ parse: (String) -> Value?
    ) -> Value? {
        optional(key, .other(expected), allowed: allowed, parse)
    }

    package func value<Value>(
        _ key: String, _ expected: String, standIn: Value, allowed: [String] = [], _ parse: (String) -> Value?
    ) -> Value {
        value(key, .other(expected), standIn: standIn, allowed: allowed, parse)
    }

    private func optional<Value>(
        _ key: String, _ expected: ExpectedValue, allowed: [String] = [], _ parse: (String) -> Value?
    ) -> Value? {
        guard let text = optionalText(key) else { return nil }
        if let value = parse(text) { return value }
        report(
            YAMLFault.wrongValue, key, "\(expected.inWords) is expected.", allowed: allowed, details: expected.details)
        return nil
    }

    private func value<Value>(
        _ key: String, _ expected: ExpectedValue, standIn: Value, allowed: [String] = [], _ parse: (String) -> Value?
    ) -> Value {
        if node(key) == nil {
            if let value = standardText(key).flatMap(parse) { return value }
            report(
                YAMLFault.missingValue, key, "A value is required: \(expected.inWords).", allowed: allowed,
                details: expected.details)
        }
        return optional(key, expected, allowed: allowed, parse) ?? standIn
    }

    package func integer(_ key: String, in range: ClosedRange<Int>) -> Int {
        value(key, .wholeNumber(range), standIn: range.lowerBound) {
            Int($0).flatMap { range.contains($0) || isFormer($0) ? $0 : nil }
        }
    }

    /// Whether a number that may not be 0 was allowed to be when the file was written.
    private func isFormer(_ number: some Numeric) -> Bool { log.age.isLoose && number == 0 }

    /// Of a key that the file is too old to have.
    private func standardText(_ key: String) -> String? {
        guard node(key) == nil else { return nil }
        return standard?.value(of: key)?.scalar?.text
    }

    package func optionalInteger(_ key: String, in range: ClosedRange<Int>) -> Int? {
        contains(key) ? integer(key, in: range) : nil
    }

    package func number(_ key: String, in range: ClosedRange<Double>) -> Double {
        value(key, .number(range), standIn: range.lowerBound) {
            Double($0).flatMap { range.contains($0) || isFormer($0) ? $0 : nil }
        }
    }

    package func flag(_ key: String) -> Bool {
        value(key, .trueOrFalse, standIn: false) { ["true": true, "false": false][$0] }
    }

    package func date(_ key: String) -> CalendarDate {
        value(key, .date, standIn: CalendarDate(daysSince1970: 0)) { CalendarDate($0) }
    }

    package func choice<Value: RawRepresentable<String> & CaseIterable>(_ key: String, standIn: Value) -> Value {
        let allowed = Value.allCases.map(\.rawValue)
        return value(key, .oneOf(allowed), standIn: standIn, allowed: allowed) {
            Value(rawValue: $0)
        }
    }

    // MARK: Lists and groups

    package func texts(_ key: String) -> [String] {
        guard let node = node(key) else { return [] }
        guard let sequence = node.sequence else {
            reportKind(.list, key)
            return []
        }
        return sequence.compactMap { item in
            if item.scalar == nil { reportKind(.listOfTexts, key) }
            return item.scalar?.text
        }
    }

    /// Reads a list of texts one by one; what is wrong with one is reported at its own line.
    ///
    /// - Parameter read: gives the value of a text, or calls its argument with a sentence on why it cannot stand there.
    package func items<Value>(
        _ key: String, isRequired: Bool = false, _ read: (_ text: String, _ refuse: (String) -> Void) -> Value?
    ) -> [Value] {
        guard let node = node(key) else {
            if isRequired, !log.age.isLoose {
                report(YAMLFault.missingValue, key, "A list is required.", details: ExpectedValue.list.details)
            }
            return []
        }
        guard let sequence = node.sequence else {
            reportKind(.list, key)
            return []
        }
        return sequence.enumerated().compactMap { index, item in
            let place = (path.isEmpty ? key : "\(path).\(key)") + "[\(index + 1)]"
            guard let text = item.scalar?.text else {
                log.add(
                    YAMLFault.wrongKind, line: item.mark?.line, key: place, "A text is expected.",
                    details: ExpectedValue.text.details)
                return nil
            }
            return read(text) {
                if !log.age.isFrozen { log.add(YAMLFault.wrongValue, line: item.mark?.line, key: place, $0) }
            }
        }
    }

    package func section(_ key: String) -> YAMLSection {
        group(key, in: node(key) ?? standard?.value(of: key), standard: standard?.group(key))
    }

    package func optionalSection(_ key: String) -> YAMLSection? {
        node(key).map { child($0, key) }
    }

    package func sections(_ key: String) -> [YAMLSection] {
        guard let node = node(key) else { return [] }
        guard let sequence = node.sequence else {
            reportKind(.list, key)
            return []
        }
        return sequence.enumerated().map { child($1, "\(key)[\($0 + 1)]") }
    }

    /// All groups under a key, whatever their names, in the order of the file.
    package func namedSections(_ key: String) -> [(name: String, section: YAMLSection)] {
        let group = section(key)
        return (group.mapping?.compactMap { $0.key.string } ?? []).map { ($0, group.namedSection($0)) }
    }

    private func namedSection(_ name: String) -> YAMLSection {
        // Their names are the file's own: each lacks what all others do.
        group(name, in: node(name), standard: standard)
    }

    private func group(_ key: String, in node: Node?, standard: YAMLStandardValues?) -> YAMLSection {
        if node == nil {
            report(
                YAMLFault.missingValue, key, "A group of keys is required.", details: ExpectedValue.group.details)
        }
        return child(node, key, standard: standard)
    }

    private func child(_ node: Node?, _ key: String, standard: YAMLStandardValues? = nil) -> YAMLSection {
        let child = YAMLSection(node, path: path.isEmpty ? key : "\(path).\(key)", log: log, standard: standard)
        children.append(child)
        return child
    }

    /// Reports what a later step of reading finds wrong with a value of this section; of a frozen file nothing.
    ///
    /// - Parameters:
    ///   - code: what is wrong, where that is not only that the value is another one than can stand there.
    ///   - details: what the message speaks of.
    package func refuse(
        _ key: String, _ message: String, as code: some FindingCode = YAMLFault.wrongValue, details: [String] = []
    ) {
        guard !log.age.isFrozen else { return }
        report(code, key, message, details: details)
    }

    func refuseUnknownKeys() {
        for (key, _) in mapping ?? [:] {
            let name = key.string ?? "?"
            guard !known.contains(name) else { continue }
            let allowed = known.sorted()
            log.add(
                YAMLFault.unknownKey, line: key.mark?.line, key: path.isEmpty ? name : "\(path).\(name)",
                "This key is not known. Allowed here: \(allowed.joined(separator: ", ")).", allowed: allowed)
        }
        for child in children { child.refuseUnknownKeys() }
    }
}

extension Node.Scalar {
    /// Without the line end that YAML puts behind a block (`|` or `>`): nobody who writes one means it.
    fileprivate var text: String {
        guard style == .literal || style == .folded else { return string }
        var text = string
        while text.last?.isNewline == true { text.removeLast() }
        return text
    }
}
