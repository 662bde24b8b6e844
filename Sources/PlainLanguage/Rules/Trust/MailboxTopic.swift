/// Whether a text is about the mailbox or logging in: there the reader is never pressed.
enum MailboxTopic {
    private static let words: Set<String> = [
        "account", "accounts", "berichtenbox", "digid", "digid-app", "mijnoverheid", "e-mailadres", "emailadres",
        "wachtwoord",
        "inloggen", "ingelogd", "inlogt", "inloggegevens", "log", "loggen", "logt", "aanmelden", "reageer", "berichten",
        "activeer",
        "activeren", "activeert", "verifieer", "verifieert", "brievenbus", "link",
    ]

    static func isSubject(of passage: Passage) -> Bool { passage.sentences.contains(where: isSubject) }

    static func isSubject(of sentence: Sentence) -> Bool { sentence.contains(anyOf: words) }
}
