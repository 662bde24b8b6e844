import LetterComposition
package import MailboxDomain
import PageLayout
import StrictFiles

extension Finding {
    /// What is wrong, for who writes letters; findings of other kinds of files as they are.
    package var inDutch: String {
        if let fault = TemplateFault(rawValue: code) { return dutch(fault) }
        if let fault = YAMLFault(rawValue: code) { return dutch(fault) }
        if let fault = StationeryFault(rawValue: code) { return dutch(fault) }
        if let fault = LayoutFault(rawValue: code) { return dutch(fault) }
        return message
    }

    private func dutch(_ fault: TemplateFault) -> String {
        switch fault {
        case .textBeforeBlock: "Hier staat tekst boven het eerste blok. Zet er <!-- block: key --> boven."
        case .listItem: "Een punt van een lijst is één alinea."
        case .markup: "Gebruik alleen kopjes, alinea's, lijsten en **vette** tekst."
        case .html: "Gebruik alleen <!-- block: NAAM --> en <!-- ignore: REGEL reason: WAAROM -->."
        case .unknownBlock: "Dit blok bestaat niet. Kies uit: \(Self.list(BlockName.allCases.map(\.rawValue)))."
        case .unknownCondition:
            "Deze voorwaarde bestaat niet. Kies uit: \(Self.list(LetterCondition.allCases.map(\.rawValue))), "
                + "ook met not ervoor."
        case .emptyBlock: "Dit blok heeft geen tekst."
        case .unknownPlaceholder: "Deze invulplek bestaat niet voor dit product. \(choices)"
        case .placeholderWithoutCondition: "Deze invulplek mag alleen in een blok met when: ward."
        case .tornPlaceholder: "Een invulplek begint met {{ en eindigt met }} op dezelfde regel."
        case .ignoreWithoutReason: "Schrijf waarom de regel hier niet geldt: <!-- ignore: REGEL reason: WAAROM -->."
        case .ignoreWithoutText: "Na deze opmerking komt geen tekst. Zet haar voor de alinea waar zij over gaat."
        case .sharedMargin: "Naast dit blok staat de QR-code al. Kies een ander blok."
        case .missingBlock: "Niet alle lezers krijgen het blok dat hierbij hoort. (\(message))"
        }
    }

    private func dutch(_ fault: YAMLFault) -> String {
        switch fault {
        case .missingValue:
            expectation.map { "Hier ontbreekt iets. Hier hoort \($0)." } ?? "Hier ontbreekt iets. (\(message))"
        case .wrongValue, .wrongKind:
            expectation.map { "Dit kan hier niet staan. Hier hoort \($0)." } ?? "Dit kan hier niet staan. (\(message))"
        case .unknownKey: "Dit woord kent het programma hier niet. \(choices)"
        case .duplicateKey: "Dit woord staat er twee keer. Laat er één staan."
        case .notYAML:
            "Vanaf hier is dit bestand niet te lezen. Kijk op deze regel en die erboven naar spaties, dubbele punten en "
                + "aanhalingstekens."
        case .emptyFile: "Dit bestand is leeg."
        }
    }

    private func dutch(_ fault: StationeryFault) -> String {
        switch fault {
        case .unreadableFile: "Dit bestand is niet als tekst te lezen. Bewaar het als UTF-8."
        case .missingFile: "Dit bestand ontbreekt."
        case .unknownLayout: "Deze indeling staat niet in Templates/layouts. (\(message))"
        case .unknownDrawing: "Deze tekening staat niet in Templates/drawings. (\(message))"
        case .drawing: "Deze tekening kan niet in een brief. (\(message))"
        }
    }

    private func dutch(_ fault: LayoutFault) -> String {
        switch fault {
        case .doesNotFit: "Iets past niet op zijn plek. (\(message))"
        case .tooLong: "De tekst is te lang. (\(message))"
        case .missingGlyph: "Een teken zit niet in het lettertype. (\(message))"
        case .overlap: "Iets staat over iets anders heen. (\(message))"
        case .noPlace: "Deze indeling heeft er geen plek voor. (\(message))"
        case .font: "Het lettertype werkt niet. (\(message))"
        case .code: "De code is niet te maken. (\(message))"
        case .mark: "Het merkteken van de drukkerij past niet in deze indeling. (\(message))"
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
