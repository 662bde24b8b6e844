import LetterComposition

/// A web address over two lines is typed wrong: in the text itself, or where the page has no room for it.
struct SplitAddressRule: Rule {
    private static let endings: Set<String> = ["nl", "com", "org", "net", "eu", "be", "amsterdam", "frl"]

    func remarks(on text: ReadableText) -> [Remark] {
        text.passages.flatMap { passage -> [Remark] in
            // Whatever is split, one half of it is an address.
            guard passage.sentences.contains(where: { $0.words.contains(where: \.isAddress) }) else { return [] }
            let words = passage.words
            return words.indices.dropLast().filter { isSplit(words[$0], words[$0 + 1]) }.map {
                remark(words[$0...($0 + 1)], "\(words[$0].text)\(words[$0].after)", words[$0 + 1].text)
            }
                + words.filter(\.isAddress).compactMap { address in
                    passage.printed.lazy.filter { !$0.lines.isEmpty }.first { printed in
                        !printed.lines.contains { $0.contains(address.text) }
                    }.map { printed in
                        Remark(
                            .splitAddress, .error, at: address.place,
                            "'\(address.text)' past niet op één regel (vorm \(printed.layout)).",
                            instead: "Noem een kort webadres.")
                    }
                }
        }
    }

    private func remark(_ words: ArraySlice<Word>, _ start: String, _ end: String) -> Remark {
        Remark(
            .splitAddress, .error, about: words, "Het webadres '\(start) \(end)' is in tweeën gebroken.",
            instead: "\(start)\(end)")
    }

    /// `mijn.` and `overheid.nl`, `mijn.overheid.` and `nl`, `https://` and the rest, `mijn.overheid.nl/` and `hulp`.
    private func isSplit(_ first: Word, _ second: Word) -> Bool {
        guard !first.isValue, !second.isValue, let next = second.text.first, next.isLowercase || next.isNumber else {
            return false
        }
        switch first.after {
        case ".":
            // A sentence may well begin with a whole address.
            // `nl.` is an abbreviation too.
            let end = second.lowercased.hasSuffix(".") ? String(second.lowercased.dropLast()) : second.lowercased
            return (first.isAddress && Self.endings.contains(end))
                || (first.text.first?.isLowercase == true && second.isAddress
                    && second.text.count { $0 == "." } == 1)
        // On one line it may be a dash.
        case "-": return second.isAddress && second.place.line > first.place.line
        case "/": return first.isAddress
        case "://": return second.isAddress
        default: return false
        }
    }
}
