/// A name or an organisation that was registered as one text, as a line of the envelope: without whose affairs it is about.
///
/// A curator may be registered with their ward (`mr. J. Jansen inzake P. de Vries`), who is nobody's business on an
/// envelope. What tells so goes, up to where it says who opens the letter (`t.a.v.`); all else stands as registered.
struct FreeTextLine: Hashable {
    let text: String

    /// Nil where nothing is left.
    ///
    /// - Parameters:
    ///   - isOrganisation: whether it is a firm's name, which may begin with a word that elsewhere tells of affairs.
    ///   - ward: whose name goes too, where it stands beside another's.
    init?(_ registered: String?, isOrganisation: Bool = false, without ward: WardName?) {
        guard let text = registered.known else { return nil }
        let all = text.split(separator: " ").map(String.init)
        let words = Array(all[(ward?.endInFront(of: all) ?? all.startIndex)...])
        let affairs = Self.startOfAffairs(in: isOrganisation ? words.dropFirst() : words[...])
        let starts = [affairs, ward?.start(in: words)].compactMap(\.self)
        guard let start = starts.min() else {
            self.text = words.count == all.count ? text : words.joined(separator: " ")
            return
        }
        let end = words[start...].indices.first { FormOfAddress.isAttention(at: $0, of: words[...]) } ?? words.endIndex
        let left = Self.withoutJoint(words[..<start]) + words[end...]
        guard let line = Optional(left.joined(separator: " ")).known else { return nil }
        self.text = line
    }

    /// Where words begin that tell whose affairs it is about; nil where none do.
    private static func startOfAffairs(in words: ArraySlice<String>) -> Int? {
        for index in words.indices {
            if isAffair(words[index]) { return index }
            let behind = words.index(after: index)
            guard behind < words.endIndex else { return nil }
            // "curator van P. de Vries", "mr. J. Jansen q.q. P. de Vries"; "q.q. curator" tells of nobody.
            let next = FormOfAddress.bare(words[behind])
            if isRole(words[index]), ["van", "over"].contains(next) { return index }
            if index > words.startIndex, FormOfAddress.isCapacity(words[index]), !isRole(words[behind]),
                !isAffair(words[behind]), !FormOfAddress.isAttention(at: behind, of: words)
            {
                return behind
            }
        }
        return nil
    }

    /// In capitals an abbreviation is initials: `I.Z. Jansen`.
    private static func isAffair(_ word: String) -> Bool {
        let bare = FormOfAddress.bare(word)
        return affairs.contains(bare) && !(bare.contains(".") && word == word.uppercased())
    }

    private static func isRole(_ word: String) -> Bool { roles.contains(FormOfAddress.bare(word)) }

    /// Without the words and signs at the end that joined what is gone: `mr. J. Jansen, als`, `mr. J. Jansen (ward:`.
    private static func withoutJoint(_ words: ArraySlice<String>) -> [String] {
        var words = Array(words)
        if let open = words.lastIndex(where: { $0.hasPrefix("(") }),
            !words[open...].contains(where: { $0.contains(where: { $0 == ")" }) })
        {
            words.removeSubrange(open...)
        }
        while let last = words.last, joints.contains(FormOfAddress.bare(last)) { words.removeLast() }
        if var last = words.popLast() {
            while let sign = last.last, ",:;(".contains(sign) { last.removeLast() }
            words.append(last)
        }
        return words
    }

    private static let affairs: Set<String> = [
        "inzake", "inz", "i.z", "betreffende", "betreft", "betr", "namens", "t.b.v", "tbv", "t.n.v", "tnv",
    ]
    private static let roles: Set<String> = [
        "curator", "curatrice", "curatoren", "bewindvoerder", "bewindvoerster", "mentor", "voogd", "gemachtigde",
        "vertegenwoordiger", "vertegenwoordigster",
    ]
    private static let joints: Set<String> = ["", "als", "voor", "van", "over", "en", "of", "&", "/", "-", "–"]
}
