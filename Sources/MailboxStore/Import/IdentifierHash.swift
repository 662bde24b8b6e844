/// Hashes of identifiers: the same in every process, and spread over all bits.
enum IdentifierHash {
    /// FNV-1a, its bits spread by MurmurHash3's last step: identifiers that count up would else stand in clusters.
    static func of(_ identifier: Span<UInt8>) -> UInt64 {
        var hash: UInt64 = 0xcbf2_9ce4_8422_2325
        for index in identifier.indices { hash = (hash ^ UInt64(identifier[index])) &* 0x100_0000_01b3 }
        return spread(hash)
    }

    /// As a place in a table, of which the lowest bits count.
    static func place(of identifier: Span<UInt8>) -> Int { Int(truncatingIfNeeded: of(identifier)) }

    /// Of two numbers, in this order.
    static func of(_ first: Int64, _ second: Int64) -> UInt64 {
        spread(spread(UInt64(bitPattern: first) &+ 0x9E37_79B9_7F4A_7C15) ^ UInt64(bitPattern: second))
    }

    private static func spread(_ hash: UInt64) -> UInt64 {
        let mixed = (hash ^ (hash >> 33)) &* 0xff51_afd7_ed55_8ccd
        return mixed ^ (mixed >> 33)
    }
}
