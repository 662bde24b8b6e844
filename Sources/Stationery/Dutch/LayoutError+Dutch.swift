package import PageLayout

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
        case .font: "Het lettertype werkt niet. Meld het aan wie het programma beheert."
        case .code: "De QR-code of het merkteken is niet te maken. Is het adres van de QR-code te lang?"
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
        case .turnOver: "Het verwijzen naar de achterkant"
        case .proof: "Het woord PROEF"
        }
    }
}
