import MailboxDomain

/// A letter that does not fit its layout. Names the part, never what stands in it.
package enum LayoutError: Error, Hashable, Sendable {
    /// More lines, or a wider line, than the zone holds.
    case doesNotFit(PageZone)
    /// The text runs past the sheets that the layout allows.
    case tooLong(sheets: Int)
    /// A character that no pinned font has.
    case missingGlyph(PageZone)
    /// Something in the margin would stand on something else.
    case overlap(PageZone, with: String)
    /// The template asks for a QR code, a drawing or a reference block, and the layout has no place for it.
    case noPlace(PageZone)
    /// The font library failed.
    case font(String)
    case code(String)

    /// What of the letter it is about; nil where it is the text, or all of it.
    package var zone: PageZone? {
        switch self {
        case .doesNotFit(let zone), .missingGlyph(let zone), .overlap(let zone, _), .noPlace(let zone): zone
        case .code: .qr
        case .tooLong, .font: nil
        }
    }

    package var fault: LayoutFault {
        switch self {
        case .doesNotFit: .doesNotFit
        case .tooLong: .tooLong
        case .missingGlyph: .missingGlyph
        case .overlap: .overlap
        case .noPlace: .noPlace
        case .font: .font
        case .code: .code
        }
    }
}

/// What can be wrong with a letter on its layout, and with a layout.
package enum LayoutFault: String, FindingCode {
    case doesNotFit = "does-not-fit"
    case tooLong = "too-long"
    case missingGlyph = "missing-glyph"
    case overlap
    case noPlace = "no-place"
    case font
    case code
    /// The mark that a printer asks for stands on something.
    case mark
}

extension LayoutError: CustomStringConvertible {
    package var description: String {
        switch self {
        case .doesNotFit(let zone): "The text of \(zone.rawValue) does not fit its zone in the layout."
        case .tooLong(let sheets):
            "The text takes more than the layout's \(sheets == 1 ? "one sheet" : "\(sheets) sheets")."
        case .missingGlyph(let zone): "A character of \(zone.rawValue) is in none of the pinned fonts."
        case .overlap(let zone, let other): "\(zone.rawValue) overlaps \(other)."
        case .noPlace(let zone): "The template has a \(zone.rawValue), and the layout has no place for it."
        case .font(let reason), .code(let reason): reason
        }
    }
}
