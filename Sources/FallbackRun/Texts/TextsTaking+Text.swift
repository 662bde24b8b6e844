import LetterComposition
import PaperMail
import Stationery

extension TextsTaking {
    /// - Parameter isDone: whether it was carried out, and not only looked at.
    package func text(isDone: Bool) -> String {
        var lines = [
            "Packed at \(pack.cover.packedAt) by \(pack.cover.packedBy), signed by \(signer).",
            changes.isEmpty
                ? "All \(unchanged) files are here as they are in it."
                : "\(isDone ? "Changed" : "Would change"), beside \(unchanged) that stay the same:",
        ]
        lines += changes.flatMap(Self.lines)
        lines.append("Signed off, and so ready to be planned:")
        for text in pack.cover.texts {
            let words = text.signOffs.map { "\($0.role.rawValue) \($0.name) \($0.date)" }.joined(separator: ", ")
            lines.append("  \(text.product) (\(text.printed.hexadecimal.prefix(16))): \(words)")
        }
        if !lapsing.isEmpty {
            lines.append(
                "To be signed off anew, as they are not in the file and \(isDone ? "print" : "would print") something else:"
            )
            lines += lapsing.map { product, parts in
                "  \(product.rawValue)\(parts.isEmpty ? "" : ": \(parts.map(\.inEnglish).joined(separator: ", "))")"
            }
        }
        if hasOtherFonts {
            lines.append("Fonts/fonts.yaml is another one than where the texts were checked; it stays as it is.")
        }
        lines += planned.map {
            "\($0) is planned with other texts, and not approved: \(isDone ? "plan" : "after this, plan") it again."
        }
        lines += underWay.map {
            "\($0) is approved with other texts, and not sealed: seal it first (postvangnet run \($0))."
        }
        if !isDone { lines += later.map { "Older than what is here: \($0)." } }
        if isDone, let copy { lines.append("The texts as they were: \(copy)") }
        if !isDone {
            lines.append(
                "Nothing was changed yet. To take them, type this again with\(later.isEmpty ? "" : " --older") --apply."
            )
        }
        return lines.map(\.withoutControls).joined(separator: "\n") + "\n"
    }

    private static func lines(of change: TextChange) -> [String] {
        guard case .changed = change.kind else { return ["  \(change.path): new"] }
        guard let words = change.words else { return ["  \(change.path): changed"] }
        guard words.hasChanges else { return ["  \(change.path): spaces or line ends only"] }
        let counts = "\(count(words.words(.added))) more, \(count(words.words(.removed))) less"
        return ["  \(change.path): \(counts)"]
            + words.paragraphs.filter { $0.contains { $0.change != .same } }.map { "    " + line(of: $0) }
    }

    private static func count(_ words: Int) -> String { words == 1 ? "1 word" : "\(words) words" }

    /// What is gone stands in `[- -]`, what is new in `{+ +}`; of what stays, the words beside these.
    private static func line(of runs: [WordDifference.Run]) -> String {
        runs.enumerated().map { index, run in
            switch run.change {
            case .added: "{+\(run.text)+}"
            case .removed: "[-\(run.text)-]"
            case .same: shortened(run.text, isFirst: index == 0, isLast: index == runs.count - 1)
            }
        }.joined(separator: " ")
    }

    private static func shortened(_ text: String, isFirst: Bool, isLast: Bool) -> String {
        let words = text.split(separator: " ").map(String.init)
        let beside = 5
        guard words.count > 2 * beside + 1 else { return text }
        let (start, end) = (words.prefix(beside), words.suffix(beside))
        if isFirst { return (["..."] + end).joined(separator: " ") }
        if isLast { return (start + ["..."]).joined(separator: " ") }
        return (start + ["..."] + end).joined(separator: " ")
    }
}

extension String {
    /// Texts are what somebody wrote: nothing in them moves the cursor of a terminal.
    fileprivate var withoutControls: String {
        String(
            String.UnicodeScalarView(
                unicodeScalars.map { $0.properties.generalCategory == .control && $0 != "\n" ? " " : $0 }))
    }
}
