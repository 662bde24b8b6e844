import Measures

/// An image inside a content stream (ISO 32000-1, 8.9.7): `BI`, its entries, `ID`, data, `EI`.
///
/// Its data can look like operators, so their end is never searched for: it follows from the entries.
struct InlineImage {
    private var width: Int?
    private var height: Int?
    private var bits: Int?
    private var length: Int?
    private var filter: String?
    private var isMask = false
    private var colourSpace: String?

    /// Passes over an image whose `BI` was read; one that is neither a mask nor grey is refused.
    static func skip(in scanner: inout ContentScanner, from start: Int) throws(ContentFault) {
        var image = InlineImage()
        try image.readEntries(of: &scanner, from: start)
        guard image.isMask ? image.colourSpace == nil : ["/G", "/DeviceGray"].contains(image.colourSpace) else {
            throw .colour(operator: "BI", at: start)
        }
        // One white-space character ends `ID`.
        try scanner.skip(1)
        try image.skipData(of: &scanner, from: start)
        guard let end = try scanner.next(), scanner.bytes[end.range].elementsEqual("EI".utf8) else {
            throw .inlineImage(at: start)
        }
    }

    private mutating func readEntries(of scanner: inout ContentScanner, from start: Int) throws(ContentFault) {
        while let key = try scanner.next() {
            if key.kind == .keyword, scanner.bytes[key.range].elementsEqual("ID".utf8) { return }
            guard key.kind == .name else { throw .inlineImage(at: start) }
            let value = try Self.value(of: &scanner, from: start)
            let bytes = scanner.bytes[value.range]
            let text = String(decoding: bytes, as: UTF8.self)
            let isPlain = value.kind == .name || value.kind == .keyword
            switch String(decoding: scanner.bytes[key.range], as: UTF8.self) {
            case "/W", "/Width": width = DecimalNumber(bytes)?.size
            case "/H", "/Height": height = DecimalNumber(bytes)?.size
            case "/BPC", "/BitsPerComponent": bits = DecimalNumber(bytes)?.size
            case "/L", "/Length": length = DecimalNumber(bytes)?.size
            case "/IM", "/ImageMask": isMask = text == "true"
            // Anything but a name is none that is known, and is refused.
            case "/CS", "/ColorSpace": colourSpace = isPlain ? text : "?"
            case "/F", "/Filter": filter = isPlain ? text : "?"
            default: break
            }
        }
        throw .inlineImage(at: start)
    }

    /// The first token of a value, behind which the whole value was read.
    private static func value(
        of scanner: inout ContentScanner, from start: Int
    ) throws(ContentFault) -> ContentToken {
        guard let first = try scanner.next() else { throw .inlineImage(at: start) }
        var depth = 0
        var token = first
        while true {
            switch token.kind {
            case .arrayStart, .dictionaryStart: depth += 1
            case .arrayEnd, .dictionaryEnd: depth -= 1
            default: break
            }
            if depth <= 0 { return first }
            guard let next = try scanner.next() else { throw .inlineImage(at: start) }
            token = next
        }
    }

    private func skipData(of scanner: inout ContentScanner, from start: Int) throws(ContentFault) {
        if let length { return try scanner.skip(length) }
        switch filter {
        case "/A85", "/ASCII85Decode": try scanner.skip(past: Array("~>".utf8))
        case "/AHx", "/ASCIIHexDecode": try scanner.skip(past: Array(">".utf8))
        case nil:
            // One component, in rows of whole bytes.
            guard let width, let height, let bits = isMask ? 1 : bits, [1, 2, 4, 8, 16].contains(bits) else {
                throw .inlineImage(at: start)
            }
            let (bytes, isTooLarge) = ((width * bits + 7) / 8).multipliedReportingOverflow(by: height)
            guard !isTooLarge else { throw .inlineImage(at: start) }
            try scanner.skip(bytes)
        default: throw .inlineImage(at: start)
        }
    }
}
