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

    /// Whether this is a postcode (BRP 11.60), with or without a space; PostNL gives out no SA, SD and SS.
    var isPostcode: Bool {
        guard count == 6 || (count == 7 && self[4] == UInt8(ascii: " ")), self[0] != UInt8(ascii: "0") else {
            return false
        }
        for index in 0..<4 where !Self.digits.contains(self[index]) { return false }
        let (first, second) = (self[count - 2], self[count - 1])
        guard Self.capitals.contains(first), Self.capitals.contains(second) else { return false }
        return first != UInt8(ascii: "S") || !"ADS".utf8.contains(second)
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
