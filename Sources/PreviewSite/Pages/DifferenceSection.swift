import LetterComposition

/// What changed since the text that was approved.
struct DifferenceSection: Sendable {
    var situation: TemplateSituation

    private var isApproved: Bool {
        TemplateApproval.Role.allCases.allSatisfy { role in
            situation.approvals.contains { $0.role == role }
        }
    }

    var html: HTML {
        """
        <section aria-labelledby="verschil">
        <h2 id="verschil">Anders dan de goedgekeurde tekst</h2>
        \(content)
        </section>
        """
    }

    private var content: HTML {
        guard let approved = situation.approvedText else {
            return isApproved
                ? """
                <p class="verdict bad">Alle drie zijn akkoord, maar er ligt geen goedgekeurde tekst. \
                Kopieer <code>nl.md</code> naar <code>nl.approved.md</code>.</p>
                """
                : """
                <p>Er is nog geen goedgekeurde tekst. Is iedereen akkoord? Kopieer dan <code>nl.md</code> naar \
                <code>nl.approved.md</code>.</p>
                """
        }
        let difference = WordDifference(
            from: Self.paragraphs(of: approved), to: Self.paragraphs(of: situation.text))
        guard difference.hasChanges else {
            return #"<p class="verdict good">Dit is woord voor woord de goedgekeurde tekst.</p>"#
        }
        let warning: HTML =
            isApproved
            ? """
            <p class="verdict bad">Het akkoord in <code>template.yaml</code> gaat over een andere tekst. Haal het daar \
            weg, en maak <code>version</code> hoger.</p>
            """ : .nothing
        return """
            \(warning)
            <p>Woorden erbij: \(difference.words(.added)). Woorden weg: \(difference.words(.removed)).</p>
            <div class="difference">\(Self.changes(in: difference))</div>
            """
    }

    /// The paragraphs that changed; where others stand between them, a sign of that.
    private static func changes(in difference: WordDifference) -> [HTML] {
        var parts: [HTML] = []
        var leftOut = false
        for runs in difference.paragraphs {
            guard runs.contains(where: { $0.change != .same }) else {
                leftOut = true
                continue
            }
            if leftOut, !parts.isEmpty { parts.append(#"<p class="same">[…]</p>"#) }
            leftOut = false
            parts.append(paragraph(runs))
        }
        return parts
    }

    private static func paragraph(_ runs: [WordDifference.Run]) -> HTML {
        let parts = runs.map { run -> HTML in
            switch run.change {
            case .same: "\(run.text) "
            case .added: "<ins>\(run.text)</ins> "
            case .removed: "<del>\(run.text)</del> "
            }
        }
        return "<p>\(parts)</p>"
    }

    /// Of the file, as it is written: bold and blocks can change too.
    private static func paragraphs(of markdown: String) -> [String] {
        markdown.split(separator: /\n[ \t]*\n/).map(String.init)
    }
}
