import SystemPackage

/// The pages that other programs read and draw: letters.pdf itself, or a file of those pages alone. A program that looks for
/// one page in a file of thousands goes over all of them first.
struct ShownPages {
    let file: FilePath
    /// The numbers in letters.pdf of the file's pages, in their order; nil where it has them all.
    let numbers: [Int]?

    /// The number in letters.pdf of a page of the file.
    func number(of page: Int) -> Int {
        guard let numbers, numbers.indices.contains(page - 1) else { return page }
        return numbers[page - 1]
    }

    /// Pieces with the pages that they have in the file, as far as it has them.
    func rows(_ rows: [PieceRow]) -> [PieceRow] {
        guard let numbers else { return rows }
        let places = Dictionary(zip(numbers, 1...), uniquingKeysWith: { first, _ in first })
        return rows.compactMap { row in
            guard let first = places[row.firstPage], places[row.lastPage] == first + row.pages - 1 else { return nil }
            var row = row
            (row.firstPage, row.lastPage) = (first, first + row.pages - 1)
            return row
        }
    }
}
