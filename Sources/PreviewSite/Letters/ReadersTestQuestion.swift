import LetterComposition

/// What a reader is asked who has just read a letter; what the text has no block for is not asked.
struct ReadersTestQuestion: Hashable, Sendable {
    var text: String
    /// What shows that the reader understood it; nil for a question without a right answer.
    var wanted: String?

    static func all(for template: Template) -> [ReadersTestQuestion] {
        let blocks = Set(template.blocks.map(\.name))
        let noun = template.product.noun
        func asked(_ block: BlockName, _ text: String, _ wanted: String) -> [ReadersTestQuestion] {
            blocks.contains(block) ? [ReadersTestQuestion(text: text, wanted: wanted)] : []
        }
        return [
            ReadersTestQuestion(
                text: "Kijk vijf tellen naar de \(noun) en leg hem weg. Van wie is hij? Waar gaat hij over?",
                wanted: template.title),
            ReadersTestQuestion(text: "Lees de \(noun). Wat is het belangrijkste?", wanted: template.keyMessage),
        ]
            + asked(
                .steps, "Wat kunt u nu doen? Wat doet u het eerst?", "de eerste stap uit de \(noun), in eigen woorden.")
            + asked(
                .done, "Moet u iets doen? Wat gebeurt er als u niets doet?",
                "het hoeft niet; dan blijft het zoals het is.")
            + asked(
                .paper, "U wilt uw post liever op papier. Hoe regelt u dat?",
                "dat kan zonder internet: bellen of schrijven.")
            + asked(
                .help, "U komt er niet uit. Waar vindt u hulp? Wat kost dat?", "wat in de \(noun) staat onder hulp.")
            + asked(
                .real, "Hoe weet u of deze \(noun) echt is?",
                "zelf het adres typen of bellen, en niemand een code geven.")
            + (template.qr == nil
                ? []
                : [
                    ReadersTestQuestion(
                        text: "Waar is het vierkant met blokjes voor? Moet u daar iets mee?",
                        wanted: "het mag; het hoeft niet.")
                ])
            + [
                ReadersTestQuestion(text: "Zet een streep onder elk woord dat moeilijk is. Welke zin las u twee keer?"),
                ReadersTestQuestion(text: "Wat dacht u toen u de \(noun) zag? Wat voelde u toen u hem uit had?"),
            ]
    }
}
