import Decompression

/// Where the objects of a file stand: its cross-reference stream, or its cross-reference table (ISO 32000-1, 7.5.4 and 7.5.8).
///
/// One of them, at the end of the file: what was changed by adding to a file has two, and is refused.
struct ObjectPlaces {
    enum Place {
        /// Behind so many bytes of the file.
        case offset(Int)
        /// In an object stream, which is an object itself, at a place in it.
        case stream(number: Int, index: Int)
    }

    private(set) var places: [Place?]
    let trailer: FileDictionary

    /// Where our writers say where it begins, from the end of the file.
    private static let tail = 64
    /// Objects of one file.
    private static let most = 20_000_000

    init(of bytes: [UInt8], inflater: ZlibInflater) throws(PageReadingFault) {
        let start = try Self.start(in: bytes)
        guard bytes[start...].starts(with: "xref".utf8) else {
            (places, trailer) = try Self.stream(at: start, in: bytes, inflater)
            try check()
            return
        }
        (places, trailer) = try Self.table(at: start, in: bytes)
        try check()
    }

    subscript(number: Int) -> Place? { places.indices.contains(number) ? places[number] : nil }

    private func check() throws(PageReadingFault) {
        for key in ["Prev", "XRefStm", "Encrypt"] {
            guard case .null = trailer[key] else { throw .unknown("trailer /\(key)") }
        }
    }

    /// `startxref`, a number and `%%EOF` are the last lines.
    private static func start(in bytes: [UInt8]) throws(PageReadingFault) -> Int {
        let word = Array("startxref".utf8)
        var place = bytes.count - word.count
        while place >= max(0, bytes.count - tail) {
            if bytes[place..<place + word.count].elementsEqual(word) {
                var scanner = ObjectScanner(bytes, from: place)
                try scanner.take("startxref")
                let start = try scanner.wholeNumber()
                let rest = bytes[scanner.place...].drop { $0 == 0x0A || $0 == 0x0D }
                guard rest.starts(with: "%%EOF".utf8), rest.dropFirst(5).allSatisfy({ $0 == 0x0A || $0 == 0x0D }),
                    start < bytes.count
                else { break }
                return start
            }
            place -= 1
        }
        throw .damaged("the end of the file")
    }

    private static func table(
        at start: Int, in bytes: [UInt8]
    ) throws(PageReadingFault) -> ([Place?], FileDictionary) {
        var scanner = ObjectScanner(bytes, from: start)
        try scanner.take("xref")
        guard try scanner.wholeNumber() == 0 else { throw .unknown("a cross-reference table in parts") }
        let count = try scanner.wholeNumber()
        guard count <= min(most, bytes.count / 18) else { throw .damaged("the cross-reference table") }
        var places: [Place?] = []
        places.reserveCapacity(count)
        for _ in 0..<count {
            let offset = try scanner.wholeNumber()
            let generation = try scanner.wholeNumber()
            guard case .keyword(let kind) = try scanner.next() else { throw .damaged("the cross-reference table") }
            if kind.elementsEqual("f".utf8) {
                places.append(nil)
            } else if kind.elementsEqual("n".utf8), generation == 0 {
                places.append(.offset(offset))
            } else {
                throw .damaged("the cross-reference table")
            }
        }
        try scanner.take("trailer")
        guard case .dictionary(let trailer) = try scanner.fileObject() else { throw .damaged("the trailer") }
        return (places, trailer)
    }

    private static func stream(
        at start: Int, in bytes: [UInt8], _ inflater: ZlibInflater
    ) throws(PageReadingFault) -> ([Place?], FileDictionary) {
        let stream = try StoredStream(at: start, in: bytes) { _ throws(PageReadingFault) in
            throw .unknown("a cross-reference stream whose length stands elsewhere")
        }
        let dictionary = stream.dictionary
        guard dictionary["Type"].name == "XRef", case .null = dictionary["Index"],
            let widths = dictionary["W"].items?.compactMap(\.integer), widths.count == 3,
            widths.allSatisfy({ (0...8).contains($0) }), let count = dictionary["Size"].integer,
            (1...most).contains(count)
        else { throw .damaged("the cross-reference stream") }
        let rows = try stream.bytes(by: inflater)
        let length = widths.reduce(0, +)
        guard length > 0, rows.count == length * count else { throw .damaged("the cross-reference stream") }
        var places: [Place?] = []
        places.reserveCapacity(count)
        for row in 0..<count {
            var place = row * length
            func field(_ width: Int) -> Int {
                defer { place += width }
                // Of eight bytes the first is 0 in any file that there is.
                return rows[place..<place + width].reduce(0) { ($0 & 0xFF_FFFF_FFFF_FFFF) << 8 | Int($1) } & .max
            }
            let kind = widths[0] == 0 ? 1 : field(widths[0])
            let (second, third) = (field(widths[1]), field(widths[2]))
            switch kind {
            case 0: places.append(nil)
            case 1:
                guard third == 0 else { throw .unknown("an object of another generation") }
                places.append(.offset(second))
            case 2: places.append(.stream(number: second, index: third))
            default: throw .unknown("a kind of object")
            }
        }
        return (places, dictionary)
    }
}
