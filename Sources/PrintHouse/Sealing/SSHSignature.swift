import StrictFiles

/// A signature as ssh-keygen writes it (OpenSSH's PROTOCOL.sshsig), read in its one canonical form.
///
/// ssh-keygen itself also accepts other line lengths, an older version number and bytes that nothing signs. A seal that
/// can be changed without breaking is none, so each of these is refused here.
struct SSHSignature: Hashable {
    static let fileLimit = FileLimit.kilobytes(100)

    let publicKey: [UInt8]
    let namespace: String
    let hashAlgorithm: String
    let signature: [UInt8]

    private static let begin = "-----BEGIN SSH SIGNATURE-----\n"
    private static let end = "-----END SSH SIGNATURE-----\n"
    private static let magic = Array("SSHSIG".utf8)
    private static let version: UInt32 = 1
    /// Base64 digits in a line.
    private static let lineLength = 70

    /// Nil for anything but the canonical form, to the last byte.
    init?(reading bytes: [UInt8]) {
        guard let text = String(validating: bytes, as: UTF8.self), text.utf8.starts(with: Self.begin.utf8),
            text.hasSuffix(Self.end)
        else { return nil }
        let body = text.dropFirst(Self.begin.count).dropLast(Self.end.count)
        guard let blob = Base64.bytes(of: body.filter { $0 != "\n" }), let signature = Self.read(blob)
        else { return nil }
        self = signature
        guard self.bytes == bytes else { return nil }
    }

    private init(publicKey: [UInt8], namespace: String, hashAlgorithm: String, signature: [UInt8]) {
        self.publicKey = publicKey
        self.namespace = namespace
        self.hashAlgorithm = hashAlgorithm
        self.signature = signature
    }

    private static func read(_ blob: [UInt8]) -> SSHSignature? {
        var reader = SSHWireReader(blob)
        guard reader.bytes(magic.count) == magic, reader.number() == version, let publicKey = reader.string(),
            let namespace = reader.text(), reader.string() == [], let hash = reader.text(),
            ["sha256", "sha512"].contains(hash), let signature = reader.string(), reader.isAtEnd
        else { return nil }
        return SSHSignature(
            publicKey: publicKey, namespace: namespace, hashAlgorithm: hash, signature: signature)
    }

    /// The file's bytes.
    var bytes: [UInt8] {
        func string(_ bytes: some Collection<UInt8>) -> [UInt8] { number(UInt32(bytes.count)) + bytes }
        func number(_ value: UInt32) -> [UInt8] { unsafe withUnsafeBytes(of: value.bigEndian) { unsafe Array($0) } }
        let blob =
            Self.magic + number(Self.version) + string(publicKey) + string(namespace.utf8) + string([])
            + string(hashAlgorithm.utf8) + string(signature)
        var text = Self.begin
        for (index, digit) in Base64.text(of: blob).enumerated() {
            if index > 0, index.isMultiple(of: Self.lineLength) { text.append("\n") }
            text.append(digit)
        }
        return Array((text + "\n" + Self.end).utf8)
    }
}

/// Reads SSH's wire format (RFC 4251, section 5).
struct SSHWireReader {
    private var rest: ArraySlice<UInt8>

    init(_ bytes: [UInt8]) { rest = bytes[...] }

    var isAtEnd: Bool { rest.isEmpty }

    mutating func bytes(_ count: Int) -> [UInt8]? {
        guard count <= rest.count else { return nil }
        defer { rest = rest.dropFirst(count) }
        return Array(rest.prefix(count))
    }

    mutating func number() -> UInt32? {
        bytes(4).map { $0.reduce(0) { $0 << 8 | UInt32($1) } }
    }

    mutating func string() -> [UInt8]? {
        number().flatMap { bytes(Int($0)) }
    }

    mutating func text() -> String? {
        string().flatMap { String(validating: $0, as: UTF8.self) }
    }
}
