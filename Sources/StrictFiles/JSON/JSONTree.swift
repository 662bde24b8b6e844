import Foundation

/// A JSON document as it was written: keys in their order, repeated ones too, texts and numbers as literals, with lines.
///
/// Foundation's reader keeps none of these, and a strict reader needs all of them.
package struct JSONTree: Equatable, Sendable {
    package indirect enum Value: Equatable, Sendable {
        case object([Member])
        case array([JSONTree])
        /// The literal with its quotes and escapes.
        case text(String)
        case number(String)
        case bool(Bool)
        case null
    }

    package struct Member: Equatable, Sendable {
        package var key: String
        package var value: JSONTree
    }

    /// From 1.
    package var line: Int
    package var value: Value

    package subscript(key: String) -> JSONTree? {
        guard case .object(let members) = value else { return nil }
        return members.first { $0.key == key }?.value
    }

    package var members: [Member]? { if case .object(let members) = value { members } else { nil } }

    /// Without its quotes and escapes.
    package var text: String? {
        guard case .text(let literal) = value else { return nil }
        return try? JSONDecoder().decode(String.self, from: Data(literal.utf8))
    }

    package var wholeNumber: Int? { if case .number(let literal) = value { Int(literal) } else { nil } }

    /// Follows a key path such as `files[0].sha256` as far as it goes.
    func nearest(_ path: [Step]) -> JSONTree {
        guard let step = path.first else { return self }
        switch (step, value) {
        case (.key(let key), .object): return self[key]?.nearest(Array(path.dropFirst())) ?? self
        case (.index(let index), .array(let elements)) where elements.indices.contains(index):
            return elements[index].nearest(Array(path.dropFirst()))
        default: return self
        }
    }

    enum Step: Hashable, Sendable {
        case key(String)
        case index(Int)
    }

    static func text(of path: [Step]) -> String {
        path.enumerated().map { offset, step in
            switch step {
            case .key(let key): offset == 0 ? key : ".\(key)"
            case .index(let index): "[\(index)]"
            }
        }.joined()
    }
}

extension JSONTree {
    /// Two spaces a level, keys sorted as bytes, LF at the end: the same tree always gives the same bytes.
    var bytes: [UInt8] { Array((formatted(indent: "") + "\n").utf8) }

    private func formatted(indent: String) -> String {
        let inner = indent + "  "
        switch value {
        case .object(let members):
            if members.isEmpty { return "{}" }
            let sorted = members.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }
            // Keys are names of Swift properties here: nothing in them needs an escape.
            let lines = sorted.map { "\(inner)\"\($0.key)\": \($0.value.formatted(indent: inner))" }
            return "{\n" + lines.joined(separator: ",\n") + "\n\(indent)}"
        case .array(let elements):
            if elements.isEmpty { return "[]" }
            let lines = elements.map { inner + $0.formatted(indent: inner) }
            return "[\n" + lines.joined(separator: ",\n") + "\n\(indent)]"
        case .text(let literal), .number(let literal): return literal
        case .bool(let value): return value ? "true" : "false"
        case .null: return "null"
        }
    }
}
