import Decompression

/// The objects of a PDF, each read when it is asked for.
///
/// A reader of its own for what our own programs write: it shares no code with them or with the libraries that they use, and
/// refuses what they never write. Whatever the file holds, it ends.
final class ObjectFile {
    private let bytes: [UInt8]
    private let places: ObjectPlaces
    private let inflater: ZlibInflater
    /// Pages stand in their order: those of the last streams are asked for again, those of others hardly ever.
    private var groups: [Int: ObjectGroup] = [:]

    private static let mostGroups = 16

    init(_ bytes: [UInt8]) throws(PageReadingFault) {
        guard bytes.starts(with: "%PDF-1.".utf8) else { throw .damaged("the beginning of the file") }
        self.bytes = bytes
        do { inflater = try ZlibInflater() } catch { throw .damaged("memory") }
        places = try ObjectPlaces(of: bytes, inflater: inflater)
    }

    var trailer: FileDictionary { places.trailer }

    /// The object itself, or what a reference leads to.
    func value(of object: FileObject) throws(PageReadingFault) -> FileObject {
        guard case .reference(let number) = object else { return object }
        switch places[number] {
        case nil: throw .damaged("an object that is not there")
        case .stream(let stream, let index): return try group(stream).object(number, at: index)
        case .offset(let offset):
            var scanner = ObjectScanner(bytes, from: offset)
            try takeHead(of: number, &scanner)
            let value = try scanner.fileObject()
            // One that refers to another would lead anywhere.
            if case .reference = value { throw .unknown("a reference to a reference") }
            return value
        }
    }

    func dictionary(_ object: FileObject, _ what: String) throws(PageReadingFault) -> FileDictionary {
        guard case .dictionary(let dictionary) = try value(of: object) else { throw .damaged(what) }
        return dictionary
    }

    func stream(_ number: Int) throws(PageReadingFault) -> (FileDictionary, bytes: [UInt8]) {
        guard case .offset(let offset) = places[number] else { throw .damaged("a stream that is not there") }
        var scanner = ObjectScanner(bytes, from: offset)
        try takeHead(of: number, &scanner)
        guard case .dictionary(let dictionary) = try scanner.fileObject() else { throw .damaged("a stream") }
        let stored = try StoredStream(dictionary, &scanner, in: bytes) { number throws(PageReadingFault) in
            guard case .offset = self.places[number], let length = try self.value(of: .reference(number)).integer
            else { throw .damaged("the length of a stream") }
            return length
        }
        return (dictionary, try stored.bytes(by: inflater))
    }

    private func takeHead(of number: Int, _ scanner: inout ObjectScanner) throws(PageReadingFault) {
        guard try scanner.wholeNumber() == number, try scanner.wholeNumber() == 0 else {
            throw .damaged("an object that stands elsewhere")
        }
        try scanner.take("obj")
    }

    private func group(_ number: Int) throws(PageReadingFault) -> ObjectGroup {
        if let known = groups[number] { return known }
        if groups.count >= Self.mostGroups { groups.removeAll() }
        let (dictionary, bytes) = try stream(number)
        let group = try ObjectGroup(dictionary, bytes)
        groups[number] = group
        return group
    }
}

/// Objects that are compressed together (ISO 32000-1, 7.5.7).
private struct ObjectGroup {
    private let bytes: [UInt8]
    private var objects: [(number: Int, start: Int)] = []

    init(_ dictionary: FileDictionary, _ bytes: [UInt8]) throws(PageReadingFault) {
        guard dictionary["Type"].name == "ObjStm", case .null = dictionary["Extends"],
            let count = dictionary["N"].integer, let first = dictionary["First"].integer,
            (0...bytes.count).contains(first), (0...bytes.count).contains(count)
        else { throw .damaged("an object stream") }
        self.bytes = bytes
        var scanner = ObjectScanner(bytes, to: first)
        for _ in 0..<count {
            let number = try scanner.wholeNumber()
            objects.append((number, first + min(try scanner.wholeNumber(), bytes.count)))
        }
    }

    func object(_ number: Int, at index: Int) throws(PageReadingFault) -> FileObject {
        guard objects.indices.contains(index), objects[index].number == number else {
            throw .damaged("an object that stands elsewhere")
        }
        let end = index + 1 < objects.count ? objects[index + 1].start : bytes.count
        var scanner = ObjectScanner(bytes, from: objects[index].start, to: end)
        let value = try scanner.fileObject()
        if case .reference = value { throw .unknown("a reference to a reference") }
        return value
    }
}
