import Foundation

/// Base64 with padding (RFC 4648, section 4).
package enum Base64 {
    package static func bytes(of text: String) -> [UInt8]? { Data(base64Encoded: text).map(Array.init) }

    package static func text(of bytes: [UInt8]) -> String { Data(bytes).base64EncodedString() }
}
