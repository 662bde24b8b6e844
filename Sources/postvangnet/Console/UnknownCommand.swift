import ArgumentParser

/// A word that stands where a command should and is none, with the commands that may be meant.
struct UnknownCommand {
    /// What was typed, without the word: `postvangnet`, `postvangnet report`.
    private let before: String
    private let word: String
    /// The nearest ones, in their order; none where nothing is near.
    private let meant: [String]

    /// Nil where every word that should be a command is one, so that something else is wrong.
    ///
    /// - Parameter arguments: as the system gave them, with the program's own name.
    init?(among root: any ParsableCommand.Type, in arguments: [String]) {
        var command = root
        var path = [Self.name(of: root)]
        var words = arguments.dropFirst()
        while !command.configuration.subcommands.isEmpty {
            guard let word = words.popFirst(), !word.hasPrefix("-") else { return nil }
            // The parser's own; what comes after it is asked about and not done.
            if command == root, word == Self.help { continue }
            let commands = command.configuration.subcommands
            guard let next = commands.first(where: { Self.name(of: $0) == word }) else {
                let names = commands.map(Self.name) + (command == root ? [Self.help] : [])
                (before, self.word, meant) = (
                    path.joined(separator: " "), word, NearWords(to: word, among: names).words
                )
                return
            }
            command = next
            path.append(word)
        }
        return nil
    }

    /// The same of `help WORD`, to which the parser answers with all of its help.
    init?(behindHelpIn arguments: [String], among root: any ParsableCommand.Type) {
        guard arguments.dropFirst().first == Self.help else { return nil }
        self.init(among: root, in: arguments)
    }

    /// What is wrong and what to do. The word is repeated only where it is nearly a command: it could be anything else, also
    /// somebody's name.
    var message: String {
        let more = "See '\(before) --help' for all commands."
        guard !meant.isEmpty else { return "Error: A word is no command of \(before).\n\(more)" }
        let list = meant.map { "\(before) \($0)" }.joined(separator: ", ")
        return "Error: '\(word)' is no command. Is one of these meant: \(list)?\n\(more)"
    }

    private static let help = "help"

    private static func name(of command: any ParsableCommand.Type) -> String { command.configuration.commandName ?? "" }
}

/// The words of a list that somebody may have meant who typed another.
struct NearWords {
    let words: [String]

    init(to typed: String, among list: [String]) {
        let typed = typed.lowercased()
        let distances = list.map { ($0, Self.distance(from: typed, to: $0)) }
        let least = distances.map(\.1).min() ?? 0
        // A mistake in every third letter is another word.
        let near = least <= max(1, typed.count / 3) ? distances.filter { $0.1 == least }.map(\.0) : []
        let begun = typed.count >= 2 ? list.filter { $0.hasPrefix(typed) } : []
        words = near.isEmpty ? begun : near
    }

    /// How many letters to add, to leave out, to change, or to swap with the next one (optimal string alignment).
    static func distance(from one: String, to other: String) -> Int {
        let (one, other) = (Array(one), Array(other))
        var (before, last) = ([Int](), Array(0...other.count))
        for (row, letter) in one.enumerated() {
            var next = [row + 1]
            for (column, wanted) in other.enumerated() {
                var least = min(last[column] + (letter == wanted ? 0 : 1), last[column + 1] + 1, next[column] + 1)
                if row > 0, column > 0, letter == other[column - 1], one[row - 1] == wanted {
                    least = min(least, before[column - 1] + 1)
                }
                next.append(least)
            }
            (before, last) = (last, next)
        }
        return last[other.count]
    }
}
