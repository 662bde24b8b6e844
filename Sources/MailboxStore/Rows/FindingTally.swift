import MailboxDomain

/// Findings by kind: of each the first few and how many there are, since nobody reads a million lines that say the same.
struct FindingTally {
    /// How many of one kind are shown.
    static let shown = 20

    /// What is said of one column of one file.
    private struct Kind: Hashable {
        var file: String
        var column: String?
        var code: String
    }

    private struct Group {
        var first: [Finding]
        var count: Int
    }

    private var places: [Kind: Int] = [:]
    /// In the order in which the kinds were met.
    private var groups: [Group] = []
    /// What follows the number of those that are not shown.
    private let rest: String

    init(rest: String) { self.rest = rest }

    mutating func add(_ finding: Finding) {
        let kind = Kind(file: finding.place.file, column: finding.place.column, code: finding.code)
        guard let place = places[kind] else {
            places[kind] = groups.count
            groups.append(Group(first: [finding], count: 1))
            return
        }
        groups[place].count += 1
        if groups[place].first.count < Self.shown { groups[place].first.append(finding) }
    }

    /// Kind by kind, each followed by the number of those that are not shown.
    var findings: [Finding] {
        groups.flatMap { group in
            let more = group.count - group.first.count
            guard more > 0, var last = group.first.last else { return group.first }
            last.place.line = nil
            last.message = "\(more) more row\(more == 1 ? "" : "s") like these. \(rest)"
            return group.first + [last]
        }
    }
}
