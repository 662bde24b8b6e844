/// What values of the sender are called.
enum SenderWords {
    /// Those that people look for come first.
    static let order = [
        "telefoon", "telefoon-buitenland", "openingstijden", "postadres", "website", "mijn-digid", "digid-website",
        "ondertekenaar", "afzender", "organisatie", "retouradres", "letterPage",
    ]

    /// The project's own; others are called as in their file.
    static func meaning(of name: String) -> String {
        switch name {
        case "afzender": "Naam van de afzender"
        case "organisatie": "Organisatie achter de afzender"
        case "retouradres": "Retouradres op de envelop"
        case "website": "Website"
        case "mijn-digid": "Website van Mijn DigiD"
        case "digid-website": "Website van DigiD"
        case "telefoon": "Telefoonnummer"
        case "telefoon-buitenland": "Telefoonnummer vanuit het buitenland"
        case "openingstijden": "Openingstijden van de telefoon"
        case "ondertekenaar": "Wie de brief ondertekent"
        case "postadres": "Postadres om naar te schrijven"
        case "letterPage": "Pagina waar de QR-codes heen gaan"
        default: name
        }
    }
}
