/// Finds identifiers that stand in a file more than once, in bounded memory.
///
/// As long as they come in byte order, each is compared with the one before it, which costs nothing. From the first on
/// that does not, a hash of each goes into a `HashSpool`; those before it are read again for it. Whatever looks like a
/// repeat is a suspect only: the file is read once more to compare the identifiers themselves.
struct RepeatSearch: ~Copyable {
    /// What came of it.
    struct Outcome {
        /// Hashes that several identifiers or rows have which may not.
        var suspects: Set<UInt64> = []
        /// Rows that say again what an earlier one said.
        var repeats = 0
        /// Rows that are about the same as an earlier one, and tell another outcome.
        var differing = 0
        /// Whether there are more suspects than are told apart.
        var hasMore = false
    }

    private let spoolPath: String
    private let room: Int
    /// How many suspects are told apart; with more the import is refused whatever they are.
    private let limit: Int
    /// Rows before the first that was not in order.
    private(set) var ordered = 0
    private var last: [UInt8] = []
    private var lastIdentity = RowIdentity.none
    private var spool: HashSpool?
    private var (repeats, differing) = (0, 0)

    /// - Parameter room: see `HashSpool`.
    init(spoolPath: String, limit: Int, room: Int = 512) {
        self.spoolPath = spoolPath
        self.limit = limit
        self.room = room
        last.reserveCapacity(64)
    }

    /// Whether rows before the first that was not in order must be given to it again.
    var needsOrderedRows: Bool { spool != nil && ordered > 0 }

    /// Takes the next row.
    ///
    /// - Parameter identity: what rows with the same identifier must have in common.
    mutating func take(_ identifier: Span<UInt8>, identity: RowIdentity) throws(ImportError) {
        guard spool == nil else { return try takeAgain(identifier, identity: identity) }
        let order = compareWithLast(identifier)
        if order < 0 || (order == 0 && identity.goes(with: lastIdentity) && ordered > 0) {
            if order == 0 {
                if identity == lastIdentity { repeats += 1 } else { differing += 1 }
            }
            ordered += 1
            keep(identifier, identity)
        } else {
            spool = HashSpool(at: spoolPath, room: room)
            try takeAgain(identifier, identity: identity)
        }
    }

    /// Takes a row into the spool: one that was in order before, too.
    mutating func takeAgain(_ identifier: Span<UInt8>, identity: RowIdentity) throws(ImportError) {
        try spool?.append(HashSpool.Entry(key: Self.hash(of: identifier), identity: identity))
    }

    /// Never 0, which marks a free place.
    static func hash(of identifier: Span<UInt8>) -> UInt64 { max(1, IdentifierHash.of(identifier)) }

    mutating func finish() throws(ImportError) -> Outcome {
        guard spool != nil else { return Outcome(repeats: repeats, differing: differing) }
        var outcome = Outcome()
        try spool?.forEachPart { Self.search($0, limit: limit, &outcome) }
        return outcome
    }

    /// An open hash table: sorting a part takes several times as long.
    private static func search(_ entries: [HashSpool.Entry], limit: Int, _ outcome: inout Outcome) {
        var size = 16
        while size < 2 * entries.count { size *= 2 }
        var table = Array(repeating: HashSpool.Entry(key: 0, identity: .none), count: size)
        for entry in entries {
            var place = Int(truncatingIfNeeded: entry.key) & (size - 1)
            while table[place].key != 0, table[place].key != entry.key { place = (place + 1) & (size - 1) }
            if table[place].key == 0 {
                table[place] = entry
            } else if table[place].identity == entry.identity {
                outcome.repeats += 1
            } else if table[place].identity.goes(with: entry.identity) {
                outcome.differing += 1
            } else if outcome.suspects.count < limit {
                outcome.suspects.insert(entry.key)
            } else {
                outcome.hasMore = true
            }
        }
    }

    /// Less than 0 where the last one comes before this one.
    private func compareWithLast(_ identifier: Span<UInt8>) -> Int {
        for index in 0..<min(last.count, identifier.count) where last[index] != identifier[index] {
            return Int(last[index]) - Int(identifier[index])
        }
        return last.count - identifier.count
    }

    private mutating func keep(_ identifier: Span<UInt8>, _ identity: RowIdentity) {
        last.removeAll(keepingCapacity: true)
        for index in identifier.indices { last.append(identifier[index]) }
        lastIdentity = identity
    }
}
