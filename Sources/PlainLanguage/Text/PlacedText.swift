import LetterComposition

/// The characters of one heading, paragraph or item, each with its place in the template's file.
struct PlacedText {
    struct Character {
        var character: Swift.Character
        var place: TextPlace
        var isValue: Bool
    }

    var characters: [Character] = []

    init(_ characters: [Character]) { self.characters = characters }

    /// All characters of a value stand where its placeholder begins.
    init(_ fragments: [TemplateFragment], values: SampleValues) {
        for fragment in fragments {
            switch fragment.content {
            case .text(let text):
                for (offset, character) in text.enumerated() {
                    characters.append(
                        Character(character: character, place: fragment.place(at: offset), isValue: false))
                }
            case .value(let placeholder):
                characters += values.text(of: placeholder).map {
                    Character(character: $0, place: fragment.place, isValue: true)
                }
            }
        }
    }
}
