import GRDB

/// Writes checked rows into their table.
struct InsertStatement {
    private let statement: RawStatement
    /// Which cells of a row are stored.
    private let places: [Int]

    init(_ file: ExtractFile, _ database: Database) throws {
        let columns = file.storedColumns
        places = file.columns.indices.filter { file.columns[$0].isStored }
        let names = columns.map(\.storedName).joined(separator: ", ")
        let values = columns.map(\.storedValue).joined(separator: ", ")
        statement = try RawStatement(database, "INSERT INTO \(file.table) (\(names)) VALUES (\(values))")
    }

    /// - Parameter bytes: what the checked row's fields point into.
    func write(_ row: RowChecker, _ bytes: Span<UInt8>) throws {
        for (index, place) in places.enumerated() {
            switch row.cells[place] {
            case .null: statement.bindNull(at: index + 1)
            case .integer(let number): statement.bind(number, at: index + 1)
            case .text(let range): statement.bind(bytes.extracting(range), at: index + 1)
            case .rewritten(let text): statement.bind(row.rewritten[text], at: index + 1)
            }
        }
        try statement.run()
    }
}

extension ExtractColumn {
    /// What stands for a value in SQL: the field, or what it becomes on the way.
    fileprivate var storedValue: String {
        switch rule {
        case .choice(_, .some(let choice)): "coalesce(?, '\(choice)')"
        case .postcode: "replace(?, ' ', '')"
        default: "?"
        }
    }
}
