import AudienceSelection

/// The Dutch words of evidence.pdf for what evidence.json has as codes.
enum EvidenceWords {
    static func name(_ name: String) -> String { names[name] ?? name }

    static func fact(_ name: String) -> String { facts[name] ?? name }

    static func state(_ code: String) -> String { states[code] ?? code }

    /// - Parameter name: of the record's line or of the fact.
    static func value(_ value: String, of name: String) -> String {
        switch name {
        case "rule":
            let parts = value.split(separator: ":", maxSplits: 1).map { $0.trimmingPrefix(" ") }
            guard parts.count == 2 else { return value }
            return "\(parts[0]): \(Reason(rawValue: String(parts[1]))?.inDutch ?? "aangeschreven")"
        case "reason": return Reason(rawValue: value)?.inDutch ?? value
        case "decision": return value == "write" ? "aanschrijven" : "niet aanschrijven"
        // In two halves, for who compares it by eye.
        case "policy-sha256", "content-sha256", "lottery-seed":
            return value.count == 64 ? "\(value.prefix(32)) \(value.suffix(32))" : "niet gedrukt"
        default: return values[value] ?? value
        }
    }

    private static let names = [
        "run": "run", "account": "account", "extract": "stand van de gegevens", "letter-date": "datum in de brief",
        "policy-sha256": "regels (SHA-256 van policy.yaml)", "known-email": "e-mailadres",
        "known-digid": "DigiD-niveau",
        "known-last-login": "laatst ingelogd", "rule": "regel", "lottery-seed": "loting: waaruit de lotnummers volgen",
        "lottery-equal-days": "loting: even lang wachten is binnen (dagen)", "lot-audience": "geloot voor doelgroep",
        "lot-waiting-from": "geloot onder wie wacht sinds", "lot-waiting-to": "tot en met",
        "lot-drawn": "hoeveel er zijn geloot", "lot-place": "plaats van dit account daarin",
        "lot-written": "aangeschreven tot en met plaats", "decision": "besluit", "audience": "doelgroep",
        "legal-basis": "grondslag", "reason": "reden", "piece": "kenmerk", "product": "tekst", "layout": "opmaak",
        "printer": "drukkerij", "postage-class": "portklasse", "envelope": "envelop", "salutation": "aanhef",
        "ward": "voor wie", "content-sha256": "SHA-256 van de bladzijden",
    ]

    private static let values = [
        "none": "geen", "not known": "niet bekend", "unvalidated": "niet bevestigd", "validated": "bevestigd",
        "domestic": "Nederland",
        "europe": "Europa", "world": "wereld",
    ]

    private static let states = [
        "approved": "goedgekeurd", "failed": "niet te drukken", "rendered": "opgemaakt", "sealed": "verzegeld",
        "handed-over": "overgedragen aan de drukkerij", "received": "ontvangen door de drukkerij", "printed": "gedrukt",
        "mailed": "op de post", "spoiled": "mislukt bij het drukken", "missing": "kwijt",
        "pulled": "uit de post gehaald",
        "returned": "terug van de post", "withdrawn": "ingetrokken", "cancelled": "geannuleerd",
        "rejected": "geweigerd",
        "deleted": "vernietigd",
    ]

    private static let facts = [
        "digidLevel": "DigiD-niveau", "loginMeans": "ander erkend inlogmiddel", "lastLogin": "laatst ingelogd op",
        "activatedOn": "account geactiveerd op",
        "digidLapsedCutoff": "DigiD kan verlopen zijn: op of voor", "dormantCutoff": "lang niet ingelogd: op of voor",
        "unopenedThatCount": "ongeopende berichten die meetellen",
        "organisationsThatCount": "organisaties met ongeopende berichten die meetellen",
        "unopenedNeeded": "daarvan nodig",
        "oldestUnopened": "het oudste daarvan bezorgd op", "unopenedCutoff": "een bericht telt mee: op of voor",
        "emailState": "e-mailadres", "emailChangedAt": "e-mailadres gewijzigd op",
        "emailVerifiedAt": "e-mailadres voor het laatst bevestigd op",
        "lastDelivered": "laatste melding die aankwam", "failures": "meldingen die sindsdien mislukten",
        "failuresNeeded": "daarvan nodig", "failureDays": "op hoeveel dagen", "failureDaysNeeded": "dagen nodig",
        "firstFailure": "de eerste daarvan op",
    ]
}
