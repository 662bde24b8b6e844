import AudienceSelection
import Canvas
import LetterComposition
import MailboxDomain
import PageLayout
import Stationery

/// All that the letters of one template are laid out from.
struct TemplateMaterial: Sendable {
    var template: Template
    var sender: Sender
    /// Every layout for the same kind of sheet, by name; one that is not right and not the template's own is left out.
    var layouts: [String: LayoutProfile]
    var drawings: [String: LineDrawing]
    /// Tells it from all others, in addresses of pictures: sixteen hexadecimal digits.
    var version: String

    /// Nil while something keeps the product's letters from being made.
    init?(_ product: Product, from reading: StationeryReading) {
        guard let sender = reading.sender, let template = reading.templates[product]?.template,
            reading.findings(for: product).isEmpty
        else { return nil }
        let isCard = product.kind == .card
        self.template = template
        self.sender = sender
        layouts = reading.layouts.filter { ($0.value.window == nil) == isCard || template.layouts.contains($0.key) }
        drawings = reading.drawings
        let texts = reading.files.texts
        let parts =
            [StationeryPath.sender, StationeryPath.header(of: product), StationeryPath.text(of: product)]
            + StationeryPath.shared(among: texts.keys)
        version = StationeryFiles.digest(parts.flatMap { [$0, texts[$0] ?? ""] })
    }

    /// A persona's letter, as a text in the order that a layout gives it.
    func letter(to persona: Persona, on layout: LayoutProfile) throws(LetterError) -> Letter {
        try Letter(
            variant: LetterVariant(
                of: template, circumstances: persona.circumstances, date: SampleLetter.date, on: layout),
            salutation: persona.recipient.salutation, reference: SampleLetter.reference, ward: persona.recipient.ward)
    }
}
