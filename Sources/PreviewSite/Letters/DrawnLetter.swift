import Canvas
import LetterComposition
import PageLayout

/// One persona's letter on one layout.
struct DrawnLetter: Sendable {
    var persona: Persona
    var profile: LayoutProfile
    var text: Letter
    /// Blank backs too; why there are none where the letter cannot be laid out.
    var pages: Result<[Page], LayoutError>

    /// Of a letter that is too long: how it would look on longer paper.
    var overflow: Overflow?

    var fault: LayoutError? { if case .failure(let fault) = pages { fault } else { nil } }
    /// Of a letter that is too long those on longer paper.
    var sides: [Page] { (try? pages.get()) ?? overflow?.pages ?? [] }

    private var addressLines: [String] {
        sides.first?.placedLines.filter { $0.zone == .address }.map(\.line.text) ?? []
    }

    /// Whether a line of the address goes on on the next one.
    var addressRunsOn: Bool { addressLines.count > persona.recipient.envelope.count }

    /// Whether its last line does: the post reads the town, and abroad the country, on one line.
    var townRunsOn: Bool {
        guard let line = addressLines.last, let wanted = persona.recipient.envelope.last else { return false }
        return line.filter { !$0.isWhitespace } != wanted.filter { !$0.isWhitespace }
    }
}

/// Which picture: every part of it comes from a closed set.
struct PictureKey: Hashable, Sendable {
    /// Of the material.
    var version: String
    var product: Product
    var persona: String
    var layout: String
    /// From 1.
    var page: Int
    var density: PictureDensity
}

extension PictureKey {
    /// Of a page, from 1, in the usual density.
    init(_ letter: DrawnLetter, of product: Product, _ material: TemplateMaterial, page: Int) {
        self.init(
            version: material.version, product: product, persona: letter.persona.id, layout: letter.profile.name,
            page: page, density: .normal)
    }
}

/// Dots of a picture to the inch.
enum PictureDensity: Int, CaseIterable, Sendable {
    /// Thumbnails.
    case small = 30
    /// The sizes of a screen at 96 dots to the inch.
    case normal = 96
    case office = 144
    case double = 192
    case triple = 288

    var dotsPerInch: Double { Double(rawValue) }
}

extension Overflow {
    var inDutch: String { lines == 1 ? "1 regel te lang" : "\(lines) regels te lang" }
}
