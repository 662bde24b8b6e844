package import LetterComposition
import MailboxDomain
package import PaperMail
package import Stationery
import StrictFiles

/// What a pack of texts says of itself: `texts.json` in it.
package struct TextsCover: Codable, Hashable, Sendable {
    package struct Text: Codable, Hashable, Sendable {
        /// A folder of Templates.
        package var product: String
        /// Over all that it prints: what its sign-offs are about.
        package var printed: FileDigest
        package var signOffs: [SignOff]
    }

    static let fileName = "texts.json"
    static let version = 1

    package var formatVersion = Self.version
    /// Of the program that packed.
    package var version: String
    /// RFC 3339.
    package var packedAt: String
    /// The name that was given.
    package var packedBy: String
    /// The operating system's name of who typed it.
    package var user: String
    /// Of Fonts/fonts.yaml where the texts were checked: it stays where it is.
    package var fonts: FileDigest
    /// In the order of the products.
    package var texts: [Text]

    /// Nil where it is no time; then the cover is not as the command wrote it.
    var packed: Instant? { Instant(packedAt) }
    /// Nil where it names something else than products, or one twice.
    package var products: [Product]? {
        let products = texts.compactMap { Product(rawValue: $0.product) }
        return products.count == texts.count && Set(products).count == products.count ? products : nil
    }

    var bytes: [UInt8] { get throws { try StrictJSON.bytes(of: self) } }
}
