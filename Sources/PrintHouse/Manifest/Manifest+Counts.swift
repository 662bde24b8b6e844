package import PaperMail

extension Manifest {
    /// How much there is, in all and in each postage class; classes without pieces stand there with zeros.
    package struct Counts: Hashable, Sendable, Codable {
        package var pieces: Int
        /// Pages of letters.pdf, blank backs too.
        package var pages: Int
        package var sheets: Int
        package var perClass: PerClass

        package init(pieces: Int, pages: Int, sheets: Int, perClass: PerClass) {
            self.pieces = pieces
            self.pages = pages
            self.sheets = sheets
            self.perClass = perClass
        }

        /// Counts the rows of a list.
        package init(of rows: some Sequence<PieceRow>) {
            self.init(pieces: 0, pages: 0, sheets: 0, perClass: PerClass())
            for row in rows {
                pieces += 1
                pages += row.pages
                sheets += row.sheets
                perClass[row.postageClass].pieces += 1
                perClass[row.postageClass].sheets += row.sheets
            }
        }
    }

    /// Pieces and sheets of each postage class.
    package struct PerClass: Hashable, Sendable, Codable {
        package struct Share: Hashable, Sendable, Codable {
            package var pieces = 0
            package var sheets = 0

            package init(pieces: Int = 0, sheets: Int = 0) {
                self.pieces = pieces
                self.sheets = sheets
            }
        }

        package var domestic = Share()
        package var europe = Share()
        package var world = Share()

        package init() {}

        package subscript(postageClass: PostageClass) -> Share {
            get {
                switch postageClass {
                case .domestic: domestic
                case .europe: europe
                case .world: world
                }
            }
            set {
                switch postageClass {
                case .domestic: domestic = newValue
                case .europe: europe = newValue
                case .world: world = newValue
                }
            }
        }
    }
}
