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
