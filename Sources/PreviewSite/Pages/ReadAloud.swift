import LetterComposition
import Markup
import Stationery

/// The letter in the order in which it is read out, with what pictures say in words.
struct ReadAloud: Sendable {
    var letter: Letter
    /// As the letterhead has it.
    var sender: String
    var persona: Persona

    var html: HTML {
        """
        <section aria-labelledby="voorlezen">
        <h2 id="voorlezen">Zo wordt de \(letter.variant.product.noun) voorgelezen</h2>
        <details id="leestekst"><summary>Lees de tekst op volgorde</summary>
        <ol class="aloud">\(lines.map { "<li>\(Self.spoken($0))</li>" as HTML })</ol>
        </details>
        </section>
        """
    }

    private var lines: [SpokenLine] {
        ReadingOrder(of: letter).spoken(sender: sender, address: persona.recipient.envelope)
    }

    private static func spoken(_ line: SpokenLine) -> HTML {
        line.role.map { #"<span class="role">\#($0)</span> \#(line.text)"# } ?? "\(line.text)"
    }
}
