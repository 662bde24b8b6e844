import LetterComposition
package import MailboxDomain
package import PageLayout

extension Finding {
    /// What is wrong with a template's text, for who writes it; other findings as they are.
    package var inDutch: String {
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
            "Deze invulplek bestaat niet voor dit product. \(choices)"
        case "placeholder-without-condition": "Deze invulplek mag alleen in een blok met when: ward."
        case "torn-placeholder": "Een invulplek begint met {{ en eindigt met }} op dezelfde regel."
        case "ignore-without-reason": "Schrijf waarom de regel hier niet geldt: <!-- ignore: REGEL reason: WAAROM -->."
        case "ignore-without-text": "Na deze opmerking komt geen tekst. Zet haar voor de alinea waar zij over gaat."
        case "missing-value":
            expectation.map { "Hier ontbreekt iets. Hier hoort \($0)." } ?? "Hier ontbreekt iets. (\(message))"
        case "wrong-value", "wrong-kind":
            expectation.map { "Dit kan hier niet staan. Hier hoort \($0)." } ?? "Dit kan hier niet staan. (\(message))"
        case "unknown-key": "Dit woord kent het programma hier niet. \(choices)"
        case "duplicate-key": "Dit woord staat er twee keer. Laat er één staan."
        case "not-yaml":
            "Vanaf hier is dit bestand niet te lezen. Kijk op deze regel en die erboven naar spaties, dubbele punten en "
                + "aanhalingstekens."
        case "empty-file": "Dit bestand is leeg."
        case "unreadable-file": "Dit bestand is niet als tekst te lezen. Bewaar het als UTF-8."
        case "missing-file": "Dit bestand ontbreekt."
        case "unknown-layout": "Deze indeling staat niet in Templates/layouts. (\(message))"
        case "unknown-drawing": "Deze tekening staat niet in Templates/drawings. (\(message))"
        case "shared-margin": "Naast dit blok staat de QR-code al. Kies een ander blok."
        case "missing-block":
            "Niet alle lezers krijgen het blok dat hierbij hoort. (\(message))"
        default: message
        }
    }

    private var choices: String { "Kies uit: \(Self.list(allowed))." }

    /// As it follows "Hier hoort"; nil where only the message tells.
    private var expectation: String? {
        let meaning = FileKey(at: place)?.meaning
        guard !allowed.isEmpty else { return meaning }
        return "\(meaning.map { "\($0): " } ?? "")een van \(Self.list(allowed))"
    }

    private static func list(_ words: [String]) -> String { words.joined(separator: ", ") }
}

extension LayoutError {
    /// Why a letter cannot be laid out, for who writes its text.
    package var inDutch: String {
        switch self {
        case .doesNotFit(let zone): "\(zone.inDutch) past niet op zijn plek."
        case .tooLong(let sheets):
            "De tekst is te lang. Hij past niet op \(sheets == 1 ? "één vel" : "\(sheets) vellen")."
        case .missingGlyph(let zone): "\(zone.inDutch) heeft een teken dat niet in het lettertype zit."
        case .overlap(let zone, _): "\(zone.inDutch) staat over iets anders heen."
        case .noPlace(let zone): "Deze indeling heeft geen plek voor: \(zone.inDutch.lowercased())."
        case .font(let reason), .code(let reason): reason
        }
    }
}

extension PageZone {
    fileprivate var inDutch: String {
        switch self {
        case .letterhead: "Het briefhoofd"
        case .returnLine: "De retourregel"
        case .address: "Het adres"
        case .kix: "De KIX-code"
        case .reference: "De datum met het kenmerk"
        case .body: "De tekst"
        case .qr: "De QR-code"
        case .drawing: "De tekening"
        case .mark: "Het merkteken"
        case .foldMarks: "De vouwlijn"
        case .proof: "Het woord PROEF"
        }
    }
}
