/// A rule of the check, by the name that findings and ignore comments use.
package enum RuleID: String, CaseIterable, Sendable {
    case sentenceLength = "sentence-length"
    case meanSentenceLength = "mean-sentence-length"
    case hardWord = "hard-word"
    case unexplainedTerm = "unexplained-term"
    case passive
    case doubleNegation = "double-negation"
    case synonyms
    case jeForm = "je-form"
    case keyMessageFirst = "key-message-first"
    case headings
    case enumeration
    case paragraphLength = "paragraph-length"
    case wordCount = "word-count"
    case letterLength = "letter-length"
    case abbreviation
    case vagueDate = "vague-date"
    case bareDate = "bare-date"
    case pressure
    case requiredBlock = "required-block"
    case paperWay = "paper-way"
    case linkText = "link-text"
    case splitAddress = "split-address"
    case asksSecret = "asks-secret"
    case nounChain = "noun-chain"
    case farApart = "far-apart"
    case leadingClause = "leading-clause"
    case brackets
    case unreadMessages = "unread-messages"
    case accountThreat = "account-threat"
    case deadline
    case loginLink = "login-link"
    case senderValue = "sender-value"
    case fleschDouma = "flesch-douma"
    case spelling
    /// A comment that asks to ignore a rule there is not.
    case ignoreComment = "ignore-comment"

    /// Where the rule comes from.
    package var source: String {
        switch self {
        case .sentenceLength, .meanSentenceLength: "gemeente Dijk en Waard; Stichting Makkelijk Lezen"
        case .hardWord: "communicatierijk.nl; gemeente Dijk en Waard"
        case .unexplainedTerm: "communicatierijk.nl"
        case .passive, .doubleNegation, .synonyms: "Gebruiker Centraal, schrijfwijzer"
        case .jeForm: "Direct Duidelijk"
        case .keyMessageFirst, .abbreviation, .vagueDate: "gemeente Dijk en Waard"
        case .nounChain, .leadingClause: "Renkema, Schrijfwijzer; Onze Taal, over de naamwoordstijl"
        case .farApart:
            "Onze Taal, over de tangconstructie; Pander Maat, LiNT (afstand tussen woorden die bij elkaar horen)"
        case .brackets: "Direct Duidelijk"
        case .unreadMessages, .deadline: "Nationale ombudsman"
        case .accountThreat, .loginLink: "DigiD, waarschuwing voor valse berichten"
        case .senderValue: "huisregel: elke waarde van de afzender heeft een bron en een datum"
        case .headings, .linkText, .splitAddress: "NL Design System"
        case .enumeration: "politeia.be"
        case .paragraphLength: "b1teksten.nl"
        case .wordCount, .letterLength: "politeia.be; Nationale ombudsman"
        case .bareDate, .pressure, .requiredBlock, .paperWay: "Nationale ombudsman"
        case .asksSecret: "DigiD, waarschuwing voor valse berichten"
        case .fleschDouma: "Onze Taal 1977"
        case .spelling: "OpenTaal, woordenlijst in hunspell-nl"
        case .ignoreComment: "deze controle"
        }
    }
}

/// How much a remark weighs; only errors make a check fail.
package enum Severity: String, Comparable, CaseIterable, Encodable, Sendable {
    case suggestion, warning, error

    private var weight: Int {
        switch self {
        case .suggestion: 0
        case .warning: 1
        case .error: 2
        }
    }

    package static func < (left: Self, right: Self) -> Bool { left.weight < right.weight }
}
