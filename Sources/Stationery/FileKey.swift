import MailboxDomain

/// What belongs at a key of the files that communications staff edit, in Dutch.
struct FileKey {
    /// As it follows "Hier hoort".
    var meaning: String

    /// Nil for a key that this page does not tell of.
    ///
    /// - Parameter place: of a finding in a YAML file: its column is the key, such as `values.telefoon.checkedOn`.
    init?(at place: Finding.Place) {
        guard let name = place.file.split(separator: "/").last, let column = place.column else { return nil }
        // Every value of the sender is like the others, and so are every term of the glossary and every language.
        let key = column.replacing(/\[\d+\]/, with: "[]").replacing(/^values\.[^.]+\./, with: "values.*.")
            .replacing(/^languages\.[^.]+\./, with: "languages.*.")
        let known: [String: String]
        switch name {
        case "template.yaml": known = Self.ofTemplate
        case "sender.yaml": known = Self.ofSender
        case "glossary.yaml": known = Self.ofGlossary
        case "words.yaml": known = Self.ofWords
        case "languages.yaml": known = Self.ofLanguages
        case "fonts.yaml": known = Self.ofFonts
        default: return nil
        }
        guard let meaning = known[key] else { return nil }
        self.meaning = meaning
    }

    private static let condition = "voor welke lezers het is, zoals: not ward"
    private static let date = "een datum als JJJJ-MM-DD, zoals: 2026-10-01"
    private static let layout =
        "de naam van een bestand in Templates/layouts, zonder .yaml: kleine letters, cijfers en streepjes"
    private static let yesOrNo = "true of false"

    private static let ofTemplate = [
        "product": "de naam van de map waar dit bestand in staat",
        "version": "de versie, tussen aanhalingstekens, zoals: \"1\"",
        "title": "de titel",
        "layout": layout,
        "largePrintLayout": layout,
        "keyMessage": "de kern van de brief, in één zin",
        "qr": "een groep met caption en beside",
        "qr.address":
            "een adres met https:// ervoor en zonder ? of #, van een website die in sender.yaml bij qrHosts staat",
        "qr.caption": "wat de code doet, en dat scannen niet hoeft",
        "qr.beside": "de naam van een blok",
        "qr.when": condition,
        "drawings": "een lijst van tekeningen, elk een groep met name, alternative en beside",
    ].merging(ofDrawing(at: "drawings[]")) { first, _ in first }
        // As versions before 0.2.0 had it.
        .merging(ofDrawing(at: "drawing")) { first, _ in first }

    private static func ofDrawing(at key: String) -> [String: String] {
        [
            key: "een groep met name, alternative en beside",
            "\(key).name":
                "de naam van een bestand in Templates/drawings, zonder .svg: kleine letters, cijfers en streepjes",
            "\(key).alternative": "wat er op de tekening te zien is, in woorden",
            "\(key).beside": "de naam van een blok",
            "\(key).item": "het nummer van een stap in dat blok",
            "\(key).when": condition,
        ]
    }

    private static let ofSender = [
        "values": "een groep met ten minste afzender en retouradres",
        "values.*.value": "de waarde zelf, zoals die in de brief komt",
        "values.*.source": "waar u de waarde vond",
        "values.*.checkedOn": date,
        "values.*.keepTogether": yesOrNo,
        "values.*.sample": yesOrNo,
        "letterPage": "een groep met address, source en checkedOn",
        "letterPage.address":
            "een adres met https:// ervoor en zonder ? of #, van een website die hier bij qrHosts staat",
        "letterPage.source": "waar u het adres vond",
        "letterPage.checkedOn": date,
        "letterPage.sample": yesOrNo,
        "qrHosts": "een lijst van websites waar een QR-code heen mag, zoals: [mijn.overheid.nl]",
    ]

    private static let ofLanguages = [
        "languages": "een groep met een groep voor elke taal, die heet zoals het web haar noemt, zoals: pl",
        "languages.*.name": "de naam van de taal in die taal zelf",
        "languages.*.dutchName": "de naam van de taal in het Nederlands",
        "languages.*.help":
            "één regel hulp in deze taal. Tussen {{ en }} staat de naam van een waarde van sender.yaml, zoals: {{telefoon}}",
        "languages.*.checkedBy": "wie de regel nakeek en de taal goed kent",
    ]

    private static let ofFonts = [
        "fonts": "een lijst van lettertypen, het liefste eerst",
        "fonts[]": "een groep met family, weight, file, folder, package, licence en sha256 of files",
        "fonts[].file": "de naam van het bestand, zonder mappen",
        "fonts[].sha256": "64 tekens van 0-9 en a-f",
        "fonts[].files": "een lijst van bestanden, een voor elke versie van Debian",
        "fonts[].files[]": "een groep met release, version en sha256",
        "fonts[].files[].sha256": "64 tekens van 0-9 en a-f",
    ]

    private static let ofWords = [
        "add": "een lijst van moeilijke woorden met word, class, kind, instead en reason",
        "add[]": "een groep met word, class, kind, instead en reason",
        "add[].word": "het moeilijke woord",
        "add[].class": "verb, noun, adjective of fixed",
        "add[].kind": "officialese, legal, digital, nominal, connectors, abbreviations of old-spelling",
        "add[].instead": "wat u liever leest",
        "add[].reason": "waarom dit woord moeilijk is",
        "add[].severity": "error, warning of suggestion",
        "silence": "een lijst van woorden die mogen, met word en reason",
        "silence[]": "een groep met word en reason",
        "silence[].word": "het woord zoals lint het noemt",
        "silence[].reason": "waarom dit woord mag",
    ]

    private static let ofGlossary = [
        "names": "een lijst van namen die mogen blijven staan",
        "hosts": "een lijst van websites die een brief mag noemen",
        "terms": "een lijst van woorden met hun uitleg",
        "terms[]": "een groep met term en explainedBy",
        "terms[].term": "het woord zelf",
        "terms[].explainedBy": "een lijst van woorden die het uitleggen",
        "synonyms": "een lijst van groepen met use en not",
        "synonyms[]": "een groep met use en not",
        "synonyms[].use": "het woord dat u gebruikt",
        "synonyms[].not": "een lijst van woorden die hetzelfde zeggen",
    ]
}
