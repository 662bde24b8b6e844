/// A country by its two capitals: ISO 3166-1 alpha-2, and `XK` for Kosovo, which the standard leaves to its users.
///
/// Two capitals that are no country's are no code: `UK` is only reserved, and a letter to `GB` would cost another rate.
package struct CountryCode: Hashable, Sendable {
    package let letters: String

    package static let netherlands = CountryCode(unchecked: "NL")

    private init(unchecked letters: String) { self.letters = letters }
}

extension CountryCode: Comparable {
    package static func < (left: Self, right: Self) -> Bool { left.letters < right.letters }
}

extension CountryCode: LosslessStringConvertible {
    /// Nil for anything that is no country's code.
    package init?(_ text: String) {
        guard Self.assigned.contains(text) else { return nil }
        letters = text
    }

    package var description: String { letters }
}

extension CountryCode {
    /// All of them, in the order of the alphabet.
    package static var all: [CountryCode] { assigned.sorted().map(CountryCode.init(unchecked:)) }

    /// The country that is often written otherwise, such as `UK`: for messages, never to take it for the code.
    package static func meant(by text: String) -> CountryCode? {
        let capitals = text.uppercased()
        return CountryCode(Self.oftenWritten[capitals] ?? capitals)
    }

    /// Codes that ISO 3166-1 reserves for others, or took back.
    private static let oftenWritten = ["UK": "GB", "EL": "GR", "YU": "RS", "CS": "CZ", "BU": "MM", "TP": "TL"]

    /// The officially assigned codes of ISO 3166-1, as of 2024, and XK.
    private static let assigned = Set(
        """
        AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BV BW BY \
        BZ CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ FK \
        FM FO FR GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT HU ID IE IL IM IN IO IQ IR \
        IS IT JE JM JO JP KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK \
        ML MM MN MO MP MQ MR MS MT MU MV MW MX MY MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM \
        PN PR PS PT PW PY QA RE RO RS RU RW SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF \
        TG TH TJ TK TL TM TN TO TR TT TV TW TZ UA UG UM US UY UZ VA VC VE VG VI VN VU WF WS XK YE YT ZA ZM ZW
        """.split(separator: " ").map(String.init))
}
