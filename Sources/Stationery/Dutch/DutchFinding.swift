import LetterComposition
package import MailboxDomain
import PageLayout
import PlainLanguage
import StrictFiles

extension Finding {
    /// What is wrong, for who writes letters; findings of other kinds of files as they are.
    package var inDutch: String {
        // The rest of many that say the same.
        if let more { return "Zo zijn er nog \(more)." }
        if let fault = TemplateFault(rawValue: code) { return dutch(fault) }
        if let fault = YAMLFault(rawValue: code) { return dutch(fault) }
        if let fault = StationeryFault(rawValue: code) { return dutch(fault) }
        if let fault = LayoutFault(rawValue: code) { return dutch(fault) }
        if code == WordTableFault.unknownWord.rawValue {
            return "De woordenlijst heeft geen '\(detail)'. Schrijf het zoals lint het noemt, of haal de regel weg."
        }
        return message
    }

    private func dutch(_ fault: TemplateFault) -> String {
        switch fault {
        case .textTooLarge: textTooLarge
        case .textBeforeBlock: "Hier staat tekst boven het eerste blok. Zet er <!-- block: key --> boven."
        case .listItem: "Een punt van een lijst is één alinea."
        case .markup:
            "\(DutchMarkup.name(of: detail)) kan niet in een brief. "
                + (isInValue ? "Haal het weg." : DutchMarkup.advice)
        case .html:
            "Gebruik alleen <!-- block: NAAM -->, <!-- use: NAAM --> en <!-- ignore: REGEL reason: WAAROM -->."
        case .unknownBlock:
            "Het blok \(detail) bestaat niet. Kies uit: \(Self.list(BlockName.allCases.map(\.rawValue)))."
        case .unknownSharedBlock:
            "De tekst \(detail) staat niet in Templates/blocks. "
                + (allowed.isEmpty ? "Zet er \(detail).md bij." : "\(choices) Of zet er \(detail).md bij.")
        case .nestedSharedBlock:
            "Een gedeelde tekst kan geen andere gebruiken. Schrijf de tekst hier, of gebruik \(detail) in de brief zelf."
        case .unknownCondition:
            "De voorwaarde \(detail) bestaat niet. Kies uit: \(Self.list(LetterCondition.allCases.map(\.rawValue))), "
                + "ook met not ervoor."
        case .emptyBlock: "Het blok \(detail) heeft geen tekst."
        case .unknownPlaceholder: "Deze invulplek bestaat niet voor dit product: {{\(detail)}}. \(choices)"
        case .foreignPlaceholder: foreignPlaceholder
        case .invisibleCharacter:
            "Hier staat een teken dat niemand ziet (\(detail)). Haal het weg, of typ deze woorden opnieuw."
        case .lostCharacter: "Hier ging een teken verloren (\(detail)). Typ het opnieuw."
        case .placeholderWithoutCondition: "De invulplek {{\(detail)}} mag alleen in een blok met when: ward."
        case .tornPlaceholder: "Een invulplek begint met {{ en eindigt met }} op dezelfde regel."
        case .ignoreWithoutReason: "Schrijf waarom de regel hier niet geldt: <!-- ignore: REGEL reason: WAAROM -->."
        case .ignoreWithoutText: "Na deze opmerking komt geen tekst. Zet haar voor de alinea waar zij over gaat."
        case .sharedMargin:
            "Op deze plek staat voor dezelfde lezers al een tekening. Schrijf met item naast welke stap deze staat."
        case .missingItem:
            "Dit staat naast stap \(details.dropFirst().first ?? "") van het blok \(detail), en die hebben deze lezers niet: "
                + "\(Self.readers(details.dropFirst(2))). Schrijf met when voor welke lezers het is."
        case .missingBlock:
            place.column == nil
                ? "Het blok \(detail) ontbreekt voor deze lezers: \(Self.readers(details.dropFirst())). Zet er <!-- block: \(detail) --> bij."
                : "Dit staat naast het blok \(detail), en dat hebben deze lezers niet: "
                    + "\(Self.readers(details.dropFirst())). Schrijf met when voor welke lezers het is."
        }
    }

    private func dutch(_ fault: YAMLFault) -> String {
        switch fault {
        case .missingValue: "Hier ontbreekt iets." + (expectation.map { " Hier hoort \($0)." } ?? "")
        case .wrongValue, .wrongKind:
            DutchLayout.problem(details)
                ?? "Dit kan hier niet staan." + (expectation.map { " Hier hoort \($0)." } ?? "")
        case .unknownKey: "Dit woord kent het programma hier niet. \(choices)"
        case .duplicateKey: "Dit woord staat er twee keer. Laat er één staan."
        case .notYAML:
            "Vanaf hier is dit bestand niet te lezen. Kijk op deze regel en die erboven naar spaties, dubbele punten "
                + "en aanhalingstekens."
        case .emptyFile: "Dit bestand is leeg."
        case .reference:
            "Verwijzingen (&naam en *naam) kunnen hier niet. Schrijf uit wat er moet staan. Hoort het teken bij de tekst, "
                + "zet die dan tussen aanhalingstekens."
        case .newerFormat:
            "Dit bestand is van een latere versie van dit programma (vorm \(detail)); deze leest vorm \(details.last ?? ""). "
                + "Gebruik die versie."
        case .tooMuch: "Hier staat meer dan ooit nodig is (hoogstens \(detail)). Maak het korter."
        }
    }

    private func dutch(_ fault: StationeryFault) -> String {
        switch fault {
        case .unreadableFile: "Dit bestand is niet als tekst te lezen. Bewaar het als UTF-8, niet groter dan \(detail)."
        case .missingFile:
            "Dit bestand ontbreekt. Zet het hier terug, met deze naam. In een nieuwe werkmap staat een voorbeeld: "
                + "postvangnet init MAP"
        case .unknownLayout:
            "De indeling \(detail) staat niet in Templates/layouts. "
                + (allowed.isEmpty ? "Zet er \(detail).yaml bij." : "\(choices) Of zet er \(detail).yaml bij.")
        case .unknownDrawing:
            "De tekening \(detail) staat niet in Templates/drawings. "
                + (allowed.isEmpty ? "Zet er \(detail).svg bij." : "\(choices) Of zet er \(detail).svg bij.")
        case .unreadFile: StrayFile.Kind(rawValue: detail)?.inDutch(allowed: Self.list(allowed)) ?? message
        case .signOffs:
            "Dit is niet zoals postvangnet sign-off het schreef. Zet het terug zoals het was. Of haal het weg, en laat de "
                + "tekst opnieuw aftekenen."
        case .drawing: "Deze tekening kan niet in een brief. \(DutchDrawing.reason(details))"
        }
    }

    private func dutch(_ fault: LayoutFault) -> String {
        if let refused = refusedForm(fault) { return refused }
        return switch fault {
        case .missingGlyph where details.count == 2:
            "Het teken \(detail) (\(details[1])) zit in geen lettertype van de brieven. Kies een ander teken."
        case .missingGlyph: "Een teken zit niet in het lettertype."
        case .doesNotFit: "Iets past niet op zijn plek."
        case .tooLong: "De tekst is te lang."
        case .overlap: "Iets staat over iets anders heen."
        case .noPlace: "Deze indeling heeft er geen plek voor."
        case .font: "Het lettertype werkt niet."
        case .code: "De code is niet te maken."
        case .mark: "Het merkteken van de drukkerij past niet in deze indeling."
        }
    }

    private var textTooLarge: String {
        let most = details.last ?? ""
        return switch detail {
        case "bytes": "Deze tekst is groter dan \(most). Zo lang is geen brief."
        case "lines": "Deze tekst heeft meer dan \(most) regels. Zo lang is geen brief."
        case "line": "Deze regel heeft meer dan \(most) tekens. Verdeel de alinea."
        case "word": "Hier staat een woord van meer dan \(most) tekens. Deel het op, of haal het weg."
        default: "Deze tekst heeft meer dan \(most) haakjes en andere tekens van opmaak. Haal weg wat er niet hoort."
        }
    }

    private var foreignPlaceholder: String {
        if isInValue {
            return "\(detail) hoort hier niet: in dit bestand wordt niets ingevuld. Schrijf wat er moet staan."
        }
        let choices = allowed.isEmpty ? "" : " \(self.choices)"
        let inside = detail.trimmingPrefix { !$0.isLetter }.prefix { $0.isLetter || $0.isNumber || $0 == "-" }
        if allowed.contains(String(inside)) {
            return "\(detail) is geen invulplek: het zou zo in de brief staan. Schrijf {{\(inside)}}."
        }
        return detail.hasPrefix("__")
            ? "\(detail) is geen invulplek van dit programma. Schrijf {{naam}}, of vette tekst als **tekst**.\(choices)"
            : "\(detail) is geen invulplek van dit programma. Het zou zo in de brief staan. Schrijf {{naam}}.\(choices)"
    }

    /// Whether it is about a value, which is text as it stands, and not about the text of a letter.
    private var isInValue: Bool { place.file.hasSuffix(".yaml") }

    /// What it is about: nearly always one thing.
    private var detail: String { details.first ?? "" }

    /// Of whom a block is missing, in the words that a text uses for them.
    private static func readers(_ conditions: ArraySlice<String>) -> String {
        conditions.isEmpty ? "gewone lezers" : list(Array(conditions))
    }

    private var choices: String { "Kies uit: \(Self.list(allowed))." }

    /// As it follows "Hier hoort"; nil where nothing more can be said.
    private var expectation: String? {
        let expected = ExpectedValue(details: details)
        guard let meaning = FileKey(at: place)?.meaning else { return expected?.inDutch }
        return allowed.isEmpty ? meaning : "\(meaning): een van \(Self.list(allowed))"
    }

    private static func list(_ words: [String]) -> String { words.joined(separator: ", ") }
}
