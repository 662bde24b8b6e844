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
        return try JSONTreeReader.read(own: Array(try encoder.encode(value)))
    }

    /// The value where the file's types are right, and all findings; of many alike the first and their number.
    package func read<Value: Decodable>(
        _ type: Value.Type, from bytes: [UInt8], formatVersion: Int
    ) -> (value: Value?, findings: [Finding]) {
        let tree: JSONTree
        do {
            tree = try JSONTreeReader.read(bytes)
        } catch {
            return (nil, [finding(.form, error.line, nil, "Not JSON: wanted here is \(error.wanted).")])
        }
        var findings = repeatedKeys(in: tree, at: [])
        if case .number(let text) = tree["formatVersion"]?.value, text != String(formatVersion) {
            let message = "Format version \(text) is not known here; this program reads version \(formatVersion)."
            findings.append(finding(.versionUnknown, tree["formatVersion"]?.line, "formatVersion", message))
            return (nil, findings)
        }
        let notes = JSONTreeDecoder.Notes()
        var value: Value?
        do {
            value = try Value(from: JSONTreeDecoder(tree, notes: notes))
        } catch {
            findings.append(finding(for: error, in: tree))
        }
        findings += notes.unknownKeys.map { path in
            finding(.keyUnknown, tree, steps(path), "The key is unknown.")
        }
        findings += notes.nulls.map { path in
            finding(.value, tree, steps(path), "What is missing has no key; null is not used.")
        }
        return (value, findings.tallied())
    }

    /// Throws for a file of a later version than this program reads, whatever else is in it.
    ///
    /// - Parameter known: the latest that is read.
    package func checkFormat(of bytes: [UInt8], known: Int) throws(NewerFormat) {
        guard let tree = try? JSONTreeReader.read(bytes), case .number(let text) = tree["formatVersion"]?.value,
            // No version has as many digits as do not fit.
            Int(text).map({ $0 > known }) ?? text.allSatisfy(\.isWholeNumber)
        else { return }
        throw NewerFormat(file: file, found: String(text.prefix(20)), known: known)
    }

    private func repeatedKeys(in tree: JSONTree, at path: [JSONTree.Step]) -> [Finding] {
        switch tree.value {
        case .object(let members):
            var seen: Set<String> = []
            return members.flatMap { member in
                let inner = path + [.key(member.key)]
                let repeated =
                    seen.insert(member.key).inserted
                    ? []
                    : [
                        finding(
                            .keyRepeated, member.value.line, JSONTree.text(of: inner), "The key stands here twice.")
                    ]
                return repeated + repeatedKeys(in: member.value, at: inner)
            }
        case .array(let elements):
            return elements.enumerated().flatMap { repeatedKeys(in: $0.element, at: path + [.index($0.offset)]) }
        default: return []
        }
    }

    private func steps(_ path: [any CodingKey]) -> [JSONTree.Step] {
        path.map { key in key.intValue.map { .index($0) } ?? .key(key.stringValue) }
    }

    private func finding(for error: any Error, in tree: JSONTree) -> Finding {
        switch error {
        case DecodingError.keyNotFound(let key, let context):
            finding(.keyMissing, tree, steps(context.codingPath + [key]), "The key is missing.")
        case DecodingError.typeMismatch(_, let context), DecodingError.valueNotFound(_, let context):
            finding(.value, tree, steps(context.codingPath), "The value is of the wrong type.")
        case DecodingError.dataCorrupted(let context):
            finding(.value, tree, steps(context.codingPath), "The value is not one that may stand here.")
        default: finding(.value, 1, nil, "The file cannot be read.")
        }
    }

    private func finding(_ code: JSONFault, _ tree: JSONTree, _ path: [JSONTree.Step], _ message: String) -> Finding {
        finding(code, tree.nearest(path).line, path.isEmpty ? nil : JSONTree.text(of: path), message)
    }

    private func finding(_ code: JSONFault, _ line: Int?, _ path: String?, _ message: String) -> Finding {
        Finding(code: code, of: codePrefix, place: .init(file: file, line: line, column: path), message: message)
    }
}
