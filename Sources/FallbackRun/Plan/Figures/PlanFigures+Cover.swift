import AudienceSelection
import Measures
import PageLayout
import PaperMail

/// The pages of proof.pdf behind the first, in Dutch: the figures behind those of the first.
extension PlanFigures {
    /// For the first page: how many of those who are written to had a piece before.
    var repeatsInDutch: String {
        let all = allPieces
        let share = all.all == 0 ? 0 : (Double(all.lastSixMonths) / Double(all.all) * 100).rounded()
        return
            "\(all.first.inDutch) krijgen hun eerste poststuk, \(all.second.inDutch) hun tweede, \(all.third.inDutch) hun derde, "
            + "\(all.later.inDutch) een later. \(all.lastSixMonths.inDutch) (\(Int(share)) %) kregen er een in de zes maanden ervoor."
    }

    /// What is out of the ordinary; empty where nothing is.
    var warningsInDutch: [String] {
        leftOut.map { audience in
            let moved = audience.moved.sorted { $0.key < $1.key }
                .map { "\($0.value.inDutch) krijgen post als \($0.key)" }
            return "De doelgroep \(audience.audience) doet niet mee. Van wie daar het eerst in zou vallen: "
                + (moved + ["\(audience.left.inDutch) krijgen niets"]).joined(separator: ", ") + "."
        }
            + (people.missing > 0
                ? [
                    "Van \(people.missing.inDutch) van de \(people.candidates.inDutch) bekeken accounts ontbreekt de persoon in de gegevens."
                ]
                : [])
            + (people.withoutAddress > 0
                ? [
                    "Van \(people.withoutAddress.inDutch) van de \(people.candidates.inDutch) bekeken accounts ontbreekt het adres in de gegevens."
                ]
                : [])
            + (people.policyChanged
                ? ["policy.yaml is veranderd sinds de personen zijn opgevraagd (candidates)."] : [])
            + otherMonthInDutch
    }

    private var otherMonthInDutch: [String] {
        extractMonth.map { ["De gegevens zijn van \($0), en dat is niet de maand van de run. Klopt dat?"] } ?? []
    }

    /// - Parameter audiences: of the run, in their order of precedence.
    func details(_ audiences: [String]) -> [ReportBlock] {
        [
            .pageBreak, barsOfPieces, barsOfNumbers(audiences), numbersTable(audiences), barsOfCosts, costsTable,
            .heading("Waarom anderen in een doelgroep geen post krijgen"),
        ]
            + stoppedInOrder.map { audience, reasons in
                let sum = reasons.reduce(0) { $0 + $1.count }
                let words = reasons.map { "\($0.count.inDutch) \(Reason(rawValue: $0.reason)?.inDutch ?? $0.reason)" }
                return .paragraph("\(audience): \(sum.inDutch), namelijk " + words.joined(separator: "; ") + ".")
            }
    }

    private func numbersTable(_ audiences: [String]) -> ReportBlock {
        func cells(_ name: String, _ row: PieceNumbers) -> [String] {
            [name] + [row.first, row.second, row.third, row.later, row.lastSixMonths].map(\.inDutch)
        }
        return .table(
            [ReportColumn(width: 33.mm)] + Array(repeating: ReportColumn(width: 22.mm, isNumber: true), count: 5),
            rows: [["Doelgroep", "eerste", "tweede", "derde", "later", "na < 6 mnd"]]
                + audiences.map { cells($0, pieces[$0] ?? PieceNumbers()) } + [cells("Samen", allPieces)])
    }

    private var costsTable: ReportBlock {
        .table(
            [
                ReportColumn(width: 33.mm), ReportColumn(width: 33.mm), ReportColumn(width: 51.mm),
                ReportColumn(width: 22.mm, isNumber: true), ReportColumn(width: 26.mm, isNumber: true),
            ],
            rows: [["Doelgroep", "tekst", "drukkerij", "stukken", "bedrag"]]
                + costs.map { row in
                    [
                        row.audience ?? "controle", row.product, row.printer.description, row.pieces.inDutch,
                        row.cents.inDutchEuros,
                    ]
                })
    }
}

extension Reason {
    /// For who approves, and in evidence.
    var inDutch: String {
        switch self {
        case .reachedDigitally: "digitaal bereikt"
        case .accountNotActive: "account niet actief"
        case .deceased: "overleden"
        case .registrationSuspended: "inschrijving opgeschort"
        case .under14: "jonger dan 14"
        case .allOnPaper: "krijgt alles al op papier"
        case .reachedByApp: "bereikt door de app"
        case .suppressed: "op verzoek geen post, of overleden volgens de post"
        case .noName: "geen naam"
        case .noPostalAddress: "geen bruikbaar adres"
        case .notLivingThere: "woont er niet"
        case .addressUnderInvestigation: "adres in onderzoek"
        case .addressReturned: "post kwam terug van dit adres"
        case .representativeAddressMissing: "curator zonder adres"
        case .emailDeclined: "wilde onlangs geen e-mail"
        case .writtenEnough: "vaak genoeg geschreven"
        case .pieceUnderWay: "vorige post is nog onderweg"
        case .recentlyWritten: "kreeg kortgeleden post"
        case .audienceLeftOut: "doelgroep doet niet mee"
        case .beyondLimit: "wacht op een volgende run"
        case .chosenElsewhere: "krijgt post in een andere doelgroep"
        }
    }
}
