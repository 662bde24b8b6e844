import LetterComposition

/// Where a template's comments say that a rule does not apply.
struct IgnoredPlaces {
    private struct Area {
        var rule: RuleID
        /// Of a shared block; nil for the template's own.
        var file: String?
        var lines: ClosedRange<Int>
    }

    private var areas: [Area] = []
    /// About comments that name no rule.
    private(set) var remarks: [Remark] = []

    init(of template: Template) {
        for (index, block) in template.blocks.enumerated() {
            // A shared block may stand in between.
            let next = template.blocks[(index + 1)...].first { $0.file == block.file && $0.line > block.line }?.line
            for ignore in block.ignores {
                guard let rule = RuleID(rawValue: ignore.rule), rule != .ignoreComment else {
                    remarks.append(unknownRule(ignore))
                    continue
                }
                if let element = ignore.element, block.elements.indices.contains(element) {
                    let places = block.elements[element].fragments.map(\.place.line)
                    guard let first = places.min(), let last = places.max() else { continue }
                    areas.append(Area(rule: rule, file: block.file, lines: first...last))
                } else {
                    areas.append(Area(rule: rule, file: block.file, lines: block.line...((next ?? Int.max) - 1)))
                }
            }
        }
    }

    func cover(_ remark: Remark) -> Bool {
        areas.contains { area in
            area.rule == remark.rule && area.file == remark.place.file && area.lines.contains(remark.place.line)
        }
    }

    private func unknownRule(_ ignore: IgnoreComment) -> Remark {
        Remark(
            .ignoreComment, .error, at: ignore.place, "De regel '\(ignore.rule)' bestaat niet.",
            instead: RuleID.allCases.filter { $0 != .ignoreComment }.map(\.rawValue).joined(separator: ", "))
    }
}
