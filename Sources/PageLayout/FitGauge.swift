package import Canvas
import LetterComposition
import Measures

/// Tells without laying it out that a letter surely fits, so that only the others need be laid out beforehand.
///
/// One letter with values far longer than most is laid out once. What is shorter than those values, in letters that the
/// fonts have, fits as well.
package final class FitGauge {
    private let layout: LetterLayout
    private let profile: LayoutProfile
    private let widths: CharacterWidths
    private lazy var longLetterFits = fitsLongLetter()

    package init(_ layout: LetterLayout, profile: LayoutProfile, widths: CharacterWidths) {
        self.layout = layout
        self.profile = profile
        self.widths = widths
    }

    /// False where only laying the letter out can tell.
    package func surelyFits(envelope: [String], salutation: String, ward: String?) -> Bool {
        guard longLetterFits else { return false }
        let zone = profile.address
        guard (zone.lineHeight * Double(envelope.count)).micrometres <= zone.area.size.height.micrometres else {
            return false
        }
        return envelope.allSatisfy { isWithin(zone.area.size.width, $0, size: zone.size) }
            && isWithin(limit, salutation, size: profile.text.size)
            && (ward.map { isWithin(limit, $0, size: profile.text.size) } ?? true)
    }

    private func isWithin(_ width: Length, _ text: String, size: Double) -> Bool {
        widths.bound(of: text, size: size).map { $0 <= width } ?? false
    }

    /// The longest salutation or name that counts as short.
    private var limit: Length { profile.body.area.size.width * 0.7 }

    /// With values of twice the limit: where a line ends depends on the words, and may cost a line more.
    private func fitsLongLetter() -> Bool {
        let word = "Mmmm "
        guard let width = widths.bound(of: word, size: profile.text.size), width.micrometres > 0 else { return false }
        let count = Int((limit.points * 2 / width.points).rounded(.up))
        let value = String(repeating: word, count: count) + "M"
        // Digits, all of one width, but for the run's letter and the check character.
        let reference = "0000 W000 0000 000W"
        let variant = layout.variant
        guard
            let letter = try? Letter(
                variant: variant, salutation: value, reference: reference,
                ward: variant.circumstances.contains(.ward) ? value : nil)
        else { return false }
        // The envelope is judged line by line.
        let pages = try? layout.pages(
            of: letter, envelope: ["M", "M 1", "1234 AB  M"], kix: nil, pieceReference: reference
        ) { sheet, sheets in reference.filter { $0 != " " } + "\(sheet)\(sheets)1" }
        return pages != nil
    }
}
