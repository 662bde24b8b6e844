import MailboxDomain

/// The columns in which a name stands in parts, by their places among a file's columns: all of it, or nothing.
struct NamePartColumns {
    let surname: Int
    private let givenNames: Int
    private let prefix: Int
    private let sex: Int

    /// Nil in files without these columns.
    init?(among names: [String]) {
        func place(_ name: String) -> Int? { names.firstIndex(of: name) }
        guard let surname = place("surname"), let givenNames = place("given_names"), let prefix = place("prefix"),
            let sex = place("sex")
        else { return nil }
        (self.surname, self.givenNames, self.prefix, self.sex) = (surname, givenNames, prefix, sex)
    }

    /// Whether a row tells something of a name that has no surname. An unknown sex tells nothing.
    ///
    /// - Parameter bytes: what the cells point into.
    func lackSurname(in cells: [RowChecker.Cell], _ bytes: Span<UInt8>) -> Bool {
        guard cells[surname].isNull else { return false }
        if !cells[givenNames].isNull || !cells[prefix].isNull { return true }
        guard case .text(let range) = cells[sex] else { return false }
        return String(bytes.extracting(range)) != Sex.unknown.rawValue
    }
}
