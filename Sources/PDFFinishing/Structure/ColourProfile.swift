/// An ICC profile of a printing press (ICC.1:2004-10), as an output intent may name it where all content is grey.
package struct ColourProfile: Hashable, Sendable {
    package let bytes: [UInt8]
    /// Inks: 1 for grey, 4 for CMYK.
    package let components: Int

    /// Checks the header, and that all tags lie in the file; the colours themselves are the printer's affair.
    package init(_ bytes: [UInt8]) throws(ColourProfileError) {
        guard bytes.count >= Self.headerLength + 4, Self.text(bytes, at: 36) == "acsp",
            Self.number(bytes, at: 0) == bytes.count
        else { throw .noProfile }
        // PDF 1.6 knows no later ones.
        guard bytes[8] == 2 || bytes[8] == 4 && bytes[9] >> 4 <= 2 else { throw .version }
        guard Self.text(bytes, at: 12) == "prtr" else { throw .noOutputDevice }
        switch Self.text(bytes, at: 16) {
        case "GRAY": components = 1
        case "CMYK": components = 4
        default: throw .colourSpace
        }
        guard Self.hasWholeTags(bytes) else { throw .noProfile }
        self.bytes = bytes
    }

    private static let headerLength = 128

    private static func hasWholeTags(_ bytes: [UInt8]) -> Bool {
        let count = number(bytes, at: headerLength)
        let table = headerLength + 4
        guard count > 0, count <= (bytes.count - table) / 12 else { return false }
        return (0..<count).allSatisfy { index in
            let (offset, size) = (number(bytes, at: table + 12 * index + 4), number(bytes, at: table + 12 * index + 8))
            return offset >= table + 12 * count && offset <= bytes.count && size <= bytes.count - offset
        }
    }

    private static func number(_ bytes: [UInt8], at place: Int) -> Int {
        bytes[place..<(place + 4)].reduce(0) { $0 << 8 | Int($1) }
    }

    private static func text(_ bytes: [UInt8], at place: Int) -> String {
        String(decoding: bytes[place..<(place + 4)], as: UTF8.self)
    }
}

/// Why a file is no profile that letters can be printed under.
package enum ColourProfileError: Error, Hashable, CustomStringConvertible {
    case noProfile
    case version
    case noOutputDevice
    case colourSpace

    package var description: String {
        switch self {
        case .noProfile: "The file is no ICC profile, or was cut off. Ask the printer for the profile of the press."
        case .version: "The profile is of a later version of ICC than 4.2. Ask the printer for one of version 2 or 4.2."
        case .noOutputDevice:
            "The profile is not that of an output device (class prtr). Ask the printer for the profile of the press."
        case .colourSpace:
            "The profile is not for grey or CMYK: black ink alone has no place in it. Ask the printer for another one."
        }
    }
}
