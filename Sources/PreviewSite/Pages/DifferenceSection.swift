import LetterComposition
import Markup
import Stationery

/// What changed since the texts that were signed off, word by word.
struct DifferenceSection: Sendable {
    var situation: TemplateSituation

    /// People who signed the same text off, when it was another one than now.
    private struct Earlier {
        var text: String
        var roles: [SignOff.Role]
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
        if situation.standing.isComplete { return #"<p class="verdict good">Dit is precies wat is goedgekeurd.</p>"# }
        guard let record = situation.signOffs, !record.signOffs.isEmpty else {
            return "<p>Nog niemand gaf akkoord op deze tekst.</p>"
        }
        return "\(earlier(in: record).map(compared))"
    }

    /// In the order of the roles.
    private func earlier(in record: SignOffRecord) -> [Earlier] {
        situation.standing.entries.reduce(into: []) { all, entry in
            guard case .outdated(let signOff, _) = entry.state, let text = record.version(of: signOff)?.text else {
                return
            }
            if let same = all.firstIndex(where: { $0.text == text }) {
                all[same].roles.append(entry.role)
            } else {
                all.append(Earlier(text: text, roles: [entry.role]))
            }
        }
    }

    private func compared(_ earlier: Earlier) -> HTML {
        let roles = earlier.roles.map(\.inDutch).joined(separator: ", ")
        let difference = WordDifference(
            from: Self.paragraphs(of: earlier.text), to: Self.paragraphs(of: situation.text))
        guard difference.hasChanges else {
            return "<p>\(roles): de woorden zijn dezelfde. Bovenaan staat wat er wel veranderde.</p>"
        }
        return """
            <p>Sinds het akkoord van \(roles): woorden erbij: \(difference.words(.added)), woorden weg: \
            \(difference.words(.removed)).</p>
            <div class="difference">\(Self.changes(in: difference))</div>
            """
    }

    /// The paragraphs that changed; where others stand between them, a sign of that.
    static func changes(in difference: WordDifference) -> [HTML] {
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
