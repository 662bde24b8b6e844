import AudienceSelection

extension ProcessingReport {
    static func recipients(_ configuration: Configuration) -> [Recipient] {
        let printers = configuration.usedPrinters.map { printer in
            let isSample = printer.contractNumber.hasPrefix("SAMPLE")
            return Recipient(
                name: Statement(printer.name, mustFill: isSample), role: "verwerker: drukt en verzendt",
                receives: "brieven en kaarten met naam en adres; pieces.csv zonder naam, reden of doelgroep",
                conditions: [
                    Statement("contract \(printer.contractNumber)", mustFill: isSample),
                    Statement(
                        printer.ageRecipients == nil
                            ? "batches gaan leesbaar naar de drukkerij"
                            : "batches zijn versleuteld met sleutels van de drukkerij"),
                    Statement(
                        "verwijdert batches \(printer.deleteAfterDays) dagen na de laatste verzending\(printer.proofOfDestruction ? ", met bewijs van vernietiging" : "")"
                    ), .fill("Verwerkersovereenkomst: datum en vindplaats"),
                    .fill("Plaats van verwerking, binnen de EER"),
                ])
        }
        let carriers = Set(configuration.usedPrinters.map(\.franking.carrier)).sorted().map { carrier in
            Recipient(
                name: Statement(carrier), role: "postvervoerder, zelf verantwoordelijk",
                receives: "gesloten post met naam en adres op de buitenkant",
                conditions: [
                    Statement("post naar landen buiten de EER gaat naar de postvervoerder daar"),
                    .fill("Doorgifte buiten de EER: grondslag (artikel 49 AVG) of: niet van toepassing"),
                ])
        }
        return printers + carriers
    }

    static func measures(_ configuration: Configuration, _ policy: Policy) -> [Measure] {
        let secrecy = configuration.routing.secrecyPrinter.flatMap { configuration.printers[$0]?.name }
        let unencrypted = configuration.usedPrinters.filter { $0.ageRecipients == nil }.map(\.name)
        return [
            Measure(
                measure: "Goedkeuring van elke run",
                state: configuration.approvalRule == .signature
                    ? "met een handtekening van een goedkeurder" : "op naam, zonder handtekening",
                isWeak: configuration.approvalRule != .signature),
            Measure(
                measure: "Functiescheiding",
                state: configuration.plannerMayApprove
                    ? "wie plant mag ook goedkeuren"
                    : configuration.approvalNeedsOwnUsers
                        ? "wie plant keurt niet goed, en ieder onder een eigen gebruiker"
                        : "wie plant keurt niet goed; een eigen gebruiker is niet vereist",
                isWeak: configuration.plannerMayApprove || !configuration.approvalNeedsOwnUsers),
            Measure(
                measure: "Verzegeling van wat naar drukkerijen gaat",
                state: configuration.signingKey == nil ? "niet ingesteld" : "handtekening op elke batch en opdracht",
                isWeak: configuration.signingKey == nil),
            Measure(
                measure: "Versleuteling naar drukkerijen",
                state: unencrypted.isEmpty
                    ? "bij alle drukkerijen" : "niet bij: \(unencrypted.joined(separator: ", "))",
                isWeak: !unencrypted.isEmpty),
            Measure(
                measure: "Mensen met geheime gegevens",
                state: secrecy.map { "apart bij \($0)" } ?? "tussen alle anderen",
                isWeak: false),
            Measure(
                measure: "Versheid van gegevens",
                state:
                    "overdracht hoogstens \(configuration.personDataAge) dagen na het extract, anders eerst vergelijken (recall)",
                isWeak: configuration.personDataAge > 14),
            Measure(
                measure: "Burgerservicenummer", state: readsBSN ? "staat in het extract" : "wordt niet verwerkt",
                isWeak: readsBSN),
            Measure(
                measure: "Gegevensbeperking",
                state:
                    "het extract kan in twee delen: eerst gebruik zonder namen, dan personen van wie in een doelgroep valt",
                isWeak: false),
            Measure(
                measure: "Afscherming",
                state:
                    "de werkruimte is alleen leesbaar voor de eigenaar; het programma heeft geen netwerk en geen webserver",
                isWeak: false),
            Measure(
                measure: "Vastlegging",
                state: "elke stap en elke opzoeking staat in een logboek dat aan elkaar is geketend (SHA-256)",
                isWeak: false),
            Measure(
                measure: "Kleine groepen",
                state: "rapporten over effect en opening tonen geen groepen van minder dan 10 accounts",
                isWeak: false),
            Measure(
                measure: "Rustige perioden",
                state: policy.quietPeriods.isEmpty ? "geen ingesteld" : "\(policy.quietPeriods.count) ingesteld",
                isWeak: false),
        ]
    }
}
