import MailboxStore
import PrintHouse

extension ProcessingReport {
    /// What is read from the extract, file by file as the import knows them, and what is made from it.
    static func categories(_ configuration: Configuration) -> [Category] {
        let retention = configuration.retention
        let files = ExtractContract.columns.reduce(into: [String]()) { files, column in
            if !files.contains(column.file) { files.append(column.file) }
        }
        let mailbox = "\(retention.mailbox) dagen na de stand van het extract"
        let own = files.map { file in
            let known = extractFiles[file]
            return Category(
                category: known?.category ?? file,
                data: ExtractContract.columns.filter { $0.file == file }.map { column in
                    column.name + (column.register.map { " (\($0))" } ?? "")
                },
                source: file, keptIn: "mailbox.sqlite", term: mailbox,
                need: known.map { Statement($0.need) } ?? .fill("Waarvoor \(file) nodig is"))
        }
        let run = "\(retention.runs) dagen na het sluiten van de run"
        let ledger = "\(retention.ledger) dagen na het sluiten van de run, of anders na de goedkeuring"
        let carriers = configuration.printers.values.filter { $0.franking.sorting == .prenotified }.map(
            \.franking.carrier)
        let told = Category(
            category: "Adressen die een vervoerder vooraf krijgt",
            data: [
                "nummer van het poststuk", "adres zonder naam", "sorteerregel en code die de vervoerder teruggeeft",
            ],
            source: "afgeleid; \(Set(carriers).sorted().joined(separator: ", "))", keptIn: "runs/ (carrier)",
            term: "tot alle codes er zijn, en anders als de outbox",
            need: Statement("De partij laten sorteren; de vervoerder krijgt alleen de kolommen die hij vraagt"))
        return own + (carriers.isEmpty ? [] : [told]) + [
            Category(
                category: "Besluiten en brieven van een run",
                data: [
                    "naam en adres zoals op de envelop", "aanhef", "doelgroep of reden",
                    "stand van e-mail, DigiD en laatste inlog",
                ],
                source: "afgeleid", keptIn: "runs/ (plan.sqlite, proof.pdf, batches)", term: run,
                need: Statement("De brieven maken, en kunnen verantwoorden wie is aangeschreven en waarom")),
            Category(
                category: "Wat er met poststukken gebeurde",
                data: [
                    "nummer van account en poststuk", "doelgroep of reden", "stand, retour en reden",
                    "sleutelafhankelijke digest van een adres waarvan post terugkwam",
                ],
                source: "eigen stappen; terugmeldingen van drukkerij en postkamer", keptIn: "ledger.sqlite",
                term: ledger,
                need: Statement(
                    "Niemand vaker schrijven dan mag, en bewijzen wat is verzonden; zonder namen en adressen")),
            Category(
                category: "Wie wat deed", data: ["naam en gebruikersnaam van medewerkers", "tijd, stap en aantallen"],
                source: "de opdrachten zelf", keptIn: "ledger.sqlite", term: "geen",
                need: Statement(
                    "Verantwoording en controle; opzoeken van personen wordt vastgelegd zonder wie het betrof")),
        ]
    }

    private static let extractFiles: [String: (category: String, need: String)] = [
        "organisations.csv": ("Organisaties die berichten sturen", "Bepalen welke berichten meetellen"),
        "accounts.csv": ("Gebruik van de Berichtenbox", "Bepalen wie in een doelgroep valt"),
        "people.csv": (
            "Naam, geslacht, geboorte, overlijden, geheimhouding",
            "Aanschrijven, en wie niet mag worden aangeschreven overslaan"
        ),
        "partners.csv": ("Naam van (vroegere) partners", "De aanschrijfwijze die iemand koos"),
        "addresses.csv": ("Woon- en briefadres", "De post bezorgen; onderzoek naar het adres houdt post tegen"),
        "representatives.csv": (
            "Wettelijk vertegenwoordigers", "De curator aanschrijven in plaats van wie onder curatele staat"
        ),
        "messages.csv": ("Wanneer berichten kwamen en zijn geopend, zonder inhoud", "Bepalen wie berichten mist"),
        "notifications.csv": (
            "Wanneer meldingen per e-mail slaagden of mislukten", "Bepalen wie geen meldingen krijgt"
        ),
        "suppressions.csv": ("Verzoeken om geen post", "Die verzoeken volgen"),
        "preferences.csv": (
            "Voorkeur voor een brief in grote letters, en de taal waarin iemand geholpen wil worden",
            "Die voorkeur volgen, en helpen"
        ),
    ]

    /// Whether the extract has a column for the citizen service number.
    static var readsBSN: Bool { ExtractContract.columns.contains { $0.name.lowercased().contains("bsn") } }

    static func terms(_ retention: Retention, printers: [Configuration.Printer]) -> [Term] {
        [
            Term(what: "mailbox.sqlite en rejects.csv", days: retention.mailbox, from: "de stand van het extract"),
            Term(what: "een plan dat niemand goedkeurde", days: retention.plans, from: "de stand van zijn extract"),
            Term(
                what: "verzegelde batches in de outbox", days: retention.outbox,
                from: "alles op de post, of het sluiten"),
            Term(what: "plan, proef en batches van een run", days: retention.runs, from: "het sluiten van de run"),
            Term(what: "dezelfde van een run die niemand sloot", days: retention.openRuns, from: "de goedkeuring"),
            Term(what: "terugmeldingen in inbox/", days: retention.inbox, from: "de laatste wijziging"),
            Term(
                what: "accounts en poststukken in het grootboek", days: retention.ledger,
                from: "het sluiten, of anders de goedkeuring"),
        ]
            + printers.map {
                Term(what: "batches bij \($0.name)", days: $0.deleteAfterDays, from: "de laatste dag van verzending")
            }
    }
}
