/// A set of accounts by their number, a bit each.
struct AccountSet {
    private var words: [UInt64] = []
    private(set) var count = 0

    func contains(_ account: Int64) -> Bool {
        let word = Int(account) / 64
        return word < words.count && words[word] & (UInt64(1) << UInt64(account % 64)) != 0
    }

    /// False where the account is in the set already.
    mutating func insert(_ account: Int64) -> Bool {
        let (word, bit) = (Int(account) / 64, UInt64(1) << UInt64(account % 64))
        if word >= words.count { words.append(contentsOf: repeatElement(0, count: word + 1 - words.count)) }
        guard words[word] & bit == 0 else { return false }
        words[word] |= bit
        count += 1
        return true
    }
}
