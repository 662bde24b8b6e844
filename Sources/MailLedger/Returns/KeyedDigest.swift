/// What a key of digests is called in the ledger: letters of a-z and digits. It tells nothing of the key.
package struct AddressKeyID: RawRepresentable, Hashable, Comparable, Sendable {
    package let rawValue: String

    package init?(rawValue: String) {
        guard !rawValue.isEmpty, rawValue.utf8.allSatisfy({ Self.characters.contains($0) }) else { return nil }
        self.rawValue = rawValue
    }

    /// Drawn from many: those of two keys are never the same.
    package init(_ number: UInt64) { rawValue = String(number, radix: 16) }

    package static func < (first: Self, second: Self) -> Bool { first.rawValue < second.rawValue }

    private static let characters = Set("abcdefghijklmnopqrstuvwxyz0123456789".utf8)
}

/// The digest of an address as the ledger holds it: `KEY:CODE`.
struct KeyedDigest: Hashable, Sendable {
    let key: AddressKeyID
    let code: String

    init(key: AddressKeyID, code: String) { (self.key, self.code) = (key, code) }

    init?(_ text: String) {
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        guard parts.count == 2, let key = AddressKeyID(rawValue: String(parts[0])) else { return nil }
        self.init(key: key, code: String(parts[1]))
    }

    var text: String { "\(key.rawValue):\(code)" }
}
