import LetterComposition

/// Where a template's comments say that a rule does not apply.
struct IgnoredPlaces {
    private struct Area {
        var rule: RuleID
        var lines: ClosedRange<Int>
    }

    private var areas: [Area] = []
    /// About comments that name no rule.
    private(set) var remarks: [Remark] = []

    init(of template: Template) {
        for (index, block) in template.blocks.enumerated() {
            let next = index + 1 < template.blocks.count ? template.blocks[index + 1].line : Int.max
            for ignore in block.ignores {
                guard let rule = RuleID(rawValue: ignore.rule), rule != .ignoreComment else {
                    remarks.append(unknownRule(ignore))
                    continue
                }
                if let element = ignore.element, block.elements.indices.contains(element) {
                    let places = block.elements[element].fragments.map(\.place.line)
                    guard let first = places.min(), let last = places.max() else { continue }
                    areas.append(Area(rule: rule, lines: first...last))
                } else {
                    areas.append(Area(rule: rule, lines: block.line...max(block.line, next - 1)))
                }
            }
        }
    }

    func cover(_ remark: Remark) -> Bool {
        areas.contains { $0.rule == remark.rule && $0.lines.contains(remark.place.line) }
    }

    private func unknownRule(_ ignore: IgnoreComment) -> Remark {
        Remark(
            .ignoreComment, .error, at: ignore.place, "De regel '\(ignore.rule)' bestaat niet.",
            instead: RuleID.allCases.filter { $0 != .ignoreComment }.map(\.rawValue).joined(separator: ", "))
    }
}
