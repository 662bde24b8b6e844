import Charts
import PaperMail

extension ProcessingReport {
    /// The same as in Markdown, as a page.
    package var html: [UInt8] {
        let lead = [
            "Concept voor het register van verwerkingen (artikel 30 AVG) en de DPIA (artikel 35 AVG), gemaakt uit het beleid en de instellingen zoals ze nu zijn. Wat nog moet worden ingevuld of bevestigd is gemarkeerd: [invullen: ...]."
        ]
        return ReportPage(
            "Verwerking: papieren vangnet onder de Berichtenbox",
            lead: lead + (test ? ["Deze werkruimte is een test: er gaat niets echt op de post."] : []),
            [
                Self.list("Verwerkingsverantwoordelijke", controller), purposesSection,
                Self.list("Betrokkenen", subjects),
                categoriesSection,
            ] + recipients.map(Self.section) + [
                termsSection, measuresSection, Self.list("Rechten van betrokkenen", rights),
                Self.list("Voor de DPIA", assessment),
                sourcesSection,
            ], in: .dutch
        ).html
    }

    private static func list(_ heading: String, _ statements: [Statement]) -> ReportSection {
        ReportSection(heading, lines: statements.map(\.line))
    }

    private static func section(_ recipient: Recipient) -> ReportSection {
        ReportSection(
            "Ontvanger: \(recipient.name.line.text)", says: "\(recipient.role); ontvangt \(recipient.receives).",
            lines: recipient.conditions.map(\.line))
    }

    private var purposesSection: ReportSection {
        func limit(_ index: Int) -> ReportFigure? {
            purposes[index].limit.map { ReportFigure(count: $0, at: "/purposes/\(index)/limit", in: .dutch) }
        }
        let limits = purposes.enumerated().compactMap { index, purpose in
            limit(index).map { BarChart.Group(purpose.audience, [.init("", $0)]) }
        }
        return ReportSection(
            "Doelen en grondslagen",
            says: limits.isEmpty
                ? "Geen doelgroep heeft een grens per run." : "Hoogste aantal poststukken per run, waar een grens is.",
            chart: limits.isEmpty ? nil : .bars(BarChart("Hoogste aantal poststukken per run", limits)),
            table: ReportTable(
                "Doelen en grondslagen", columns: ["doelgroep", "doel", "wie", "grondslag", "meeste per run"],
                rows: purposes.enumerated().map { index, purpose in
                    [
                        .text(purpose.audience), .text(purpose.purpose), .text(purpose.criteria),
                        purpose.legalBasis.cell,
                        limit(index).map { .figure($0) } ?? .text("geen"),
                    ]
                }))
    }

    private var categoriesSection: ReportSection {
        ReportSection(
            "Categorieën van gegevens",
            table: ReportTable(
                "Categorieën van gegevens",
                columns: ["categorie", "gegevens", "bron", "bewaard in", "termijn", "nodig voor"],
                rows: categories.map {
                    [
                        .text($0.category), .text($0.data.joined(separator: ", ")), .text($0.source), .text($0.keptIn),
                        .text($0.term), $0.need.cell,
                    ]
                }))
    }

    private var termsSection: ReportSection {
        func days(_ index: Int) -> ReportFigure? {
            terms[index].days.map { ReportFigure(count: $0, at: "/terms/\(index)/days", in: .dutch) }
        }
        let groups = terms.enumerated().compactMap { index, term in
            days(index).map { BarChart.Group(term.what, [.init("dagen", $0)]) }
        }
        return ReportSection(
            "Bewaartermijnen",
            says: terms.enumerated().compactMap { index, term in term.days.map { (term.what, $0) } }.max { $0.1 < $1.1 }
                .map {
                    "Het langst blijft: \($0.0), \($0.1.grouped(in: .dutch)) dagen."
                } ?? "Geen termijn is ingesteld.",
            chart: groups.isEmpty ? nil : .bars(BarChart("Bewaartermijnen in dagen", groups)),
            table: ReportTable(
                "Bewaartermijnen", columns: ["wat", "dagen", "vanaf"],
                rows: terms.enumerated().map { index, term in
                    [.text(term.what), days(index).map { .figure($0) } ?? .text("blijft"), .text(term.from)]
                }))
    }

    private var measuresSection: ReportSection {
        ReportSection(
            "Maatregelen",
            table: ReportTable(
                "Maatregelen", columns: ["maatregel", "zoals ingesteld", "oordeel"],
                rows: measures.map { [.text($0.measure), .text($0.state), $0.isWeak ? .marked("let op") : .text("")] }))
    }

    private var sourcesSection: ReportSection {
        ReportSection(
            "Waaruit dit is gemaakt",
            table: ReportTable(
                "Bestanden", columns: ["bestand", "SHA-256"],
                rows: sources.sorted { $0.key < $1.key }.map { [.text($0.key), .text($0.value.description)] }))
    }
}

extension ProcessingReport.Statement {
    fileprivate var line: (text: String, mustFill: Bool) { (mustFill ? "[invullen: \(text)]" : text, mustFill) }
    fileprivate var cell: ReportTable.Cell { mustFill ? .marked(line.text) : .text(text) }
}
