import CNettle

/// An HMAC-SHA-256 code (RFC 2104, FIPS 198-1), by nettle: a digest that nobody can make without the key.
package enum HMACSHA256 {
    /// The 32 bytes of the code.
    package static func code(of bytes: [UInt8], key: [UInt8]) -> [UInt8] {
        var context = hmac_sha256_ctx()
        unsafe nettle_hmac_sha256_set_key(&context, key.count, key)
        unsafe nettle_hmac_sha256_update(&context, bytes.count, bytes)
        return unsafe [UInt8](unsafeUninitializedCapacity: Int(SHA256_DIGEST_SIZE)) { buffer, count in
            unsafe nettle_hmac_sha256_digest(&context, buffer.count, buffer.baseAddress)
            count = buffer.count
        }
    }
}
