import Foundation

/// Reads JSON (RFC 8259) into a tree that keeps lines, literals and repeated keys.
package struct JSONTreeReader {
    /// Where the text stops being JSON, and what was wanted there.
    package struct Problem: Error, Equatable {
        package var line: Int
        package var wanted: String
    }

    // No file of ours is deeper than six; a limit keeps a hostile file from exhausting the stack.
    private static let deepest = 32

    /// How much a file of others may hold. Of a file's own size alone a value could take a hundred times as much memory.
    private enum Most {
        /// The manifest of the largest batch, with all pieces set aside, has a million.
        static let values = 2_000_000
        /// In one object; no file of ours has more than twenty.
        static let keys = 1000
        /// In bytes, with quotes: a plan has the paths of files as keys.
        static let key = 4098
        static let text = 100_000
        /// More digits than any number needs.
        static let number = 40
    }

    private let bytes: [UInt8]
    /// Nil for what we wrote ourselves.
    private var valuesLeft: Int?
    private var place = 0
    private var line = 1

    package static func read(_ bytes: [UInt8]) throws(Problem) -> JSONTree {
        try read(bytes, values: Most.values)
    }

    /// Reads what an encoder of ours wrote, however long it is.
    static func read(own bytes: [UInt8]) throws(Problem) -> JSONTree { try read(bytes, values: nil) }

    private static func read(_ bytes: [UInt8], values: Int?) throws(Problem) -> JSONTree {
        guard String(validating: bytes, as: UTF8.self) != nil else { throw Problem(line: 1, wanted: "UTF-8 text") }
        var reader = JSONTreeReader(bytes: bytes, values: values)
        let tree = try reader.tree(depth: 0)
        reader.skipSpace()
        guard reader.place == bytes.count else { throw reader.problem("the end of the file") }
        return tree
    }

    private init(bytes: [UInt8], values: Int?) { (self.bytes, valuesLeft) = (bytes, values) }

    private mutating func tree(depth: Int) throws(Problem) -> JSONTree {
        skipSpace()
        guard depth < Self.deepest else { throw problem("at most \(Self.deepest) levels") }
        if let left = valuesLeft {
            guard left > 0 else { throw problem("at most \(Most.values) values in a file") }
            valuesLeft = left - 1
        }
        let line = line
        let value: JSONTree.Value
        switch peek {
        case UInt8(ascii: "{"): value = .object(try members(depth: depth))
        case UInt8(ascii: "["): value = .array(try elements(depth: depth))
        case UInt8(ascii: "\""): value = .text(try literal(atMost: Most.text))
        case UInt8(ascii: "t"): value = try word("true", .bool(true))
        case UInt8(ascii: "f"): value = try word("false", .bool(false))
        case UInt8(ascii: "n"): value = try word("null", .null)
        default: value = .number(try number())
        }
        return JSONTree(line: line, value: value)
    }

    private mutating func members(depth: Int) throws(Problem) -> [JSONTree.Member] {
        var members: [JSONTree.Member] = []
        place += 1
        skipSpace()
        if take("}") { return members }
        repeat {
            skipSpace()
            guard peek == UInt8(ascii: "\"") else { throw problem("a key in quotes") }
            let literal = try literal(atMost: Most.key)
            guard let key = try? JSONDecoder().decode(String.self, from: Data(literal.utf8)),
                !key.unicodeScalars.contains(where: { $0.properties.generalCategory == .control })
            else { throw problem("a key in quotes") }
            guard valuesLeft == nil || members.count < Most.keys else {
                throw problem("at most \(Most.keys) keys in an object")
            }
            skipSpace()
            guard take(":") else { throw problem("a colon") }
            members.append(JSONTree.Member(key: key, value: try tree(depth: depth + 1)))
            skipSpace()
        } while take(",")
        guard take("}") else { throw problem("a comma or }") }
        return members
    }

    private mutating func elements(depth: Int) throws(Problem) -> [JSONTree] {
        var elements: [JSONTree] = []
        place += 1
        skipSpace()
        if take("]") { return elements }
        repeat {
            elements.append(try tree(depth: depth + 1))
            skipSpace()
        } while take(",")
        guard take("]") else { throw problem("a comma or ]") }
        return elements
    }

    private mutating func literal(atMost most: Int) throws(Problem) -> String {
        let start = place
        place += 1
        while let byte = peek, byte != UInt8(ascii: "\"") {
            guard byte >= 32 else { throw problem("no control character in a text") }
            place += byte == UInt8(ascii: "\\") ? 2 : 1
        }
        guard take("\"") else { throw problem("a closing quote") }
        guard valuesLeft == nil || place - start <= most else { throw problem("at most \(most) bytes in quotes") }
        return String(decoding: bytes[start..<place], as: UTF8.self)
    }

    private mutating func word(_ word: String, _ value: JSONTree.Value) throws(Problem) -> JSONTree.Value {
        guard bytes[place...].starts(with: word.utf8) else { throw problem(word) }
        place += word.utf8.count
        return value
    }

    // Without a regular expression, which Swift would build anew for each number.
    private mutating func number() throws(Problem) -> String {
        let start = place
        _ = take("-")
        // No digit follows a first zero.
        if !take("0") { try digits() }
        if take(".") { try digits() }
        if take("e") || take("E") {
            if !take("+") { _ = take("-") }
            try digits()
        }
        if let next = peek, "+-.0123456789eE".utf8.contains(next) { throw problem("a value") }
        guard place - start <= Most.number else { throw problem("a number of at most \(Most.number) characters") }
        return String(decoding: bytes[start..<place], as: UTF8.self)
    }

    private mutating func digits() throws(Problem) {
        let start = place
        while let byte = peek, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) { place += 1 }
        guard place > start else { throw problem("a value") }
    }

    private var peek: UInt8? { place < bytes.count ? bytes[place] : nil }

    private mutating func take(_ character: Unicode.Scalar) -> Bool {
        guard peek == UInt8(ascii: character) else { return false }
        place += 1
        return true
    }

    private mutating func skipSpace() {
        while let byte = peek, [0x20, 0x09, 0x0A, 0x0D].contains(byte) {
            if byte == 0x0A { line += 1 }
            place += 1
        }
    }

    private func problem(_ wanted: String) -> Problem { Problem(line: line, wanted: wanted) }
}
