/// Reads fixed-width digits and single characters from the front of a text.
@safe struct DigitScanner {
    private var rest: Slice<UnsafeBufferPointer<UInt8>>

    init(_ bytes: UnsafeBufferPointer<UInt8>) { unsafe rest = unsafe bytes[...] }

    var isAtEnd: Bool { unsafe rest.isEmpty }

    mutating func skip(_ character: Unicode.Scalar) -> Bool {
        guard unsafe rest.first == UInt8(ascii: character) else { return false }
        unsafe rest.removeFirst()
        return true
    }

    private mutating func digit() -> Int? {
        guard let byte = unsafe rest.first, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) else { return nil }
        unsafe rest.removeFirst()
        return Int(byte - UInt8(ascii: "0"))
    }

    mutating func number(_ width: Int) -> Int? {
        var value = 0
        for _ in 0..<width {
            guard let digit = digit() else { return nil }
            value = value * 10 + digit
        }
        return value
    }

    /// One or more decimals, as thousandths.
    mutating func thousandths() -> Int? {
        guard var value = digit().map({ $0 * 100 }) else { return nil }
        var weight = 10
        while let digit = digit() {
            value += digit * weight
            weight /= 10
        }
        return value
    }
}

extension Collection<UInt8> {
    /// Lends the bytes in one piece of memory, as those of nearly every text already are.
    func withBuffer<Value>(_ body: (UnsafeBufferPointer<UInt8>) -> Value) -> Value {
        unsafe withContiguousStorageIfAvailable(body) ?? Array(self).withUnsafeBufferPointer(body)
    }
}
