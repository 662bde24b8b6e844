import LetterComposition
import MailboxDomain
import Stationery

/// One of the forms that a product's text is printed in: what some readers get and others do not, in one layout.
struct LetterForm: Hashable, Sendable {
    /// What is special about its readers, as little as there can be.
    var circumstances: Set<LetterCondition>
    /// Other circumstances in which a reader gets just the same.
    var others: [Set<LetterCondition>]
    var format: LetterFormat
    /// Of the workspace.
    var layout: String
    /// Blocks that say something else than in the ordinary form, or are not in it, or only there.
    var differing: [BlockName]

    /// The ordinary one first; those in large print after all others.
    static func all(of template: Template) -> [LetterForm] {
        var groups: [(seen: Seen, circumstances: [Set<LetterCondition>])] = []
        for circumstances in LetterCondition.allCombinations {
            let seen = Seen(template, circumstances)
            if let index = groups.firstIndex(where: { $0.seen == seen }) {
                groups[index].circumstances.append(circumstances)
            } else {
                groups.append((seen, [circumstances]))
            }
        }
        let formats = LetterFormat.allCases.filter { $0 == .standard || template.largePrintLayout != nil }
        return formats.flatMap { format in
            groups.map { group in
                LetterForm(
                    circumstances: group.circumstances[0], others: Array(group.circumstances.dropFirst()),
                    format: format, layout: template.layout(for: format),
                    differing: group.seen.differing(from: groups[0].seen, of: template))
            }
        }
    }

    /// `Gewone lezer`, `Buitenland, onder curatele`.
    var name: String {
        let name = circumstances.inDutch
        return name.prefix(1).uppercased() + name.dropFirst()
    }

    /// A reader who gets it.
    func reader(among personas: Personas) -> Persona? {
        let all = personas.all.filter { $0.circumstances == circumstances }
        return all.first { $0.wantsLargePrint == (format == .large) } ?? all.first
    }
}

/// What of a template readers in some circumstances get to see.
private struct Seen: Hashable {
    var blocks: [Int]
    var hasCode: Bool
    var drawings: [Int]

    init(_ template: Template, _ circumstances: Set<LetterCondition>) {
        blocks = template.blocks.indices.filter { template.blocks[$0].condition.holds(in: circumstances) }
        hasCode = template.qr?.condition.holds(in: circumstances) ?? false
        drawings = template.drawings.indices.filter { template.drawings[$0].condition.holds(in: circumstances) }
    }

    func differing(from other: Seen, of template: Template) -> [BlockName] {
        let changed = Set(blocks).symmetricDifference(other.blocks).map { template.blocks[$0].name }
        return BlockName.allCases.filter(changed.contains)
    }
}
