/// How many organisations send digitally to each account, where that is said organisation by organisation: four bytes an
/// account, whatever the number of rows.
struct DigitalSenders {
    /// By the account's number; less than 0 where nothing was said.
    private var counts: [Int32] = []

    mutating func add(account: Int64, isDigital: Bool) {
        let place = Int(account)
        if place >= counts.count {
            counts.append(contentsOf: repeatElement(-1, count: max(place + 1, 2 * counts.count) - counts.count))
        }
        counts[place] = max(counts[place], 0) + (isDigital ? 1 : 0)
    }

    /// The accounts of which something was said, in the order of their numbers.
    func forEach(_ body: (_ account: Int64, _ count: Int64) throws -> Void) rethrows {
        for (place, count) in counts.enumerated() where count >= 0 { try body(Int64(place), Int64(count)) }
    }
}
