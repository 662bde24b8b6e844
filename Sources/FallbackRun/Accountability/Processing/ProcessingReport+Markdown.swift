import PaperMail

extension ProcessingReport {
    /// In Markdown; what a person must fill in stands between brackets and bold.
    package var markdown: String {
        var lines = [
            "# Verwerking: papieren vangnet onder de Berichtenbox", "",
            "Concept voor het register van verwerkingen (artikel 30 AVG) en de DPIA (artikel 35 AVG), gemaakt uit het beleid en de instellingen zoals ze nu zijn. Wat nog moet worden ingevuld of bevestigd staat zo: **[invullen: ...]**.",
            "",
        ]
        if test { lines += ["Deze werkruimte is een test: er gaat niets echt op de post.", ""] }
        lines += ["## Verwerkingsverantwoordelijke", ""] + Self.list(controller)
        lines += ["", "## Doelen en grondslagen", ""]
        lines += Self.table(
            ["doelgroep", "doel", "wie", "grondslag", "meeste per run"],
            purposes.map {
                [$0.audience, $0.purpose, $0.criteria, $0.legalBasis.inMarkdown, $0.limit.map { "\($0)" } ?? "geen"]
            })
        lines += ["", "## Betrokkenen", ""] + Self.list(subjects)
        lines += ["", "## Categorieën van gegevens", ""]
        lines += Self.table(
            ["categorie", "gegevens", "bron", "bewaard in", "termijn", "nodig voor"],
            categories.map {
                [$0.category, $0.data.joined(separator: ", "), $0.source, $0.keptIn, $0.term, $0.need.inMarkdown]
            })
        lines += ["", "## Ontvangers", ""]
        for recipient in recipients {
            lines += ["### \(recipient.name.inMarkdown)", "", "\(recipient.role); ontvangt \(recipient.receives).", ""]
            lines += Self.list(recipient.conditions) + [""]
        }
        lines += ["## Bewaartermijnen", ""]
        lines += Self.table(
            ["wat", "dagen", "vanaf"], terms.map { [$0.what, $0.days.map { "\($0)" } ?? "blijft", $0.from] })
        lines += ["", "## Maatregelen", ""]
        lines += Self.table(
            ["maatregel", "zoals ingesteld", ""], measures.map { [$0.measure, $0.state, $0.isWeak ? "let op" : ""] })
        lines += ["", "## Rechten van betrokkenen", ""] + Self.list(rights)
        lines += ["", "## Voor de DPIA", ""] + Self.list(assessment)
        lines += ["", "## Waaruit dit is gemaakt", ""]
        lines += Self.table(
            ["bestand", "SHA-256"], sources.sorted { $0.key < $1.key }.map { [$0.key, $0.value.description] })
        return lines.joined(separator: "\n") + "\n"
    }

    private static func list(_ statements: [Statement]) -> [String] { statements.map { "- \($0.inMarkdown)" } }

    private static func table(_ header: [String], _ rows: [[String]]) -> [String] {
        ([header, header.map { _ in "---" }] + rows).map { cells in
            "| " + cells.map { $0.replacing("|", with: "\\|").replacing("\n", with: " ") }.joined(separator: " | ")
                + " |"
        }
    }
}

extension ProcessingReport.Statement {
    fileprivate var inMarkdown: String { mustFill ? "**[invullen: \(text)]**" : text }
}
