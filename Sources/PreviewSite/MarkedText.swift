import FallbackRun
import LetterComposition
import MailboxDomain
import PlainLanguage

/// A template's text as one reader gets it, with the words that findings are about.
struct MarkedText: Sendable {
    struct Span: Sendable {
        var text: String
        var isStrong: Bool
        /// Whether it was filled in.
        var isValue: Bool
        /// Indices of remarks.
        var remarks: [Int] = []
    }

    struct Element: Sendable {
        var kind: TextElementKind
        var spans: [Span]

        var text: String { spans.map(\.text).joined() }
    }

    struct Block: Sendable {
        var name: BlockName
        var elements: [Element]
    }

    var blocks: [Block]
    /// Indices of the remarks that stand at a word of this text; the others are about other readers' blocks.
    let marked: Set<Int>

    init(of template: Template, for persona: Persona, remarks: [Remark]) {
        var marked: Set<Int> = []
        let values = PersonaValues(persona)
        blocks = template.blocks.filter { $0.condition.holds(in: persona.circumstances) }.map { block in
            Block(
                name: block.name,
                elements: block.elements.map { element in
                    Element(
                        kind: element.kind,
                        spans: element.fragments.flatMap { Self.spans(of: $0, values, remarks, marking: &marked) })
                })
        }
        self.marked = marked
    }

    /// Cuts a fragment at the words that remarks point at.
    private static func spans(
        of fragment: TemplateFragment, _ values: PersonaValues, _ remarks: [Remark], marking marked: inout Set<Int>
    ) -> [Span] {
        let here = remarks.indices.filter { remarks[$0].place.line == fragment.place.line }
        switch fragment.content {
        case .value(let placeholder):
            let own = here.filter { remarks[$0].place.column == fragment.place.column }
            marked.formUnion(own)
            return [
                Span(text: values.text(of: placeholder), isStrong: fragment.isStrong, isValue: true, remarks: own)
            ]
        case .text(let text):
            let characters = Array(text)
            var spans: [Span] = []
            func add(_ range: Range<Int>, _ remarks: [Int] = []) {
                guard !range.isEmpty else { return }
                spans.append(
                    Span(
                        text: String(characters[range]), isStrong: fragment.isStrong, isValue: false, remarks: remarks))
            }
            var done = 0
            let starts = Dictionary(grouping: here) { remarks[$0].place.column - fragment.place.column }
            for start in starts.keys.sorted() where characters.indices.contains(start) && start >= done {
                let end = characters[start...].firstIndex { $0.isWhitespace } ?? characters.endIndex
                guard start < end else { continue }
                add(done..<start)
                add(start..<end, starts[start] ?? [])
                marked.formUnion(starts[start] ?? [])
                done = end
            }
            add(done..<characters.count)
            return spans
        }
    }
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
