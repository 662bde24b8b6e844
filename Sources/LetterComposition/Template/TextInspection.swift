/// What may not stand in the text of a letter though Markdown or YAML lets it pass: what other programs would fill in,
/// markup of other kinds of Markdown, and what nobody sees.
///
/// Letters have no square, curly or angle brackets and no guillemets, so that one of them is enough; single round
/// brackets and quotation marks are prose. What a web address is written with (`%C3`, `==` at its end) is no fault
/// there; a placeholder is one in an address too.
struct TextInspection {
    /// Where a text comes from.
    enum Source: Hashable {
        /// - Parameter isTableRow: whether its line is a row of what other kinds of Markdown make a table.
        case markdown(isTableRow: Bool)
        /// A value of a YAML file: whatever stands there is text, and is filled in nowhere.
        case value
    }

    struct Fault: Hashable {
        var code: TemplateFault
        /// Where it begins, in characters from 0.
        var offset: Int
        var message: String
        /// The text or character in question.
        var details: [String]
    }

    /// In the order of the text; of two that overlap, the first.
    private(set) var faults: [Fault] = []
    /// Single round brackets that are still to be closed, as `(see (b` on a line before `))`.
    private(set) var openBrackets: Int
    private let text: String
    private let source: Source
    /// Of all signs, those that the text has: an expression costs more to make than to match.
    private let present: Set<Character>
    private let webAddresses: [Range<String.Index>]
    private var covered: [Range<String.Index>] = []

    /// - Parameters:
    ///   - text: without our own placeholders.
    ///   - openBrackets: those of the text before it in the same paragraph.
    init(_ text: String, _ source: Source, openBrackets: Int = 0) {
        self.text = text
        self.source = source
        self.openBrackets = openBrackets
        guard !TextBounds.hasLongWord(text) else {
            (present, webAddresses) = ([], [])
            faults = [
                Fault(
                    code: .textTooLarge, offset: 0,
                    message: "A word has more than \(TextBounds.word) characters. Break it up, or take it out.",
                    details: ["word", "\(TextBounds.word)"])
            ]
            return
        }
        present = Set(text.filter(Self.signs.contains))
        guard !present.isEmpty else {
            webAddresses = []
            findCharacters()
            return
        }
        webAddresses =
            text.contains("/") || text.contains("?") || text.contains("#") || text.contains("www.")
            ? text.matches(
                of: /(?:https?:\/\/|www\.)[^\s<>{}\[\]«»‹›]+|(?:[-\p{L}\p{N}]+\.)+\p{L}{2,}[\/?#][^\s<>{}\[\]«»‹›]*/
            ).map { $0.range } : []
        findMarkup()
        findBracketed()
        findSigned()
        findRoundBrackets()
        findLoneBrackets()
        findCharacters()
        faults.sort { $0.offset < $1.offset }
    }

    private static let most = 100

    /// All that markup and placeholders begin with.
    private static let signs: Set<Character> = [
        "•", "‣", "◦", "▪", "●", "■", "[", "]", "{", "}", "<", ">", "«", "»", "‹", "›", "(", ")", "~", "=", "|", "$",
        "#", "%", "@", "*", "_", "&",
    ]

    /// What an expression finds; nothing where the text has none of these signs, one of which it cannot do without. They are
    /// among those of `signs`.
    private func matches<Output>(
        _ signs: Character..., of expression: @autoclosure () -> Regex<Output>
    ) -> [Range<String.Index>] {
        present.isDisjoint(with: signs) ? [] : text.matches(of: expression()).map(\.range)
    }

    // MARK: Markup

    private mutating func findMarkup() {
        // Footnotes, of which Markdown as we read it knows nothing.
        for range in matches("[", of: /\[\^[^\[\]]*\]/) { addMarkup("footnote", "A footnote", range) }
        for range in matches("~", of: /~~+|~[^\s~](?:[^~]*[^\s~])?~(?![\p{L}\p{N}~])/) where !isInAddress(range) {
            addMarkup("strikethrough", "Struck-out text (~~)", range)
        }
        for range in matches("=", of: /==+/) where !isInAddress(range) {
            addMarkup("highlight", "Highlighted text (==)", range)
        }
        // What word processors put before the items of a list; on paper it would stand in the running text.
        for range in matches("•", "‣", "◦", "▪", "●", "■", of: /[•‣◦▪●■]/) {
            addMarkup("bullet", "A bullet of another program", range)
        }
        if source == .markdown(isTableRow: true), let bar = text.firstIndex(of: "|") {
            addMarkup("table", "A table (|)", bar..<text.index(after: bar))
        }
    }

    private mutating func addMarkup(_ kind: String, _ what: String, _ range: Range<String.Index>) {
        let advice =
            source == .value
            ? "Take it out." : "Use headings, paragraphs, lists and **strong** text only."
        add(.markup, range, "\(what) is not allowed in a letter. \(advice)", [kind])
    }

    private func isInAddress(_ range: Range<String.Index>) -> Bool {
        webAddresses.contains { $0.contains(range.lowerBound) }
    }

    // MARK: Placeholders of other programs

    private mutating func findBracketed() {
        for range in matches("{", "[", of: /[$#%@]?\{+[^{}]*\}+|\[+[^\[\]]*\]+/) {
            addPlaceholder(range, hasBrackets: true)
        }
        for range in matches("(", of: /\(\([^()]*\)\)|\$\([^()]*\)|%\([^()]*\)[sdif]/) {
            addPlaceholder(range, hasBrackets: true)
        }
        for range in matches("«", "‹", "<", of: /«[^«»]*»|‹[^‹›]*›|<<[^<>]*>>|<%[^%]*%>|<\s*[^\s<>]+\s*>/) {
            addPlaceholder(range, hasBrackets: true)
        }
    }

    /// Names and numbers between or after signs.
    private mutating func findSigned() {
        for range in matches("|", "_", of: /\*\|[^|*]*\|\*|__[\p{L}\p{N}][\p{L}\p{N}_.-]*__/) { addPlaceholder(range) }
        for range in matches("%", of: /%%?[\p{L}\p{N}_][\p{L}\p{N}_.-]*%%?|%[+#.0-9$-]*[A-Za-z0-9](?![\p{L}\p{N}_])/)
        where !isPercentage(range) && !isEscape(range) {
            addPlaceholder(range)
        }
        for range in matches(
            "$", "#", "@", of: /\$[\p{L}\p{N}_]+\$?|#[\p{L}\p{N}_][\p{L}\p{N}_-]*#|@[\p{L}\p{N}_][\p{L}\p{N}_-]*@/)
        {
            addPlaceholder(range)
        }
        // One letter is a name: `R&D; verder`.
        for range in matches("&", of: /&(?:[A-Za-z][A-Za-z0-9]+|#[A-Za-z0-9]+);/) where !isInAddress(range) {
            addPlaceholder(range)
        }
    }

    /// `5%-10%`: the sign belongs to the number before it.
    private func isPercentage(_ range: Range<String.Index>) -> Bool {
        guard range.lowerBound > text.startIndex, text[text.index(before: range.lowerBound)].isNumber else {
            return false
        }
        return !text[range].contains { $0.isLetter }
    }

    /// `caf%C3%A9` in a web address.
    private func isEscape(_ range: Range<String.Index>) -> Bool {
        isInAddress(range) && text[range].prefixMatch(of: /%[0-9A-Fa-f]{2}/) != nil
    }

    /// `((` is never prose, and `))` is only where two brackets that stand apart are closed: `(zie ook (b))`.
    private mutating func findRoundBrackets() {
        var index = text.startIndex
        while index < text.endIndex {
            let sign = text[index]
            var end = text.index(after: index)
            if sign == "(" || sign == ")" {
                while end < text.endIndex, text[end] == sign { end = text.index(after: end) }
                count(sign, index..<end)
            }
            index = end
        }
    }

    private mutating func count(_ bracket: Character, _ run: Range<String.Index>) {
        guard !isCovered(run) else { return }
        let length = text.distance(from: run.lowerBound, to: run.upperBound)
        switch (bracket, length) {
        case ("(", 1): openBrackets += 1
        case (")", 1): openBrackets = max(0, openBrackets - 1)
        case (")", ...openBrackets): openBrackets -= length
        default:
            if bracket == ")" { openBrackets = 0 }
            addPlaceholder(run, hasBrackets: true)
        }
    }

    /// What is left of one that goes on on another line, or was mistyped.
    private mutating func findLoneBrackets() {
        for range in matches("{", "}", "[", "]", "«", "»", "‹", "›", "<", ">", of: /[{}\[\]«»‹›]|<<|>>|[<>]/)
        where !isComparison(range) {
            addPlaceholder(range, hasBrackets: true)
        }
    }

    /// `5 < 6`: between numbers it is arithmetic.
    private func isComparison(_ range: Range<String.Index>) -> Bool {
        guard text[range] == "<" || text[range] == ">" else { return false }
        let before = text[..<range.lowerBound].last { !$0.isWhitespace }
        let after = text[range.upperBound...].first { !$0.isWhitespace }
        return before?.isNumber == true && after?.isNumber == true
    }

    private mutating func addPlaceholder(_ range: Range<String.Index>, hasBrackets: Bool = false) {
        let shown = String(text[range].prefix(40))
        let advice = source == .value ? "Values are filled in nowhere: take it out" : "One is written {{name}}"
        let otherwise = hasBrackets ? "; letters have no such brackets otherwise" : ""
        add(
            .foreignPlaceholder, range,
            "\(shown) is no placeholder of this program, and would be printed as it stands. \(advice)\(otherwise).",
            [shown])
    }

    // MARK: Characters

    private mutating func findCharacters() {
        for index in text.unicodeScalars.indices {
            let scalar = text.unicodeScalars[index]
            let number = "U+" + String(scalar.value, radix: 16, uppercase: true).leftPadded(to: 4)
            let range = index..<text.unicodeScalars.index(after: index)
            if scalar.isReplacement {
                add(
                    .lostCharacter, range,
                    "A character was lost before this text came here (\(number)). Type it again.", [number])
            } else if scalar.isInvisible {
                add(
                    .invisibleCharacter, range,
                    "The text has a character that nobody sees (\(number)). Take it out, or type these words again.",
                    [number])
            }
        }
    }

    private mutating func add(
        _ code: TemplateFault, _ range: Range<String.Index>, _ message: String, _ details: [String]
    ) {
        // Each is compared with those before it.
        guard faults.count < Self.most, !isCovered(range) else { return }
        covered.append(range)
        faults.append(
            Fault(
                code: code, offset: text.distance(from: text.startIndex, to: range.lowerBound), message: message,
                details: details))
    }

    private func isCovered(_ range: Range<String.Index>) -> Bool { covered.contains { $0.overlaps(range) } }
}

extension Unicode.Scalar {
    /// U+FFFD and U+FFFC: what programs put in the place of something they could not keep.
    fileprivate var isReplacement: Bool { value == 0xFFFD || value == 0xFFFC }

    /// Without a shape and without room of its own, or none that was ever agreed on; spaces of any width are not meant.
    fileprivate var isInvisible: Bool {
        // A braille pattern without dots looks like a space and is none.
        if properties.isDefaultIgnorableCodePoint || value == 0x2800 { return true }
        switch properties.generalCategory {
        case .control, .format, .surrogate, .privateUse, .unassigned, .lineSeparator, .paragraphSeparator: return true
        default: return false
        }
    }
}

extension String {
    fileprivate func leftPadded(to count: Int) -> String {
        String(repeating: "0", count: max(0, count - self.count)) + self
    }
}
