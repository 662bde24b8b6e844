/// What changed between two texts, word by word.
package struct WordDifference: Sendable {
    package enum Change: Hashable, Sendable { case same, added, removed }

    package struct Run: Hashable, Sendable {
        package var change: Change
        package var text: String
    }

    /// Paragraphs of runs.
    package private(set) var paragraphs: [[Run]]

    package var hasChanges: Bool { paragraphs.joined().contains { $0.change != .same } }
    package func words(_ change: Change) -> Int {
        paragraphs.joined().filter { $0.change == change }.reduce(0) { $0 + $1.text.split(separator: " ").count }
    }

    private enum Token: Hashable {
        case word(String)
        /// The end of a heading, paragraph or item.
        case end
    }

    /// - Parameters: paragraphs of the earlier and the later text.
    package init(from old: [String], to new: [String]) {
        let (old, new) = (Self.tokens(old), Self.tokens(new))
        let difference = new.difference(from: old)
        let removed = Self.offsets(difference.removals)
        let added = Self.offsets(difference.insertions)
        paragraphs = [[]]
        var (oldIndex, newIndex) = (0, 0)
        while oldIndex < old.count || newIndex < new.count {
            if removed.contains(oldIndex) {
                add(old[oldIndex], .removed)
                oldIndex += 1
            } else if added.contains(newIndex) {
                add(new[newIndex], .added)
                newIndex += 1
            } else {
                add(new[newIndex], .same)
                oldIndex += 1
                newIndex += 1
            }
        }
        paragraphs.removeAll(where: \.isEmpty)
    }

    private static func offsets(_ changes: [CollectionDifference<Token>.Change]) -> Set<Int> {
        Set(
            changes.map { change in
                switch change {
                case .insert(let offset, _, _), .remove(let offset, _, _): offset
                }
            })
    }

    private mutating func add(_ token: Token, _ change: Change) {
        let last = paragraphs.count - 1
        switch token {
        case .end: paragraphs.append([])
        case .word(let word):
            if let run = paragraphs[last].last, run.change == change {
                paragraphs[last][paragraphs[last].count - 1].text += " " + word
            } else {
                paragraphs[last].append(Run(change: change, text: word))
            }
        }
    }

    private static func tokens(_ paragraphs: [String]) -> [Token] {
        paragraphs.flatMap { $0.split(whereSeparator: \.isWhitespace).map { .word(String($0)) } + [.end] }
    }
}
