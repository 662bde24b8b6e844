import Decompression

/// A stream as it stands in the file (ISO 32000-1, 7.3.8): a dictionary, and bytes that are compressed or not.
struct StoredStream {
    let dictionary: FileDictionary
    private let stored: ArraySlice<UInt8>

    /// - Parameters:
    ///   - place: where its object begins, `12 0 obj`.
    ///   - length: of a stream whose length is another object.
    init(
        at place: Int, in bytes: [UInt8], length: (_ number: Int) throws(PageReadingFault) -> Int
    ) throws(PageReadingFault) {
        var scanner = ObjectScanner(bytes, from: place)
        _ = try scanner.wholeNumber()
        guard try scanner.wholeNumber() == 0 else { throw .unknown("an object of another generation") }
        try scanner.take("obj")
        guard case .dictionary(let dictionary) = try scanner.fileObject() else { throw .damaged("a stream") }
        self = try StoredStream(dictionary, &scanner, in: bytes, length: length)
    }

    /// - Parameter scanner: behind the dictionary.
    init(
        _ dictionary: FileDictionary, _ scanner: inout ObjectScanner, in bytes: [UInt8],
        length: (_ number: Int) throws(PageReadingFault) -> Int
    ) throws(PageReadingFault) {
        try scanner.take("stream")
        try scanner.skipLineEnd()
        let count: Int
        switch dictionary["Length"] {
        case .reference(let number): count = try length(number)
        case let value:
            guard let known = value.integer else { throw .damaged("the length of a stream") }
            count = known
        }
        guard count >= 0, count <= bytes.count - scanner.place else { throw .damaged("a stream that is cut off") }
        stored = bytes[scanner.place..<scanner.place + count]
        var behind = ObjectScanner(bytes, from: scanner.place + count)
        try behind.take("endstream")
        self.dictionary = dictionary
    }

    func bytes(by inflater: ZlibInflater) throws(PageReadingFault) -> [UInt8] {
        // Of nothing nothing comes, however it is said to be compressed.
        guard !stored.isEmpty else { return [] }
        switch dictionary["Filter"] {
        case .null: return Array(stored)
        case .name("FlateDecode"):
            let bytes: [UInt8]
            do { bytes = try inflater.bytes(of: stored) } catch { throw .damaged("a compressed stream") }
            switch dictionary["DecodeParms"] {
            case .null: return bytes
            case .dictionary(let terms): return try Self.rows(of: bytes, by: terms)
            default: throw .unknown("a filter")
            }
        default: throw .unknown("a filter")
        }
    }

    /// Undoes PNG's prediction from the row above, which cross-reference streams are written with.
    private static func rows(of bytes: [UInt8], by terms: FileDictionary) throws(PageReadingFault) -> [UInt8] {
        try terms.holdsOnly(["Columns", "Predictor"], "filter")
        guard terms["Predictor"].integer == 12, let columns = terms["Columns"].integer, (1...64).contains(columns),
            bytes.count.isMultiple(of: columns + 1)
        else { throw .unknown("a filter") }
        var rows: [UInt8] = []
        rows.reserveCapacity(bytes.count)
        var above = [UInt8](repeating: 0, count: columns)
        for start in stride(from: 0, to: bytes.count, by: columns + 1) {
            // Up, for each of them.
            guard bytes[start] == 2 else { throw .unknown("a filter") }
            for column in 0..<columns { above[column] &+= bytes[start + 1 + column] }
            rows += above
        }
        return rows
    }
}
