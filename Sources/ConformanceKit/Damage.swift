import PaperMail
import PrintHouse

/// One way in which a batch can be wrong, and what must be noticed of it.
struct Damage: Sendable {
    /// Of the folder with the damaged copy.
    let name: String
    let description: String
    /// Codes of findings.
    let codes: [String]
    /// Number of the batch that is damaged.
    let batch: Int
    let change: @Sendable (inout BatchContents) throws -> Void

    /// Letters on more than one sheet.
    private static let sheets = 1
    /// One that lends a row and a seal.
    static let neighbour = 2
    /// Letters on one sheet each, with a piece set aside.
    static let subject = 3

    static let all = [
        Damage(
            "swapped-sheets",
            "The second sheets of pieces 1 and 2 changed places; all sums are right.",
            ["mark-drawn-differs", "reference-foreign", "reference-missing"], in: sheets
        ) { contents in
            contents.pages.swapAt(2, 6)
            contents.pages.swapAt(3, 7)
        },
        Damage(
            "swapped-pages", "The first pages of pieces 1 and 3 changed places; all sums are right.",
            ["mark-drawn-differs", "postcode-missing", "reference-foreign", "reference-missing"]
        ) { $0.pages.swapAt(0, 4) },
        Damage(
            "swapped-sides", "Front and back of piece 1 changed places; all sums are right.",
            ["mark-unreadable", "postcode-missing", "reference-missing"]
        ) { $0.pages.swapAt(0, 1) },
        Damage(
            "missing-page", "The front of the last piece is not there; all sums are right.",
            ["pages-not-covered", "postcode-missing", "reference-missing"]
        ) { $0.pages.remove(at: $0.pages.count - 2) },
        Damage(
            "doubled-row", "The last row of pieces.csv stands there twice; all sums are right.",
            ["page-range-gap", "piece-id-repeated", "piece-order", "sequence"]
        ) { $0.rows.append(try required($0.rows.last)) },
        Damage(
            "foreign-row", "Row 2 of pieces.csv comes from another batch; all sums are right.",
            [
                "mark-drawn-differs", "piece-id-foreign", "piece-number-gap", "postal-order", "postcode-missing",
                "reference-foreign", "reference-missing",
            ]
        ) { contents in
            let own = contents.rows[1]
            contents.rows[1] = try required(contents.neighbour.first)
            contents.rows[1].sequence = own.sequence
            (contents.rows[1].firstPage, contents.rows[1].lastPage) = (own.firstPage, own.lastPage)
        },
        Damage(
            "changed-mark", "The mark in row 1 of pieces.csv is of a second attempt; all sums are right.",
            ["mark-differs", "mark-drawn-differs"]
        ) { contents in
            let row = contents.rows[0]
            contents.rows[0].mark = try required(
                SheetMark(piece: row.piece, sheet: 1, sheets: row.sheets, attempt: 2))
        },
        Damage(
            "unexplained-gap", "The manifest does not say which piece was set aside; all sums are right.",
            ["piece-number-gap"]
        ) { $0.manifest.omitted = [] },
        Damage("wrong-checksum", "SHA256SUMS has another digest for letters.pdf.", ["checksum-differs"]) {
            $0.wrongDigest = true
        },
        Damage(
            "changed-file", "A byte of letters.pdf was changed after sealing.",
            ["checksum-differs", "file-digest-differs"]
        ) { $0.changedByte = true },
    ]

    /// Only for batches that are signed.
    static let ofSeals = [
        Damage("foreign-seal", "SHA256SUMS.sig is that of another batch.", ["signature-differs"]) {
            $0.foreignSeal = true
        }
    ]

    private init(
        _ name: String, _ description: String, _ codes: [String], in batch: Int = subject,
        _ change: @escaping @Sendable (inout BatchContents) throws -> Void
    ) {
        (self.name, self.description, self.codes, self.batch) = (name, description, codes, batch)
        self.change = change
    }
}
