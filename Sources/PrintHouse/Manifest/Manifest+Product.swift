import Measures
package import PaperMail

extension Manifest {
    /// What is printed, on what, and what goes around it.
    package struct Product: Hashable, Sendable, Codable {
        package enum Kind: String, Sendable, Codable { case letter, card }
        package enum Sides: String, Sendable, Codable {
            case one, two

            /// Pages of letters.pdf on a sheet; blank backs are written.
            package var pagesPerSheet: Int { self == .one ? 1 : 2 }
        }
        package enum Ink: String, Sendable, Codable { case black }
        package enum Fold: String, Sendable, Codable {
            case none, half, thirds

            /// How often a sheet is folded.
            package var count: Int {
                switch self {
                case .none: 0
                case .half: 1
                case .thirds: 2
                }
            }
        }

        package var kind: Kind
        /// The name of the layout; it tells nothing of the reader.
        package var layout: String
        package var sheet: Size
        /// How far pages of letters.pdf reach beyond the sheet on all four sides, in millimetres.
        package var bleedMm: Double
        package var sides: Sides
        package var ink: Ink
        package var paper: String
        /// The article number of preprinted paper.
        package var stationery: String?
        package var fold: Fold
        /// Where the folds are, in millimetres from the top of the sheet's front; empty for none.
        package var foldsMm: [Double]
        /// None for a card.
        package var envelope: Envelope?
        /// Article numbers of what else goes in; empty for nothing.
        package var inserts: [String]
        /// What letters.pdf is made to be printed under; none for a plain PDF.
        package var outputIntent: OutputIntent?
        /// How what is inserted is seen to; nil where the contract asks for nothing.
        package var insertion: Insertion?

        package enum Insertion: String, CaseIterable, Sendable, Codable {
            /// A camera counts pieces and sheets, and nothing is mailed before these are reported.
            case camera
        }

        package init(
            kind: Kind, layout: String, sheet: Size, bleedMm: Double = 0, sides: Sides, ink: Ink = .black,
            paper: String, stationery: String? = nil, fold: Fold, foldsMm: [Double] = [], envelope: Envelope? = nil,
            inserts: [String] = [], outputIntent: OutputIntent? = nil, insertion: Insertion? = nil
        ) {
            self.kind = kind
            self.layout = layout
            self.sheet = sheet
            self.bleedMm = bleedMm
            self.sides = sides
            self.ink = ink
            self.paper = paper
            self.stationery = stationery
            self.fold = fold
            self.foldsMm = foldsMm
            self.envelope = envelope
            self.inserts = inserts
            self.outputIntent = outputIntent
            self.insertion = insertion
        }
    }

    /// A printing condition by its name and the ICC profile in letters.pdf.
    package struct OutputIntent: Hashable, Sendable, Codable {
        package var condition: String
        package var profileSha256: FileDigest

        package init(condition: String, profileSha256: FileDigest) {
            self.condition = condition
            self.profileSha256 = profileSha256
        }
    }

    /// Width and height in millimetres.
    package struct Size: Hashable, Sendable, Codable {
        package var widthMm: Double
        package var heightMm: Double

        package init(widthMm: Double, heightMm: Double) {
            self.widthMm = widthMm
            self.heightMm = heightMm
        }
    }

    /// The envelope's article number, and the window in it where it has one.
    package struct Envelope: Hashable, Sendable, Codable {
        package var article: String
        /// What of the folded sheet always shows.
        package var window: Area?

        package init(article: String, window: Area? = nil) {
            self.article = article
            self.window = window
        }
    }

    /// A part of a sheet, in millimetres from the left and top of its front.
    package struct Area: Hashable, Sendable, Codable {
        package var xMm: Double
        package var yMm: Double
        package var widthMm: Double
        package var heightMm: Double

        package init(xMm: Double, yMm: Double, widthMm: Double, heightMm: Double) {
            self.xMm = xMm
            self.yMm = yMm
            self.widthMm = widthMm
            self.heightMm = heightMm
        }
    }
}
