/// An object of a PDF file as it stands there (ISO 32000-1, 7.3).
indirect enum FileObject {
    case null
    case boolean(Bool)
    case number(Double)
    /// Without its slash.
    case name(String)
    case string([UInt8])
    case array([FileObject])
    case dictionary(FileDictionary)
    /// The number of another object; ours are all of generation 0.
    case reference(Int)

    var number: Double? { if case .number(let value) = self { value } else { nil } }

    /// Nil for what is no whole number, or greater than any file.
    var integer: Int? {
        guard case .number(let value) = self, value.magnitude < 1e15 else { return nil }
        return Int(exactly: value)
    }

    var name: String? { if case .name(let name) = self { name } else { nil } }
    var items: [FileObject]? { if case .array(let items) = self { items } else { nil } }
}

/// The entries of a dictionary in their order. Few as they are, they are found sooner one by one than by a hash.
struct FileDictionary {
    private(set) var entries: [(key: String, value: FileObject)] = []

    subscript(key: String) -> FileObject { entries.first { $0.key == key }?.value ?? .null }

    /// Throws where the key is there already: readers differ in which of the two they take.
    mutating func add(_ value: FileObject, for key: String) throws(PageReadingFault) {
        guard !entries.contains(where: { $0.key == key }) else { throw .damaged("a key that stands there twice") }
        entries.append((key, value))
    }

    /// Throws where something stands in it that is in none of these.
    func holdsOnly(_ keys: Set<String>, _ what: String) throws(PageReadingFault) {
        if let other = entries.first(where: { !keys.contains($0.key) }) { throw .unknown("\(what) /\(other.key)") }
    }
}
