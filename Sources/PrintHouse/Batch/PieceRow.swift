package import PaperMail

/// One piece in pieces.csv: where it stands in letters.pdf and where it goes; no name, no reason, no audience.
package struct PieceRow: Hashable, Sendable {
    package var piece: PieceID
    /// Place in the batch, from 1.
    package var sequence: Int
    /// Pages of letters.pdf, from 1; blank backs count.
    package var firstPage: Int
    package var lastPage: Int
    package var sheets: Int
    package var postageClass: PostageClass
    package var country: CountryCode
    /// Four digits and two capitals without a space; nil abroad and for a place without a street.
    package var postcode: String?
    /// House number, or the number of the PO box; nil abroad, where there is none, and by or opposite a house.
    package var houseNumber: Int?
    /// House letter and addition; nil abroad, for a PO box, where there is none, and by or opposite a house.
    package var houseSuffix: String?
    /// The mark on the piece's first sheet.
    package var mark: SheetMark
    /// Digest of the pages as placed, without the mark: a reprint has the same one.
    package var content: FileDigest

    package init(
        piece: PieceID, sequence: Int, firstPage: Int, lastPage: Int, sheets: Int, postageClass: PostageClass,
        country: CountryCode, postcode: String? = nil, houseNumber: Int? = nil, houseSuffix: String? = nil,
        mark: SheetMark, content: FileDigest
    ) {
        self.piece = piece
        self.sequence = sequence
        self.firstPage = firstPage
        self.lastPage = lastPage
        self.sheets = sheets
        self.postageClass = postageClass
        self.country = country
        self.postcode = postcode
        self.houseNumber = houseNumber
        self.houseSuffix = houseSuffix
        self.mark = mark
        self.content = content
    }

    package var pages: Int { lastPage - firstPage + 1 }

    package var postalOrder: PostalOrder {
        PostalOrder(country: country, postcode: postcode, houseNumber: houseNumber, houseSuffix: houseSuffix)
    }
}

extension PieceRow {
    /// The columns of pieces.csv, in their order.
    package enum Column: String, CaseIterable, Sendable {
        case pieceID = "piece_id"
        case sequence
        case firstPage = "first_page"
        case lastPage = "last_page"
        case sheets
        case postageClass = "postage_class"
        case country
        case postcode
        case houseNumber = "house_number"
        case houseSuffix = "house_suffix"
        case mark
        case content = "content_sha256"
    }

    package func text(of column: Column) -> String {
        switch column {
        case .pieceID: piece.description
        case .sequence: String(sequence)
        case .firstPage: String(firstPage)
        case .lastPage: String(lastPage)
        case .sheets: String(sheets)
        case .postageClass: postageClass.rawValue
        case .country: country.description
        case .postcode: postcode ?? ""
        case .houseNumber: houseNumber.map { String($0) } ?? ""
        case .houseSuffix: houseSuffix ?? ""
        case .mark: mark.description
        case .content: content.description
        }
    }
}
