/// Decodes a value from a JSON tree and notes what does not belong there: unknown keys, and null in place of nothing.
///
/// Foundation's decoder passes over both, takes 1.0 for a whole number and 1e400 for infinite, and has errors without a
/// key path.
struct JSONTreeDecoder: Decoder {
    /// What was noted along the way, with its place.
    final class Notes {
        var unknownKeys: [[any CodingKey]] = []
        var nulls: [[any CodingKey]] = []
    }

    let tree: JSONTree
    let codingPath: [any CodingKey]
    let notes: Notes
    var userInfo: [CodingUserInfoKey: Any] { [:] }

    init(_ tree: JSONTree, at codingPath: [any CodingKey] = [], notes: Notes) {
        (self.tree, self.codingPath, self.notes) = (tree, codingPath, notes)
    }

    func container<Key: CodingKey>(keyedBy type: Key.Type) throws -> KeyedDecodingContainer<Key> {
        guard case .object(let members) = tree.value else { throw mismatch([String: String].self) }
        for member in members where Key(stringValue: member.key) == nil {
            notes.unknownKeys.append(codingPath + [Step(stringValue: member.key)])
        }
        return KeyedDecodingContainer(Keyed<Key>(decoder: self))
    }

    func unkeyedContainer() throws -> any UnkeyedDecodingContainer {
        guard case .array(let elements) = tree.value else { throw mismatch([String].self) }
        return Unkeyed(decoder: self, elements: elements)
    }

    func singleValueContainer() throws -> any SingleValueDecodingContainer { Single(decoder: self) }

    /// Texts, whole numbers, numbers and truth values are read here; every other type reads itself from these.
    private func value<Value: Decodable>(_ type: Value.Type) throws -> Value {
        let primitive: Any? =
            switch (tree.value, type) {
            case (.text, is String.Type): tree.text
            case (.number(let literal), is Int.Type): Int(literal)
            case (.number(let literal), is Double.Type): Double(literal).flatMap { $0.isFinite ? $0 : nil }
            case (.bool(let value), is Bool.Type): value
            default: nil
            }
        if let value = primitive as? Value { return value }
        guard !(type is String.Type || type is Int.Type || type is Double.Type || type is Bool.Type) else {
            throw mismatch(type)
        }
        return try Value(from: self)
    }

    private func inside(_ tree: JSONTree, _ key: any CodingKey) -> JSONTreeDecoder {
        JSONTreeDecoder(tree, at: codingPath + [key], notes: notes)
    }

    private func mismatch(_ type: any Any.Type) -> DecodingError {
        .typeMismatch(type, DecodingError.Context(codingPath: codingPath, debugDescription: "another type is needed"))
    }

    private struct Step: CodingKey {
        var stringValue: String
        var intValue: Int?

        init(stringValue: String) { self.stringValue = stringValue }

        init(intValue: Int) {
            stringValue = String(intValue)
            self.intValue = intValue
        }
    }

    private struct Keyed<Key: CodingKey>: KeyedDecodingContainerProtocol {
        let decoder: JSONTreeDecoder
        var codingPath: [any CodingKey] { decoder.codingPath }
        var allKeys: [Key] {
            guard case .object(let members) = decoder.tree.value else { return [] }
            return members.compactMap { Key(stringValue: $0.key) }
        }

        func contains(_ key: Key) -> Bool { decoder.tree[key.stringValue] != nil }

        func decodeNil(forKey key: Key) throws -> Bool {
            guard try member(key).tree.value == .null else { return false }
            decoder.notes.nulls.append(codingPath + [key])
            return true
        }

        func decode<Value: Decodable>(_ type: Value.Type, forKey key: Key) throws -> Value {
            try member(key).value(type)
        }

        func nestedContainer<Nested: CodingKey>(
            keyedBy type: Nested.Type, forKey key: Key
        ) throws -> KeyedDecodingContainer<Nested> {
            try member(key).container(keyedBy: type)
        }

        func nestedUnkeyedContainer(forKey key: Key) throws -> any UnkeyedDecodingContainer {
            try member(key).unkeyedContainer()
        }

        func superDecoder() throws -> any Decoder { decoder }
        func superDecoder(forKey key: Key) throws -> any Decoder { try member(key) }

        private func member(_ key: Key) throws -> JSONTreeDecoder {
            guard let tree = decoder.tree[key.stringValue] else {
                let context = DecodingError.Context(codingPath: codingPath, debugDescription: "the key is missing")
                throw DecodingError.keyNotFound(key, context)
            }
            return decoder.inside(tree, key)
        }
    }

    private struct Unkeyed: UnkeyedDecodingContainer {
        let decoder: JSONTreeDecoder
        let elements: [JSONTree]
        var currentIndex = 0
        var codingPath: [any CodingKey] { decoder.codingPath }
        var count: Int? { elements.count }
        var isAtEnd: Bool { currentIndex >= elements.count }

        mutating func decodeNil() throws -> Bool { false }

        mutating func decode<Value: Decodable>(_ type: Value.Type) throws -> Value { try next().value(type) }

        mutating func nestedContainer<Nested: CodingKey>(
            keyedBy type: Nested.Type
        ) throws -> KeyedDecodingContainer<Nested> {
            try next().container(keyedBy: type)
        }

        mutating func nestedUnkeyedContainer() throws -> any UnkeyedDecodingContainer {
            try next().unkeyedContainer()
        }

        mutating func superDecoder() throws -> any Decoder { try next() }

        private mutating func next() throws -> JSONTreeDecoder {
            guard !isAtEnd else { throw decoder.mismatch([String].self) }
            defer { currentIndex += 1 }
            return decoder.inside(elements[currentIndex], Step(intValue: currentIndex))
        }
    }

    private struct Single: SingleValueDecodingContainer {
        let decoder: JSONTreeDecoder
        var codingPath: [any CodingKey] { decoder.codingPath }

        func decodeNil() -> Bool { decoder.tree.value == .null }
        func decode<Value: Decodable>(_ type: Value.Type) throws -> Value { try decoder.value(type) }
    }
}
