import MailboxDomain
import StrictFiles

/// How much a text may hold before anything looks at it closely: far more than any letter does.
///
/// Our looks at a line, and libcmark's at a paragraph, take time by the square of its length, and of what opens and is
/// never closed.
enum TextBounds {
    /// Characters between two spaces: longer than any word or web address.
    static let word = 100
    private static let lines = 2000
    private static let line = 5000
    /// Characters that can be markup, in all of a text.
    private static let signs = 2000

    /// The first thing that is too much, as a finding; nil in every text that could be a letter.
    static func fault(of markdown: String, file: String) -> Finding? {
        func finding(_ line: Int?, _ kind: String, _ most: String, _ message: String) -> Finding {
            Finding(
                code: TemplateFault.textTooLarge, place: .init(file: file, line: line), message: message,
                details: [kind, most])
        }
        guard Template.textLimit.allows(markdown.utf8.count) else {
            let most = "\(Template.textLimit)"
            return finding(nil, "bytes", most, "The text is larger than \(most). No letter is as long.")
        }
        var (lines, inLine, inWord, signs) = (1, 0, 0, 0)
        for scalar in markdown.unicodeScalars {
            if scalar == "\n" || scalar == "\r" {
                (inLine, inWord) = (0, 0)
                if scalar == "\n" { lines += 1 }
                guard lines <= Self.lines else {
                    return finding(
                        lines, "lines", "\(Self.lines)", "The text has more than \(Self.lines) lines. No letter has.")
                }
                continue
            }
            inLine += 1
            inWord = scalar.properties.isWhitespace ? 0 : inWord + 1
            if Self.isSign(scalar) { signs += 1 }
            if inWord > word {
                return finding(
                    lines, "word", "\(word)", "A word has more than \(word) characters. Break it up, or take it out.")
            }
            if inLine > line {
                return finding(
                    lines, "line", "\(line)", "The line has more than \(line) characters. Divide the paragraph.")
            }
            if signs > Self.signs {
                return finding(
                    lines, "signs", "\(Self.signs)",
                    "The text has more than \(Self.signs) brackets and other characters of markup. Take out what is none of "
                        + "the letter's.")
            }
        }
        return nil
    }

    private static func isSign(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case "[", "]", "(", ")", "{", "}", "<", ">", "*", "_", "`", "~", "=", "|", "&", "\\", "!", "$", "%", "@": true
        default: false
        }
    }

    /// Whether a text has a word that is longer than any.
    static func hasLongWord(_ text: String) -> Bool {
        var length = 0
        for scalar in text.unicodeScalars {
            length = scalar.properties.isWhitespace ? 0 : length + 1
            if length > word { return true }
        }
        return false
    }
}
