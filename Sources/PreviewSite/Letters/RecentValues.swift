/// Values that were made last, up to a weight: those that nobody asked for longest go first.
struct RecentValues<Key: Hashable, Value> {
    private struct Entry {
        var value: Value
        var weight: Int
        var lastUse: Int
    }

    private let limit: Int
    private var entries: [Key: Entry] = [:]
    private var total = 0
    private var uses = 0

    /// - Parameter weight: of all values together, in whatever the owner counts.
    init(weight: Int) { limit = weight }

    subscript(key: Key) -> Value? {
        mutating get {
            uses += 1
            entries[key]?.lastUse = uses
            return entries[key]?.value
        }
    }

    /// A value that is too heavy by itself is not kept.
    mutating func keep(_ value: Value, for key: Key, weight: Int) {
        guard weight <= limit else { return }
        uses += 1
        total += weight - (entries[key]?.weight ?? 0)
        entries[key] = Entry(value: value, weight: weight, lastUse: uses)
        while total > limit, let oldest = entries.min(by: { $0.value.lastUse < $1.value.lastUse }) {
            total -= oldest.value.weight
            entries[oldest.key] = nil
        }
    }
}
