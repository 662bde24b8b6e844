extension Int {
    /// Reads exactly `count` of the digits 0 to 9.
    package init?(fixedDigits text: some StringProtocol, count: Int) {
        guard text.utf8.count == count, let number = Int(digits: text) else { return nil }
        self = number
    }

    /// Reads 1 to 18 of the digits 0 to 9: no sign, no space, no other script's digits.
    package init?(digits text: some StringProtocol) {
        guard (1...18).contains(text.utf8.count),
            text.utf8.allSatisfy((UInt8(ascii: "0")...UInt8(ascii: "9")).contains)
        else { return nil }
        self = text.utf8.reduce(0) { $0 * 10 + Int($1 - UInt8(ascii: "0")) }
    }

    package func padded(to width: Int) -> String {
        let digits = String(self)
        return String(repeating: "0", count: Swift.max(0, width - digits.count)) + digits
    }
}
