import LetterComposition

/// A link or code that leads to a login, as false messages have: a reader types the address.
struct LoginLinkRule: Rule {
    private static let logins: Set<String> = [
        "inloggen", "loggen", "log", "logt", "inlogt", "aanmelden", "inlogpagina", "ingelogd", "login",
    ]
    private static let links: Set<String> = [
        "link", "linkje", "knop", "button", "hyperlink", "qr-code", "klik", "klikt", "scan",
    ]
    private static let paths = ["login", "inloggen", "signin", "sign-in", "/auth", "aanmelden"]

    func remarks(on text: ReadableText) -> [Remark] {
        text.sentences.compactMap { sentence in
            if let address = sentence.words.first(where: isLogin) {
                return remark(address.place, "'\(address.text)' is een link om in te loggen.")
            }
            guard let login = sentence.firstIndex(of: Self.logins), let link = sentence.firstIndex(of: Self.links),
                link < login || leads(sentence.words[login..<link]), !Denial.stands(in: sentence)
            else { return nil }
            return remark(
                sentence.words[link].place, "'\(sentence.words[link].text)': hier leidt een link naar inloggen.")
        }
    }

    /// `Log in via de link`: not a button that comes after it.
    private func leads(_ between: ArraySlice<Word>) -> Bool {
        between.contains { ["via", "met", "door"].contains($0.lowercased) }
            && !between.contains { ["en", "dan", "daarna"].contains($0.lowercased) }
    }

    private func remark(_ place: TextPlace, _ message: String) -> Remark {
        Remark(
            .loginLink, .error, at: place, message,
            instead: "Schrijf: Typ zelf het webadres in. Log daar in.")
    }

    private func isLogin(_ word: Word) -> Bool {
        guard word.isAddress, !word.isValue, !word.lowercased.contains("@") else { return false }
        let path = word.lowercased.split(separator: "/", omittingEmptySubsequences: true).dropFirst(
            word.lowercased.hasPrefix("http") ? 2 : 1
        ).joined(separator: "/")
        return Self.paths.contains { "/\(path)".contains($0) }
    }
}
