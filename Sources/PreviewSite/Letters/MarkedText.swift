import LetterComposition
import MailboxDomain
import PlainLanguage
import Stationery

/// A template's text as one reader gets it, with the words that findings are about.
struct MarkedText: Sendable {
    struct Span: Sendable {
        var text: String
        var isStrong: Bool
        /// Whether it was filled in.
        var isValue: Bool
        /// Remarks that are about these words.
        var remarks: [Int] = []
        /// Those of them whose first word this is.
        var starting: [Int] = []
    }

    struct Element: Sendable {
        var kind: TextElementKind
        var spans: [Span]

        var text: String { spans.map(\.text).joined() }
    }

    struct Block: Sendable {
        var name: BlockName
        /// Of a shared block; nil for the template's own.
        var file: String?
        /// Line of its marker there.
        var line: Int
        var elements: [Element]
    }

    var blocks: [Block]
    /// Words that remarks begin at, in the order of the text.
    var firstWords: [Span] { blocks.flatMap(\.elements).flatMap(\.spans).filter { !$0.starting.isEmpty } }
    /// Indices of the remarks that stand at a word of this text; the others are about other readers' blocks.
    var marked: Set<Int> { Set(firstWords.flatMap(\.starting)) }

    init(of template: Template, for persona: Persona, remarks: [Remark]) {
        let values = PersonaValues(persona)
        blocks = template.blocks.filter { $0.condition.holds(in: persona.circumstances) }.map { block in
            Block(
                name: block.name, file: block.file, line: block.line,
                elements: block.elements.map { element in
                    Element(
                        kind: element.kind, spans: element.fragments.flatMap { Self.spans(of: $0, values, remarks) })
                })
        }
    }

    /// Cuts a fragment where remarks begin and end.
    private static func spans(of fragment: TemplateFragment, _ values: PersonaValues, _ remarks: [Remark]) -> [Span] {
        let (file, line) = (fragment.place.file, fragment.place.line)
        let here = remarks.indices.filter { index in
            let (first, last) = (remarks[index].place, remarks[index].end)
            return first.file == file && first.line <= line && line <= last.line
        }
        func starting(at place: TextPlace) -> [Int] { here.filter { remarks[$0].place == place } }
        switch fragment.content {
        case .value(let placeholder):
            return [
                Span(
                    text: values.text(of: placeholder), isStrong: fragment.isStrong, isValue: true,
                    remarks: here.filter { remarks[$0].covers(fragment.place) }, starting: starting(at: fragment.place))
            ]
        case .text(let text):
            let characters = Array(text)
            let places = characters.indices.map { fragment.place(at: $0) }
            var about: [[Int]] = []
            for (index, character) in characters.enumerated() {
                // The last word belongs to it as far as it goes.
                let goingOn = character.isWhitespace ? [] : about.last ?? []
                about.append(here.filter { remarks[$0].covers(places[index]) || goingOn.contains($0) })
            }
            var spans: [Span] = []
            var start = 0
            while start < characters.count {
                let starting = starting(at: places[start])
                let end = characters.indices.dropFirst(start + 1).first { index in
                    about[index] != about[start] || here.contains { remarks[$0].place == places[index] }
                        || (!starting.isEmpty && characters[index].isWhitespace)
                }
                spans.append(
                    Span(
                        text: String(characters[start..<(end ?? characters.count)]), isStrong: fragment.isStrong,
                        isValue: false, remarks: about[start], starting: starting))
                start = end ?? characters.count
            }
            return spans
        }
    }
}

extension Remark {
    /// From the first character of its first word to that of its last.
    fileprivate func covers(_ place: TextPlace) -> Bool { self.place <= place && place <= end }
}

/// What stands in the placeholders of a persona's letter.
private struct PersonaValues {
    private let persona: Persona

    init(_ persona: Persona) { self.persona = persona }

    func text(of placeholder: Placeholder) -> String {
        switch placeholder {
        case .salutation: persona.recipient.salutation
        case .reference: SampleLetter.reference
        case .ward: persona.recipient.ward ?? ""
        case .date: SampleLetter.date.inDutchWords
        case .sender(_, let text): text
        }
    }
}
