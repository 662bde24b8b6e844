/// Links that say nothing on paper, and addresses that are long or not of the government.
struct LinkTextRule: Rule {
    let glossary: Glossary

    private static let phrases = PhraseIndex(
        [
            "klik hier", "klikt u hier", "lees meer", "meer lezen", "hier klikken", "via deze link",
            "via onderstaande link",
            "klik op de link", "onderstaande link", "meer informatie vindt u hier", "zie hier",
        ].map { ($0, "Schrijf het webadres, zoals: mijn.overheid.nl") })

    func remarks(on text: ReadableText) -> [Remark] {
        let phrases = PhraseRule(id: .linkText, severity: .error, phrases: Self.phrases) {
            "'\($0)' werkt niet op papier."
        }
        return phrases.remarks(on: text)
            + text.sentences.flatMap { sentence in
                sentence.words.indices.filter { sentence.words[$0].isAddress }.compactMap {
                    remark(on: sentence.words[$0])
                }
            }
    }

    private func remark(on word: Word) -> Remark? {
        guard !word.lowercased.contains("@") else { return nil }
        let bare = word.lowercased.replacing(/^https?:\/\//, with: "").replacing(/^www\./, with: "")
        let host = bare.prefix { !"/?#:".contains($0) }
        // Without a list there is nothing to compare with.
        if !glossary.hosts.isEmpty, !glossary.hosts.contains(where: { host == $0 || host.hasSuffix(".\($0)") }) {
            return Remark(
                .linkText, .error, at: word.place, "'\(host)' staat niet bij de webadressen van glossary.yaml (hosts).",
                instead: "Noem een webadres van de overheid zelf.")
        }
        guard bare.count > 30 || bare.contains("?") || bare.contains("#") else { return nil }
        return Remark(
            .linkText, .error, at: word.place, "Dit webadres is te lang om over te typen.",
            instead: "Noem een kort webadres, zoals: \(host)")
    }
}
