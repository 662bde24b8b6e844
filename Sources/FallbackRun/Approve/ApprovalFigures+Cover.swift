import LetterComposition
import MailboxDomain
import Measures
import PageLayout
import PaperMail

extension ApprovalFigures {
    /// The first pages of proof.pdf, in Dutch: it is read by communications staff and by who approves.
    func cover(letterDate: CalendarDate, shown letters: Int) -> [ReportBlock] {
        let digest = summary.digests.plan.hexadecimal
        return [
            .title("Proef van \(summary.run)"),
            .paragraph(
                "Dit zijn voorbeelden van de brieven en kaarten in deze run, met de cijfers waarop u beslist. "
                    + (summary.test
                        ? "Het is een test: niets hiervan mag op de post." : "Na goedkeuring gaat dit op de post.")
            ),
            .paragraph(
                "Datum in de brieven: \(letterDate.inDutchWords). Gegevens van: \(summary.asOf). Gepland door: \(summary.plannedBy)."
            ),
            .heading("Aan wie wij schrijven"),
            .table(Self.columns, rows: [Self.header] + rows.map(cells) + [totals]),
            .paragraph(
                "\(summary.totals.accounts.inDutch) accounts: \(summary.totals.reachedDigitally.inDutch) worden digitaal "
                    + "bereikt, \(summary.totals.considered.inDutch) zijn bekeken, \(chosen.inDutch) krijgen post. Vorige keer "
                    + "is de laatste run ervoor met die doelgroep."),
        ] + ofFigures + (summary.lottery?.cover ?? []) + [
            .heading("Kosten en drukte"),
            .paragraph(
                "Kosten: \(summary.cost.cents.inDutchEuros). \(summary.batches.count.of("batch", "batches")). "
                    + "\(summary.controlPieces.inDutch) controlestukken aan onszelf. "
                    + "\(summary.setAside.count.inDutch) stukken kunnen niet gedrukt worden en gaan niet mee."),
            .paragraph(
                expectedCalls.map { "Verwachte telefoontjes naar de helpdesk: \($0.inDutch)." }
                    ?? "Verwachte telefoontjes: onbekend. policy.yaml noemt geen callsPerPiece voor elke doelgroep."),
            .heading("Waarom het mag"),
        ] + rows.map { .paragraph("\($0.audience): \(summary.legalBasis[$0.audience] ?? "")") } + [
            .heading("Wat u goedkeurt"),
            .paragraph(
                "Het plan met SHA-256 \(digest.prefix(32)) \(digest.suffix(32)). Daarin liggen vast: wie wat krijgt, het beleid, "
                    + "de teksten, de opmaak, de lettertypen en de gegevens van de afzender. Verandert daarna iets daarvan, "
                    + "dan stopt de run."),
            .paragraph(
                "Hierna: \(letters) voorbeelden, van elke tekst een gewone brief en de uitersten. Het merk voor de machines en de "
                    + "streepjescode van de post zijn weggelaten."),
        ] + (summary.figures?.details(summary.audiences) ?? [])
    }

    /// Who was written to before, and what is out of the ordinary.
    private var ofFigures: [ReportBlock] {
        let jump =
            "Dit verschilt sterk van de vorige keer, en vraagt dus een tweede blik: "
            + jumps.map(\.inDutch).joined(separator: "; ") + "."
        let sentences = summary.figures.map { [$0.repeatsInDutch] + $0.warningsInDutch } ?? []
        return (sentences + (jumps.isEmpty ? [] : [jump])).map { .paragraph($0) }
    }

    private static let columns =
        [ReportColumn(width: 33.mm)]
        + Array(repeating: ReportColumn(width: 22.mm, isNumber: true), count: 6)

    private static let header = [
        "Doelgroep", "schrijven", "vorige keer", "voldoen", "vorige keer", "wachten", "telefoon",
    ]

    private func cells(_ row: RunComparison.Row) -> [String] {
        [row.audience]
            + [
                row.chosen, row.previousChosen, row.matched, row.previousMatched, row.waiting,
                summary.expectedCalls[row.audience],
            ].map { $0?.inDutch ?? "-" }
    }

    private var totals: [String] {
        ["Samen"] + [chosen, previouslyChosen].map { $0?.inDutch ?? "-" } + ["", ""]
            + [summary.totals.waiting.values.reduce(0, +), expectedCalls].map { $0?.inDutch ?? "-" }
    }
}

extension FigureJump {
    fileprivate var inDutch: String {
        switch figure {
        case .matched: "\(audience) voldoen \(before.inDutch), nu \(now.inDutch)"
        case .chosen: "\(audience) schrijven \(before.inDutch), nu \(now.inDutch)"
        case .cost: "\(audience) kosten \(before.inDutchEuros), nu \(now.inDutchEuros)"
        }
    }
}
