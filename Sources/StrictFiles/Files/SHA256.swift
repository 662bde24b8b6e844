import CNettle

/// A SHA-256 digest (FIPS 180-4) that is being made, by nettle.
package struct SHA256 {
    private var context = sha256_ctx()

    package init() { unsafe nettle_sha256_init(&context) }

    package mutating func update(_ bytes: [UInt8]) {
        unsafe nettle_sha256_update(&context, bytes.count, bytes)
    }

    package mutating func update(_ bytes: UnsafeRawBufferPointer) {
        unsafe nettle_sha256_update(&context, bytes.count, bytes.bindMemory(to: UInt8.self).baseAddress)
    }

    /// The 32 bytes of the digest.
    package consuming func finish() -> [UInt8] {
        unsafe [UInt8](unsafeUninitializedCapacity: Int(SHA256_DIGEST_SIZE)) { buffer, count in
            unsafe nettle_sha256_digest(&context, buffer.count, buffer.baseAddress)
            count = buffer.count
        }
    }

    package static func digest(of bytes: [UInt8]) -> [UInt8] {
        var hash = SHA256()
        hash.update(bytes)
        return hash.finish()
    }
}
