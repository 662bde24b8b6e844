/// Markup that a letter does not have.
enum DutchMarkup {
    static let advice = "Gebruik alleen kopjes, alinea's, lijsten en **vette** tekst."

    /// As it begins a sentence.
    ///
    /// - Parameter kind: as libcmark, or our own look at the text, calls it.
    static func name(of kind: String) -> String {
        switch kind {
        case "emph": "Schuine tekst"
        case "strong": "Vet in vet"
        case "link": "Een link"
        case "image": "Een plaatje"
        case "code", "code_block": "Computercode"
        case "block_quote": "Een citaat"
        case "thematic_break": "Een streep"
        case "html_inline", "html_block": "HTML"
        case "linebreak": "Een regeleinde met twee spaties of een \\ ervoor"
        case "heading": "Een kop op deze plek"
        case "footnote": "Een voetnoot"
        case "strikethrough": "Doorgestreepte tekst (~~)"
        case "highlight": "Gemarkeerde tekst (==)"
        case "bullet": "Een opsommingsteken uit een ander programma"
        case "table": "Een tabel (|)"
        case "definition": "Een verwijzing ([naam]: adres), die nergens te zien is,"
        default: "Dit"
        }
    }
}
