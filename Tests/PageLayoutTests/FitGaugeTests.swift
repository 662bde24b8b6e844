import Canvas
import LetterComposition
import MailboxDomain
import PageLayout
import SyntheticExtract
import TestSupport
import Testing

/// The gauge may be too careful; it may never call a letter safe that does not fit.
@MainActor @Suite struct FitGaugeTests {
    private static let syllables = [
        "van", "Mmm", "WWW", "ij", "Þ", "Ö", "ğ", "i", "lll", "-", " ", ".", "’", "Œ", "Æ", "st", "de", "ten", "Boog",
        "aart", "7", "AV", "To", "@", " ", "\u{1E9E}",
    ]
    /// Marks that join, another direction, a character that no font has.
    private static let oddSyllables = ["a\u{301}", "\u{202F}", "e\u{308}", "ﬁ", "\u{10A00}", "\u{5D0}"]

    private func letters(
        _ product: Product, _ layout: String, _ circumstances: Set<LetterCondition>, random: inout SplitMix64,
        _ stationery: ProjectStationery
    ) throws -> (sure: Int, wrong: Int) {
        let profile = try stationery.layout(layout)
        let date = try #require(CalendarDate("2026-09-30"))
        let variant = LetterVariant(
            of: try stationery.template(product), circumstances: circumstances, date: date)
        let letterLayout = try LetterLayout(
            variant: variant, profile: profile, senderName: stationery.sender.name,
            organisation: stationery.sender.organisation,
            returnAddress: stationery.sender.returnAddress, drawings: stationery.drawings, library: stationery.fonts)
        let gauge = FitGauge(letterLayout, profile: profile, widths: CharacterWidths(library: stationery.fonts))
        var (sure, wrong) = (0, 0)
        for _ in 0..<150 {
            let syllables = random.next() % 4 == 0 ? Self.syllables + Self.oddSyllables : Self.syllables
            func text(_ length: Int) -> String {
                (0..<Int(random.next() % UInt64(length)) + 1).map { _ in
                    syllables[Int(random.next() % UInt64(syllables.count))]
                }.joined()
            }
            let envelope = (0..<3 + Int(random.next() % 5)).map { _ in text(9) }
            let salutation = text(16)
            let ward = circumstances.contains(.ward) ? text(16) : nil
            guard gauge.surelyFits(envelope: envelope, salutation: salutation, ward: ward) else { continue }
            sure += 1
            let letter = try Letter(variant: variant, salutation: salutation, reference: "2611 A000", ward: ward)
            let pages = try? letterLayout.pages(
                of: letter, envelope: envelope, kix: "1234AB12345XABCDEF", pieceReference: "2611 A000"
            ) { "2611A0001000001S\($0)\($1)1" }
            if pages == nil { wrong += 1 }
        }
        return (sure, wrong)
    }

    @Test(
        arguments: [
            (Product.noEmail, "window-left", []), (.digidBasis, "window-left", [.ward, .digidLapsed]),
            (.dormant, "window-right", [.abroad]), (.dormant, "large-print", [.ward]), (.bounce, "card", []),
        ] as [(Product, String, Set<LetterCondition>)])
    func `what surely fits does fit, whatever the letters`(
        product: Product, layout: String, circumstances: Set<LetterCondition>
    ) throws {
        var random = SplitMix64(seed: 7)
        let (sure, wrong) = try letters(product, layout, circumstances, random: &random, ProjectStationery())
        #expect(wrong == 0)
        #expect(sure > 10, "the test must try some")
    }

    @Test func `ordinary readers need not be tried`() throws {
        let stationery = try ProjectStationery()
        let profile = try stationery.layout("window-left")
        let date = try #require(CalendarDate("2026-09-30"))
        let variant = LetterVariant(of: try stationery.template(.digidBasis), circumstances: [], date: date)
        let layout = try LetterLayout(
            variant: variant, profile: profile, senderName: stationery.sender.name,
            organisation: stationery.sender.organisation,
            returnAddress: stationery.sender.returnAddress, drawings: stationery.drawings, library: stationery.fonts)
        let gauge = FitGauge(layout, profile: profile, widths: CharacterWidths(library: stationery.fonts))
        #expect(
            gauge.surelyFits(
                envelope: ["A.B.C. van der Linden-Jansen", "Burgemeester van Houtenlaan 123", "1234 AB  AMSTERDAM"],
                salutation: "Geachte mevrouw Van der Linden-Jansen", ward: nil))
        // Each of these must be tried: too wide, not in the fonts, a mark that joins the letter before it.
        for name in [String(repeating: "W", count: 40), "\u{10A00}", "e\u{308}"] {
            #expect(!gauge.surelyFits(envelope: [name, "Laan 1", "DORP"], salutation: "Geachte heer", ward: nil))
        }
    }
}
