import Foundation
package import MailboxDomain

/// Reads and writes our JSON files: one form out, and nothing unknown in.
///
/// An optional part that is missing has no key; `null` is refused.
package struct StrictJSON {
    /// The file's name in findings, and the start of their codes.
    package let file: String
    package let codePrefix: String

    package init(file: String, codePrefix: String) {
        self.file = file
        self.codePrefix = codePrefix
    }

    package static func bytes(of value: some Encodable) throws -> [UInt8] {
        try tree(of: value).bytes
    }

    private static func tree(of value: some Encodable) throws -> JSONTree {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return try JSONTreeReader.read(Array(try encoder.encode(value)))
    }

    /// The value where the file's types are right, and all findings.
    ///
    /// Keys that the type does not know are found by writing the value again and comparing.
    package func read<Value: Codable>(
        _ type: Value.Type, from bytes: [UInt8], formatVersion: Int
    ) throws -> (value: Value?, findings: [Finding]) {
        let tree: JSONTree
        do {
            tree = try JSONTreeReader.read(bytes)
        } catch {
            return (nil, [finding("json", error.line, nil, "Not JSON: wanted here is \(error.wanted).")])
        }
        var findings = repeatedKeys(in: tree, at: [])
        if case .number(let text) = tree["formatVersion"]?.value, text != String(formatVersion) {
            let message = "Format version \(text) is not known here; this program reads version \(formatVersion)."
            findings.append(finding("version-unknown", tree["formatVersion"]?.line, "formatVersion", message))
            return (nil, findings)
        }
        do {
            let value = try JSONDecoder().decode(type, from: Data(bytes))
            findings += unknownKeys(in: tree, against: try Self.tree(of: value), at: [])
            return (value, findings)
        } catch let error as DecodingError {
            return (nil, findings + [self.finding(for: error, in: tree)])
        }
    }

    private func repeatedKeys(in tree: JSONTree, at path: [JSONTree.Step]) -> [Finding] {
        switch tree.value {
        case .object(let members):
            var seen: Set<String> = []
            return members.flatMap { member in
                let inner = path + [.key(member.key)]
                let repeated =
                    seen.insert(member.key).inserted
                    ? [] : [finding("key-repeated", member.value.line, inner, "The key stands here twice.")]
                return repeated + repeatedKeys(in: member.value, at: inner)
            }
        case .array(let elements):
            return elements.enumerated().flatMap { repeatedKeys(in: $0.element, at: path + [.index($0.offset)]) }
        default: return []
        }
    }

    private func unknownKeys(in tree: JSONTree, against known: JSONTree, at path: [JSONTree.Step]) -> [Finding] {
        switch (tree.value, known.value) {
        case (.object(let members), .object):
            return members.flatMap { member in
                let inner = path + [.key(member.key)]
                guard let counterpart = known[member.key] else {
                    let message =
                        member.value.value == .null
                        ? "What is missing has no key; null is not used." : "The key is unknown."
                    return [finding("key-unknown", member.value.line, inner, message)]
                }
                return unknownKeys(in: member.value, against: counterpart, at: inner)
            }
        case (.array(let elements), .array(let others)):
            return zip(elements, others).enumerated().flatMap { index, pair in
                unknownKeys(in: pair.0, against: pair.1, at: path + [.index(index)])
            }
        default: return []
        }
    }

    private func finding(for error: DecodingError, in tree: JSONTree) -> Finding {
        func steps(_ path: [any CodingKey]) -> [JSONTree.Step] {
            path.map { key in key.intValue.map { .index($0) } ?? .key(key.stringValue) }
        }
        let (code, path, message): (String, [JSONTree.Step], String) =
            switch error {
            case .keyNotFound(let key, let context):
                ("key-missing", steps(context.codingPath + [key]), "The key is missing.")
            case .valueNotFound(_, let context): ("value", steps(context.codingPath), "A value is needed, not null.")
            case .typeMismatch(_, let context): ("value", steps(context.codingPath), "The value is of the wrong type.")
            case .dataCorrupted(let context):
                ("value", steps(context.codingPath), "The value is not one that may stand here.")
            @unknown default: ("value", [], "The file cannot be read.")
            }
        return finding(code, tree.nearest(path).line, path, message)
    }

    private func finding(_ code: String, _ line: Int?, _ path: [JSONTree.Step], _ message: String) -> Finding {
        finding(code, line, path.isEmpty ? nil : JSONTree.text(of: path), message)
    }

    private func finding(_ code: String, _ line: Int?, _ path: String?, _ message: String) -> Finding {
        Finding(code: "\(codePrefix)-\(code)", place: .init(file: file, line: line, column: path), message: message)
    }
}
