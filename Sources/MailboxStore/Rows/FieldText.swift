import MailboxDomain

extension String {
    init(_ field: Span<UInt8>) {
        self = unsafe field.withUnsafeBufferPointer { unsafe String(decoding: $0, as: UTF8.self) }
    }
}

extension Span<UInt8> {
    private static var digits: ClosedRange<UInt8> { UInt8(ascii: "0")...UInt8(ascii: "9") }
    private static var capitals: ClosedRange<UInt8> { UInt8(ascii: "A")...UInt8(ascii: "Z") }

    /// The number that 1 to 9 digits stand for, and nothing else.
    var wholeNumber: Int64? {
        guard (1...9).contains(count) else { return nil }
        var number: Int64 = 0
        for index in indices {
            guard Self.digits.contains(self[index]) else { return nil }
            number = number * 10 + Int64(self[index] - UInt8(ascii: "0"))
        }
        return number
    }

    /// Whether it is printable ASCII, which every form of Unicode has the same.
    var isPlain: Bool {
        for index in indices where !(0x20...0x7E).contains(self[index]) { return false }
        return true
    }

    /// Whether plain text has no spaces at its ends, and single ones inside.
    var isTidy: Bool {
        let space = UInt8(ascii: " ")
        var last = space
        for index in indices {
            if self[index] == space, last == space { return false }
            last = self[index]
        }
        return last != space
    }

    /// Whether a line ends with more of the text after it; one that ends the text is only a spreadsheet's.
    var hasLineBreakInside: Bool {
        var (hasBegun, isBroken) = (false, false)
        for index in indices {
            switch self[index] {
            case UInt8(ascii: "\n"), UInt8(ascii: "\r"): isBroken = hasBegun
            case UInt8(ascii: " "): break
            default:
                if isBroken { return true }
                hasBegun = true
            }
        }
        return false
    }

    /// Whether plain text says something to a reader (see `RegisterText.saysSomething`); nearly always its first letter does.
    var saysSomething: Bool {
        for index in indices where Self.isLetterOrDigit(self[index]) { return true }
        return false
    }

    private static func isLetterOrDigit(_ byte: UInt8) -> Bool {
        capitals.contains(byte) || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte) || digits.contains(byte)
    }

    /// Whether it is the registers' word for a name or a street that is unknown.
    var isUnknownMark: Bool { count == 1 && self[0] == UInt8(ascii: ".") }

    /// Whether all of its bytes are characters of an alphabet.
    func isWritten(with alphabet: RegisterAlphabet) -> Bool {
        for index in indices where !alphabet.contains(Unicode.Scalar(self[index])) { return false }
        return true
    }

    /// Whether this is class.subject.detail (RFC 3463 section 2): class 2, 4 or 5, the others up to three digits.
    var isStatusCode: Bool {
        guard count >= 5, "245".utf8.contains(self[0]), self[1] == UInt8(ascii: ".") else { return false }
        var (parts, length) = (0, 0)
        for index in 2..<count {
            if self[index] == UInt8(ascii: "."), (1...3).contains(length) {
                (parts, length) = (parts + 1, 0)
            } else {
                guard Self.digits.contains(self[index]) else { return false }
                length += 1
            }
        }
        return parts == 1 && (1...3).contains(length)
    }
}
