extension Manifest {
    /// Pieces that differ from others of the batch in more than names and numbers, such as three letters of thirty whose
    /// readers act for somebody. What makes them differ stands nowhere: a page to look at does.
    package struct Variant: Hashable, Sendable, Codable {
        package var pieces: Int
        /// The first page of one of them, in letters.pdf, from 1.
        package var samplePage: Int

        package init(pieces: Int, samplePage: Int) {
            self.pieces = pieces
            self.samplePage = samplePage
        }

        /// Sorts the pieces of a list: the most frequent first, then by their sample pages.
        ///
        /// - Parameter kind: what all of one variant have in common.
        package static func all<Kind: Hashable>(of rows: [PieceRow], _ kind: (PieceRow) -> Kind) -> [Variant] {
            var variants: [Kind: Variant] = [:]
            for row in rows {
                variants[kind(row), default: Variant(pieces: 0, samplePage: row.firstPage)].pieces += 1
            }
            return variants.values.sorted { ($1.pieces, $0.samplePage) < ($0.pieces, $1.samplePage) }
        }
    }
}
