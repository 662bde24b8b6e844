import MailLedger
import PaperMail
import StrictFiles
import Synchronization
import SystemPackage

/// address-digests.key: the keys of the ledger's digests of addresses, apart from the ledger.
///
/// An address has few possible values: who has salt and digests can try them all. Without the key nobody can, so who
/// gets hold of the ledger, or of a backup of it, learns no address. A key goes with the last digest that was made with
/// it.
///
///     3f9c0a52d1e87b46 mI5tOZ0wYw8Z...=
///
/// A line a key: its id, and 256 bits in base64. The last one makes new digests.
final class AddressKeyFile: Sendable {
    private static let fileLimit = FileLimit.megabytes(1)

    private let path: FilePath
    private let keys: Mutex<[Key]>

    /// Reads the file; where it is not there, no key was needed yet.
    init(of workspace: Workspace) throws {
        path = workspace.addressKeys
        keys = Mutex(try Self.read(path))
    }

    var ids: Set<AddressKeyID> { Set(keys.withLock { $0.map(\.id) }) }

    /// Throws where a key is missing that digests of the ledger were made with.
    func checkHoldsAll(of ledger: Ledger) throws {
        let lost = try lostAddresses(of: ledger)
        guard lost == 0 else { throw AddressKeyError.missing(path, addresses: lost) }
    }

    /// How many digests of the ledger were made with a key that is missing.
    func lostAddresses(of ledger: Ledger) throws -> Int {
        let known = ids
        return try ledger.addressKeys().filter { !known.contains($0.key) }.values.reduce(0, +)
    }

    /// The key for new digests, which is on the disk before anything is made with it.
    func current() throws -> AddressKeyID {
        try keys.withLock { keys in
            if let last = keys.last { return last.id }
            let key = Key()
            try write([key])
            keys = [key]
            return key.id
        }
    }

    /// Nil for a key that is not there.
    func code(of bytes: [UInt8], with id: AddressKeyID) -> String? {
        guard let key = keys.withLock({ $0.first { $0.id == id } }) else { return nil }
        return Hexadecimal.text(of: HMACSHA256.code(of: bytes, key: key.bytes))
    }

    /// Removes the keys that no digest was made with; the last one stays, for new digests.
    ///
    /// - Parameter beginsNew: whether another key makes new digests from now on. What is made with one key comes back
    ///   in one stretch of time so, is forgotten in another, and the key with it.
    func rotate(keeping used: Set<AddressKeyID>, beginsNew: Bool) throws {
        try keys.withLock { keys in
            var kept = keys.filter { used.contains($0.id) || !beginsNew && $0.id == keys.last?.id }
            if beginsNew, !kept.isEmpty { kept.append(Key()) }
            guard kept.map(\.id) != keys.map(\.id) else { return }
            try write(kept)
            keys = kept
        }
    }

    private func write(_ keys: [Key]) throws(FileError) {
        try TextFile.write(Array(keys.map(\.line).joined().utf8), to: path)
    }

    private static func read(_ path: FilePath) throws -> [Key] {
        let bytes: [UInt8]
        do { bytes = try FileReading.bytes(of: path, atMost: fileLimit) } catch FileError.missing { return [] }
        var keys: [Key] = []
        for (number, line) in bytes.split(separator: UInt8(ascii: "\n")).enumerated() {
            guard let key = Key(line: String(decoding: line, as: UTF8.self)), !keys.contains(where: { $0.id == key.id })
            else { throw AddressKeyError.damaged(path, line: number + 1) }
            keys.append(key)
        }
        return keys
    }
}

private struct Key: Sendable {
    let id: AddressKeyID
    let bytes: [UInt8]

    private static let count = 32

    /// From the system's own source of randomness (getrandom(2)).
    init() {
        var source = SystemRandomNumberGenerator()
        id = AddressKeyID(UInt64.random(in: .min ... .max, using: &source))
        bytes = (0..<Self.count).map { _ in UInt8.random(in: .min ... .max, using: &source) }
    }

    init?(line: String) {
        let words = line.split(separator: " ")
        guard words.count == 2, let id = AddressKeyID(rawValue: String(words[0])),
            let bytes = Base64.bytes(of: String(words[1])), bytes.count == Self.count
        else { return nil }
        (self.id, self.bytes) = (id, bytes)
    }

    var line: String { "\(id.rawValue) \(Base64.text(of: bytes))\n" }
}
