extension RuleID {
    /// A hard sentence of the rule, and one that says the same: for who wonders what to write.
    package var rewriting: (hard: String, plain: String)? {
        switch self {
        case .passive: ("Uw aanvraag is door ons afgewezen.", "Wij keuren uw aanvraag niet goed.")
        case .nounChain:
            (
                "De uitvoering van de controle van de aanvraag duurt lang.",
                "Wij controleren uw aanvraag. Dat duurt lang."
            )
        case .farApart:
            (
                "Wij hebben de door u op 3 maart ingediende aanvraag bekeken.",
                "U stuurde ons op 3 maart een aanvraag. Die hebben wij bekeken."
            )
        case .leadingClause:
            (
                "Als u vorig jaar in een ander land hebt gewoond, krijgt u minder AOW.",
                "Woonde u vorig jaar in een ander land? Dan krijgt u minder AOW."
            )
        case .doubleNegation: ("Dat is niet onmogelijk.", "Dat kan.")
        case .enumeration:
            (
                "Neem uw paspoort, uw huurcontract, uw polis en uw jaaropgave mee.",
                "Neem deze papieren mee: (en dan een lijst)."
            )
        case .brackets:
            (
                "U betaalt (als u geen uitstel hebt gekregen) deze maand.",
                "U betaalt deze maand. Hebt u uitstel? Dan niet."
            )
        case .sentenceLength: ("Een zin van meer dan vijftien woorden.", "Twee zinnen.")
        case .hardWord: ("Wij verstrekken de voorziening.", "Wij geven u hulp.")
        case .abbreviation: ("Bel ons i.v.m. uw brief.", "Bel ons over uw brief.")
        case .vagueDate: ("U hoort binnenkort van ons.", "Op 1 december 2026 hoort u van ons.")
        case .unreadMessages: ("U hebt 5 ongelezen berichten.", "Uw post van de overheid staat in de Berichtenbox.")
        case .accountThreat: ("Anders blokkeren wij uw account.", "Uw post blijft bewaard.")
        case .deadline: ("Log in voor 1 januari 2027.", "Log in als u dat wilt.")
        case .pressure: ("Reageer direct.", "U kiest zelf of u iets doet.")
        case .asksSecret: ("Stuur een kopie van uw paspoort.", "Bel ons. Wij vragen nooit om een kopie.")
        case .loginLink: ("Klik op de link om in te loggen.", "Typ zelf het webadres in. Log daar in.")
        default: nil
        }
    }
}
