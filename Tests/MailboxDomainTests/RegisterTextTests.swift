import Foundation
import MailboxDomain
import Testing

@Suite struct RegisterTextTests {
    /// Characters by number, so that two spellings of a text are told apart.
    private func scalars(_ text: String) -> [UInt32] { text.unicodeScalars.map(\.value) }

    @Test(arguments: [
        ("Nguye\u{302}\u{303}n", "Nguy\u{1EC5}n"), ("Nguy\u{EA}\u{303}n", "Nguy\u{1EC5}n"),
        // Marks below and above in either order.
        ("a\u{323}\u{302}", "\u{1EAD}"), ("a\u{302}\u{323}", "\u{1EAD}"),
        ("A\u{30A}berg", "\u{C5}berg"), ("\u{212B}berg", "\u{C5}berg"), ("Z\u{30C}iz\u{30C}ek", "\u{17D}i\u{17E}ek"),
        ("Su\u{301}dwest-Frysla\u{302}n", "S\u{FA}dwest-Frysl\u{E2}n"), ("I\u{307}nce", "\u{130}nce"),
        ("S\u{326}tefa\u{306}nescu", "\u{218}tef\u{103}nescu"), ("o\u{31B}\u{323}", "\u{1EE3}"),
        // Yoruba: no letter has both marks, so the upper one stays beside it.
        ("e\u{323}\u{301}", "\u{1EB9}\u{301}"), ("e\u{301}\u{323}", "\u{1EB9}\u{301}"),
        ("\u{2126}", "\u{3A9}"), ("Jansen", "Jansen"), ("Thijs", "Thijs"), ("\u{133}sbrand", "\u{133}sbrand"),
    ])
    func `a text has one spelling, whatever it came in`(raw: String, composed: String) {
        #expect(scalars(RegisterText(raw).text) == scalars(composed))
        #expect(scalars(raw.composed) == scalars(composed))
        #expect(scalars(composed.composed) == scalars(composed))
    }

    @Test func `every letter with a mark comes back from its parts`() throws {
        var count = 0
        for range in RegisterAlphabet.latin.ranges {
            for scalar in range.compactMap(Unicode.Scalar.init) {
                let letter = String(scalar).composed
                let parts = letter.decomposedStringWithCanonicalMapping
                guard scalars(parts) != scalars(letter) else { continue }
                #expect(scalars(RegisterText(parts).text) == scalars(letter), "U+\(String(scalar.value, radix: 16))")
                count += 1
            }
        }
        #expect(count > 400)
    }

    @Test(arguments: [
        ("  Jan  de\tVries ", "Jan de Vries"), ("Jan\nde\r\nVries", "Jan de Vries"),
        ("Jan\u{A0}de\u{2009}Vries", "Jan de Vries"),
        ("Jan\u{2028}Vries", "Jan Vries"), ("Jan\u{2800}Vries", "Jan Vries"), ("Jan\u{3164}Vries", "Jan Vries"),
        ("Jan\u{200E}\u{200F}\u{61C}sen", "Jansen"), ("\u{FEFF}Jansen", "Jansen"), ("Jan\u{AD}sen", "Jansen"),
        ("Jan\u{200B}sen", "Jansen"), ("Jan\u{200D}sen", "Jansen"), ("Jan\u{2060}sen", "Jansen"),
        ("Jan\u{FE0F}sen", "Jansen"), ("Jan\u{34F}sen", "Jansen"), ("e\u{200D}\u{301}", "\u{E9}"), ("\u{2800}", ""),
        ("\u{200B}\u{FEFF}\u{AD}\u{2060}", ""), (" \n\u{3000} ", ""),
    ])
    func `white space is one space, and what nobody sees is gone`(raw: String, tidy: String) {
        #expect(scalars(RegisterText(raw).text) == scalars(tidy))
    }

    @Test(arguments: [
        "-", "?", "...", "\u{2026}", ".", " - ", "\u{200B}", "\u{2800}", "()", "'", "\u{2BC}", "\u{301}", "\u{266A}",
    ])
    func `punctuation and what is invisible say nothing`(raw: String) {
        #expect(!RegisterText(raw).saysSomething)
    }

    @Test(arguments: ["J", "'t", "\u{D8}", "\u{1EC5}", "5", "-a-", "A."])
    func `a letter or a figure says something`(raw: String) { #expect(RegisterText(raw).saysSomething) }

    @Test(arguments: [
        ("Jo\u{FFFD}nsen", RegisterText.Fault.damaged), ("Jan\u{FFFC}sen", .damaged), ("\u{FFFD}", .damaged),
        ("漢字", .foreign), ("Иванов", .foreign), ("\u{5D0}", .foreign), ("\u{1F600}", .foreign), ("\u{E000}", .foreign),
        ("\u{661}", .foreign), ("Kasteel \u{2654}", .foreign), ("\u{301}Jan", .foreign), ("Jan \u{301}sen", .foreign),
        ("a\u{300}\u{300}\u{300}\u{300}\u{300}", .foreign), (String(repeating: "a", count: 201), .tooLong),
        (String(repeating: "e\u{323}\u{301}", count: 101), .tooLong),
    ])
    func `what the register does not have is refused`(raw: String, fault: RegisterText.Fault) {
        #expect(throws: fault) { try RegisterText(raw, atMost: 200, of: .latin) }
    }

    @Test(arguments: [
        String(repeating: "a", count: 200), String(repeating: "e\u{301}", count: 200),
        "  " + String(repeating: "a", count: 200),
        String(repeating: "a\u{200B}", count: 200), "Þórður Ğüneş-Œuvre", "Ḩakīm", "ʻOkina", "D’Artagnan", "€ 5 & {x}",
    ])
    func `what the register has is taken, and only what is seen counts`(raw: String) throws {
        _ = try RegisterText(raw, atMost: 200, of: .latin)
    }

    @Test(arguments: [
        ("a", RegisterAlphabet.letters, true), ("1", .letters, false), ("é", .letters, false),
        ("bis", .additions, true),
        ("-2 b", .additions, true), ("½", .additions, false), ("/2", .additions, false),
    ])
    func `house letters and additions have an alphabet of their own`(
        text: String, alphabet: RegisterAlphabet, isTaken: Bool
    ) {
        #expect(text.unicodeScalars.allSatisfy(alphabet.contains) == isTaken)
    }
}
