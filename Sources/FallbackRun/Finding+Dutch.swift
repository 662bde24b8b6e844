import LetterComposition
import MailboxDomain

extension Finding {
    /// What is wrong with a template's text, for who writes it; other findings as they are.
    var inDutch: String {
        switch code {
        case "text-before-block": "Hier staat tekst boven het eerste blok. Zet er <!-- block: key --> boven."
        case "list-item": "Een punt van een lijst is één alinea."
        case "markup": "Gebruik alleen kopjes, alinea's, lijsten en **vette** tekst."
        case "html": "Gebruik alleen <!-- block: NAAM --> en <!-- ignore: REGEL reason: WAAROM -->."
        case "unknown-block": "Dit blok bestaat niet. Kies uit: \(Self.list(BlockName.allCases.map(\.rawValue)))."
        case "unknown-condition":
            "Deze voorwaarde bestaat niet. Kies uit: \(Self.list(LetterCondition.allCases.map(\.rawValue))), "
                + "ook met not ervoor."
        case "empty-block": "Dit blok heeft geen tekst."
        case "unknown-placeholder":
            "Deze invulplek bestaat niet voor dit product. Zie docs/templates.md en sender.yaml."
        case "placeholder-without-condition": "Deze invulplek mag alleen in een blok met when: ward."
        case "torn-placeholder": "Een invulplek begint met {{ en eindigt met }} op dezelfde regel."
        case "ignore-without-reason": "Schrijf waarom de regel hier niet geldt: <!-- ignore: REGEL reason: WAAROM -->."
        case "ignore-without-text": "Na deze opmerking komt geen tekst. Zet haar voor de alinea waar zij over gaat."
        default: message
        }
    }

    private static func list(_ words: [String]) -> String { words.joined(separator: ", ") }
}
