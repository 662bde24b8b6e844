/// Reads objects and keywords from bytes, one after the other (ISO 32000-1, 7.2 and 7.3).
struct ObjectScanner {
    enum Token {
        case object(FileObject)
        case keyword(ArraySlice<UInt8>)
    }

    private let bytes: [UInt8]
    private(set) var place: Int
    private let end: Int

    /// Deeper ones are no file of ours: they are made to fill a reader's stack.
    private static let deepest = 20

    /// - Parameter place: where to begin; beyond the end there is nothing.
    init(_ bytes: [UInt8], from place: Int = 0, to end: Int? = nil) {
        self.bytes = bytes
        self.end = min(end ?? bytes.count, bytes.count)
        self.place = max(0, place)
    }

    /// The next object or keyword; nil at the end.
    mutating func next() throws(PageReadingFault) -> Token? {
        skipSpace()
        guard place < end else { return nil }
        switch bytes[place] {
        case UInt8(ascii: "("), UInt8(ascii: "/"), UInt8(ascii: "["), UInt8(ascii: "<"), UInt8(ascii: "+"),
            UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "0")...UInt8(ascii: "9"):
            return .object(try object(depth: 0))
        case UInt8(ascii: ")"), UInt8(ascii: "]"), UInt8(ascii: ">"), UInt8(ascii: "{"), UInt8(ascii: "}"):
            throw .damaged("a bracket that nothing opened")
        default: return word()
        }
    }

    private mutating func word() -> Token {
        let start = place
        skipRegular()
        let word = bytes[start..<place]
        if word.elementsEqual("true".utf8) { return .object(.boolean(true)) }
        if word.elementsEqual("false".utf8) { return .object(.boolean(false)) }
        if word.elementsEqual("null".utf8) { return .object(.null) }
        return .keyword(word)
    }

    /// An object of the file itself, where two numbers and an `R` are a reference.
    mutating func fileObject() throws(PageReadingFault) -> FileObject {
        skipSpace()
        guard place < end else { throw .damaged("an object that is cut off") }
        return try object(depth: 0, hasReferences: true)
    }

    /// Passes over a keyword that must stand here.
    mutating func take(_ keyword: String) throws(PageReadingFault) {
        skipSpace()
        let start = place
        skipRegular()
        guard bytes[start..<place].elementsEqual(keyword.utf8) else { throw .damaged("no \(keyword)") }
    }

    mutating func wholeNumber() throws(PageReadingFault) -> Int {
        skipSpace()
        guard place < end, let value = try object(depth: 0).integer, value >= 0 else { throw .damaged("a number") }
        return value
    }

    /// Passes over the end of the line behind `stream` (7.3.8.1).
    mutating func skipLineEnd() throws(PageReadingFault) {
        if place < end, bytes[place] == 0x0D { place += 1 }
        guard place < end, bytes[place] == 0x0A else { throw .damaged("a stream that begins in no line of its own") }
        place += 1
    }

    // MARK: - Objects

    private mutating func object(depth: Int, hasReferences: Bool = false) throws(PageReadingFault) -> FileObject {
        guard depth < Self.deepest else { throw .damaged("objects in objects without end") }
        guard place < end else { throw .damaged("an object that is cut off") }
        switch bytes[place] {
        case UInt8(ascii: "/"): return .name(try name())
        case UInt8(ascii: "("): return .string(try string())
        case UInt8(ascii: "["):
            place += 1
            var items: [FileObject] = []
            while try !takeEnd(UInt8(ascii: "]")) {
                items.append(try object(depth: depth + 1, hasReferences: hasReferences))
            }
            return .array(items)
        case UInt8(ascii: "<"):
            guard place + 1 < end, bytes[place + 1] == UInt8(ascii: "<") else { return .string(try hexString()) }
            place += 2
            return .dictionary(try dictionary(depth: depth, hasReferences))
        case UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "0")...UInt8(ascii: "9"):
            let value = try number()
            guard hasReferences, let target = reference(to: value) else { return .number(value) }
            return .reference(target)
        default:
            guard case .object(let object) = word() else { throw .damaged("a word in place of an object") }
            return object
        }
    }

    private mutating func dictionary(depth: Int, _ hasReferences: Bool) throws(PageReadingFault) -> FileDictionary {
        var dictionary = FileDictionary()
        while try !takeEnd(UInt8(ascii: ">")) {
            guard bytes[place] == UInt8(ascii: "/") else { throw .damaged("a key that is no name") }
            let key = try name()
            skipSpace()
            try dictionary.add(try object(depth: depth + 1, hasReferences: hasReferences), for: key)
        }
        guard place < end, bytes[place] == UInt8(ascii: ">") else { throw .damaged("a dictionary without an end") }
        place += 1
        return dictionary
    }

    private mutating func takeEnd(_ byte: UInt8) throws(PageReadingFault) -> Bool {
        skipSpace()
        guard place < end else { throw .damaged("an object that is cut off") }
        guard bytes[place] == byte else { return false }
        place += 1
        return true
    }

    /// `12 0 R` behind the 12; leaves the place where it is for anything else.
    private mutating func reference(to value: Double) -> Int? {
        guard let target = Int(exactly: value), target > 0 else { return nil }
        var ahead = place
        func skip() { while ahead < end, Self.isSpace(bytes[ahead]) { ahead += 1 } }
        skip()
        guard ahead < end, bytes[ahead] == UInt8(ascii: "0") else { return nil }
        ahead += 1
        skip()
        guard ahead < end, bytes[ahead] == UInt8(ascii: "R"),
            ahead + 1 == end || Self.isSpace(bytes[ahead + 1]) || Self.isDelimiter(bytes[ahead + 1])
        else { return nil }
        place = ahead + 1
        return target
    }

    private mutating func name() throws(PageReadingFault) -> String {
        place += 1
        let start = place
        skipRegular()
        // `#20` and the like can be written without: another way to say the same thing is a way to hide it.
        guard !bytes[start..<place].contains(UInt8(ascii: "#")),
            let name = String(validating: bytes[start..<place], as: UTF8.self)
        else { throw .unknown("a name with other characters") }
        return name
    }

    private mutating func number() throws(PageReadingFault) -> Double {
        let isNegative = bytes[place] == UInt8(ascii: "-")
        if isNegative || bytes[place] == UInt8(ascii: "+") { place += 1 }
        var (value, places, digits, hasPoint) = (0.0, 1.0, 0, false)
        while place < end {
            let byte = bytes[place]
            if byte == UInt8(ascii: "."), !hasPoint {
                hasPoint = true
            } else if (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) {
                value = value * 10 + Double(byte - UInt8(ascii: "0"))
                if hasPoint { places *= 10 }
                digits += 1
            } else {
                break
            }
            place += 1
        }
        let isEnded = place == end || Self.isSpace(bytes[place]) || Self.isDelimiter(bytes[place])
        guard isEnded, (1...30).contains(digits) else { throw .damaged("a number") }
        return (isNegative ? -value : value) / places
    }

    /// Parentheses inside a string come in pairs, or behind a backslash (7.3.4.2).
    private mutating func string() throws(PageReadingFault) -> [UInt8] {
        place += 1
        var text: [UInt8] = []
        var depth = 1
        while place < end {
            let byte = bytes[place]
            place += 1
            switch byte {
            case UInt8(ascii: "("): depth += 1
            case UInt8(ascii: ")"):
                depth -= 1
                if depth == 0 { return text }
            case UInt8(ascii: "\\"):
                try takeEscape(into: &text)
                continue
            default: break
            }
            text.append(byte)
        }
        throw .damaged("a text without an end")
    }

    private mutating func takeEscape(into text: inout [UInt8]) throws(PageReadingFault) {
        guard place < end else { throw .damaged("a text without an end") }
        let byte = bytes[place]
        place += 1
        switch byte {
        case UInt8(ascii: "n"): text.append(0x0A)
        case UInt8(ascii: "r"): text.append(0x0D)
        case UInt8(ascii: "t"): text.append(0x09)
        case UInt8(ascii: "b"): text.append(0x08)
        case UInt8(ascii: "f"): text.append(0x0C)
        case UInt8(ascii: "("), UInt8(ascii: ")"), UInt8(ascii: "\\"): text.append(byte)
        case UInt8(ascii: "0")...UInt8(ascii: "7"):
            var value = Int(byte - UInt8(ascii: "0"))
            for _ in 0..<2 {
                guard place < end, (UInt8(ascii: "0")...UInt8(ascii: "7")).contains(bytes[place]) else { break }
                value = value * 8 + Int(bytes[place] - UInt8(ascii: "0"))
                place += 1
            }
            guard let code = UInt8(exactly: value) else { throw .damaged("a text") }
            text.append(code)
        default: throw .unknown("an escape in a text")
        }
    }

    private mutating func hexString() throws(PageReadingFault) -> [UInt8] {
        place += 1
        var text: [UInt8] = []
        var first: UInt8?
        while place < end {
            let byte = bytes[place]
            place += 1
            if byte == UInt8(ascii: ">") {
                // A digit that is missing at the end is 0.
                if let first { text.append(first << 4) }
                return text
            }
            if Self.isSpace(byte) { continue }
            guard let digit = Self.hexDigit(byte) else { throw .damaged("a text in hexadecimal digits") }
            if let high = first {
                text.append(high << 4 | digit)
                first = nil
            } else {
                first = digit
            }
        }
        throw .damaged("a text without an end")
    }

    // MARK: - Bytes

    private mutating func skipSpace() {
        while place < end {
            if bytes[place] == UInt8(ascii: "%") {
                while place < end, bytes[place] != 0x0A, bytes[place] != 0x0D { place += 1 }
            } else if Self.isSpace(bytes[place]) {
                place += 1
            } else {
                return
            }
        }
    }

    private mutating func skipRegular() {
        while place < end, !Self.isSpace(bytes[place]), !Self.isDelimiter(bytes[place]) { place += 1 }
    }

    private static func isSpace(_ byte: UInt8) -> Bool {
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

    private static func hexDigit(_ byte: UInt8) -> UInt8? {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0")
        case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - UInt8(ascii: "a") + 10
        case UInt8(ascii: "A")...UInt8(ascii: "F"): byte - UInt8(ascii: "A") + 10
        default: nil
        }
    }
}
