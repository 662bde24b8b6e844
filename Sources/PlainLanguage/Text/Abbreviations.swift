/// Dutch abbreviations with a full stop, and what they stand for.
enum Abbreviations {
    /// Those that a reader should find written in full.
    static let inFull: [String: String] = [
        "d.w.z.": "dat wil zeggen", "d.m.v.": "met", "t.a.v.": "voor", "i.v.m.": "door", "o.a.": "onder andere",
        "m.b.t.": "over", "n.a.v.": "door", "i.p.v.": "in plaats van", "t.b.v.": "voor", "o.b.v.": "op basis van",
        "i.h.k.v.": "voor", "m.u.v.": "behalve", "m.i.v.": "vanaf", "t/m": "tot en met", "e.d.": "en dergelijke",
        "e.e.a.": "een en ander", "a.u.b.": "alstublieft", "z.s.m.": "een datum", "t.z.t.": "een datum",
        "b.v.": "bijvoorbeeld", "bijv.": "bijvoorbeeld", "bv.": "bijvoorbeeld", "enz.": "en zo verder",
        "etc.": "en zo verder", "evt.": "misschien", "incl.": "met", "excl.": "zonder", "ca.": "ongeveer",
        "mogl.": "mogelijk", "nl.": "namelijk", "resp.": "en", "s.v.p.": "alstublieft", "v.w.b.": "over",
        "i.o.m.": "samen met", "t.o.v.": "vergeleken met", "jl.": "de hele datum", "a.s.": "de hele datum",
        "p/m": "per maand", "w.o.": "zoals", "max.": "hoogstens", "min.": "ten minste", "tel.": "telefoon",
        "blz.": "bladzijde", "art.": "artikel", "m.a.w.": "met andere woorden", "t.g.v.": "door", "i.g.v.": "bij",
        "c.q.": "of",
    ]

    private static let titles: Set<String> = [
        "dhr.", "mw.", "mevr.", "mr.", "drs.", "ir.", "ing.", "dr.", "prof.", "ds.", "st.", "nr.", "nrs.",
    ]

    static func isAbbreviation(_ text: String) -> Bool {
        let text = text.lowercased()
        return inFull[text] != nil || titles.contains(text) || isInitials(text)
    }

    /// `A.B.` and the like: letters with a full stop each.
    private static func isInitials(_ text: String) -> Bool {
        guard text.utf8.last == UInt8(ascii: "."), text.count >= 4, text.count.isMultiple(of: 2) else { return false }
        return text.enumerated().allSatisfy { $0.isMultiple(of: 2) ? $1.isLetter : $1 == "." }
    }

    /// After `enz.` a capital begins a sentence; after `dhr.` or initials it is a name.
    static func canEndSentence(_ text: String) -> Bool {
        ["enz.", "etc.", "e.d.", "a.u.b.", "s.v.p.", "z.s.m."].contains(text)
    }
}
