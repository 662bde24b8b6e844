/// Numbers with decimals as XML Schema writes them (xs:decimal), read exactly.
enum DecimalText {
    /// In units of the last decimal: `12.5` with two is 1250. Nil for anything else, and for more digits.
    static func value(of text: String, decimals: Int) -> Int? {
        guard let match = text.wholeMatch(of: /([+-]?)([0-9]{1,9})(?:\.([0-9]*))?/) else { return nil }
        var fraction = String(match.3 ?? "")
        // Zeros at the end add nothing.
        while fraction.count > decimals, fraction.last == "0" { fraction.removeLast() }
        guard fraction.count <= decimals else { return nil }
        let digits = String(match.2) + fraction + String(repeating: "0", count: decimals - fraction.count)
        return Int(digits).map { match.1 == "-" ? -$0 : $0 }
    }
}
