import LetterComposition
import PlainLanguage

/// The letter in the order in which it is read out, with what pictures say in words.
struct ReadAloud: Sendable {
    var material: TemplateMaterial
    var text: MarkedText
    var persona: Persona
    /// The blocks that the layout has right after the key message.
    var leading: [BlockName] = []

    var html: HTML {
        """
        <section aria-labelledby="voorlezen">
        <h2 id="voorlezen">Zo wordt de \(material.template.product.noun) voorgelezen</h2>
        <details id="leestekst"><summary>Lees de tekst op volgorde</summary>
        <ol class="aloud">\(lines.map { "<li>\($0)</li>" as HTML })</ol>
        </details>
        </section>
        """
    }

    private var lines: [HTML] {
        let template = material.template
        var lines: [HTML] = [
            spoken("Afzender", material.sender.name),
            spoken("Adres", persona.recipient.envelope.joined(separator: ", ")),
        ]
        let drawings = template.drawings.filter { $0.condition.holds(in: persona.circumstances) }
        var steps: [BlockName: StepCount] = [:]
        for block in text.blocks.led(by: leading, name: \.name) {
            for element in block.elements {
                // A block can come in parts; what stands beside it begins at the first.
                let isFirst = steps[block.name] == nil
                let step = steps[block.name, default: StepCount()].number(of: element.kind)
                lines.append(spoken(element.kind.spoken, element.text))
                if isFirst, let qr = template.qr, qr.beside == block.name,
                    qr.condition.holds(in: persona.circumstances)
                {
                    lines.append(spoken("QR-code", "\(qr.caption.map { "\($0) " } ?? "")Naar \(qr.readableAddress)"))
                }
                lines += drawings.filter {
                    $0.beside == block.name && ($0.item == nil ? isFirst : $0.item == step)
                }.map { spoken("Tekening", $0.alternative) }
            }
        }
        return lines
    }

    private func spoken(_ role: String?, _ text: String) -> HTML {
        role.map { #"<span class="role">\#($0)</span> \#(text)"# } ?? "\(text)"
    }
}

extension TextElementKind {
    fileprivate var spoken: String? {
        switch self {
        case .heading(let level): "Kop \(level)"
        case .numberedItem(let number): "Stap \(number)"
        case .plainItem: "Punt"
        case .paragraph: nil
        }
    }
}
