package import MailboxDomain

/// A value that stands in JSON as its one text form.
package protocol TextCodable: Codable, LosslessStringConvertible {}

extension TextCodable {
    package init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        guard let value = Self(try container.decode(String.self)) else {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: "not a valid \(Self.self)")
        }
        self = value
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }
}

extension RunID: TextCodable {}
extension BatchID: TextCodable {}
extension PieceID: TextCodable {}
extension FileDigest: TextCodable {}
extension CountryCode: TextCodable {}
// Written `YYYY-MM-DD`.
extension CalendarDate: TextCodable {}
