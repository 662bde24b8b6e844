/// Reads a content stream token by token (ISO 32000-1, 7.2 and 7.8.2). It refuses what is not well formed.
struct ContentScanner {
    let bytes: [UInt8]
    private(set) var place = 0

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    /// Nil at the end of the stream.
    mutating func next() throws(ContentFault) -> ContentToken? {
        skipSpace()
        guard place < bytes.count else { return nil }
        let start = place
        let kind = try takeToken()
        return ContentToken(kind: kind, range: start..<place)
    }

    /// Passes over bytes that are no tokens.
    mutating func skip(_ count: Int) throws(ContentFault) {
        guard count >= 0, count <= bytes.count - place else { throw .malformed(at: place) }
        place += count
    }

    /// Passes over everything up to and with the first `ending`.
    mutating func skip(past ending: [UInt8]) throws(ContentFault) {
        let start = place
        while place + ending.count <= bytes.count {
            if bytes[place..<(place + ending.count)].elementsEqual(ending) {
                place += ending.count
                return
            }
            place += 1
        }
        throw .malformed(at: start)
    }

    private mutating func skipSpace() {
        while place < bytes.count {
            if bytes[place] == UInt8(ascii: "%") {
                while place < bytes.count, bytes[place] != 0x0A, bytes[place] != 0x0D { place += 1 }
            } else if Self.isSpace(bytes[place]) {
                place += 1
            } else {
                return
            }
        }
    }

    private mutating func takeToken() throws(ContentFault) -> ContentToken.Kind {
        let start = place
        let first = bytes[place]
        place += 1
        switch first {
        case UInt8(ascii: "("):
            try takeString(from: start)
            return .string
        case UInt8(ascii: "/"):
            skipRegular()
            return .name
        case UInt8(ascii: "["): return .arrayStart
        case UInt8(ascii: "]"): return .arrayEnd
        case UInt8(ascii: "<"):
            if take(UInt8(ascii: "<")) { return .dictionaryStart }
            try takeHexString(from: start)
            return .string
        case UInt8(ascii: ">"):
            guard take(UInt8(ascii: ">")) else { throw .malformed(at: start) }
            return .dictionaryEnd
        case UInt8(ascii: ")"), UInt8(ascii: "{"), UInt8(ascii: "}"): throw .malformed(at: start)
        default:
            skipRegular()
            return try Self.startsNumber(first) ? number(from: start) : .keyword
        }
    }

    private mutating func take(_ byte: UInt8) -> Bool {
        guard place < bytes.count, bytes[place] == byte else { return false }
        place += 1
        return true
    }

    /// Parentheses inside a string come in pairs, or behind a backslash.
    private mutating func takeString(from start: Int) throws(ContentFault) {
        var depth = 1
        while place < bytes.count {
            switch bytes[place] {
            case UInt8(ascii: "\\"): place += 1
            case UInt8(ascii: "("): depth += 1
            case UInt8(ascii: ")"): depth -= 1
            default: break
            }
            place += 1
            if depth == 0 { return }
        }
        throw .malformed(at: start)
    }

    private mutating func takeHexString(from start: Int) throws(ContentFault) {
        while place < bytes.count {
            let byte = bytes[place]
            place += 1
            if byte == UInt8(ascii: ">") { return }
            guard Self.isSpace(byte) || Self.isHexDigit(byte) else { break }
        }
        throw .malformed(at: start)
    }

    private mutating func skipRegular() {
        while place < bytes.count, !Self.isSpace(bytes[place]), !Self.isDelimiter(bytes[place]) { place += 1 }
    }

    private func number(from start: Int) throws(ContentFault) -> ContentToken.Kind {
        guard DecimalNumber.isNumber(bytes[start..<place]) else { throw .malformed(at: start) }
        return .number
    }

    private static func startsNumber(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "."): true
        default: false
        }
    }

    static func isSpace(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x00, 0x09, 0x0A, 0x0C, 0x0D, 0x20: true
        default: false
        }
    }

    private static func isDelimiter(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "("), UInt8(ascii: ")"), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "["),
            UInt8(ascii: "]"), UInt8(ascii: "{"), UInt8(ascii: "}"), UInt8(ascii: "/"), UInt8(ascii: "%"):
            true
        default: false
        }
    }

    private static func isHexDigit(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "F"),
            UInt8(ascii: "a")...UInt8(ascii: "f"):
            true
        default: false
        }
    }
}

/// A word of a content stream, by its place in it.
struct ContentToken: Hashable {
    enum Kind: Hashable {
        case number, name, string, arrayStart, arrayEnd, dictionaryStart, dictionaryEnd
        /// An operator, or `true`, `false` or `null`.
        case keyword
    }

    var kind: Kind
    var range: Range<Int>
}
