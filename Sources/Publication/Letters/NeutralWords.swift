import AudienceSelection
import LetterComposition

/// What a published letter has where each reader's own letter has something else: it is of no reader and of no day.
enum NeutralWords {
    /// A template's letter to nobody.
    static func letter(of template: Template, in circumstances: Set<LetterCondition>) throws(LetterError) -> Letter {
        let (salutation, reference, ward) = (
            "Geachte heer of mevrouw", "(16 letters en cijfers: zie uw brief)", "de persoon in uw brief"
        )
        return try Letter(
            variant: LetterVariant(
                of: template, circumstances: circumstances, dateWords: "(zie uw \(template.product.noun))"),
            salutation: salutation, reference: reference, ward: circumstances.contains(.ward) ? ward : nil)
    }
}

extension Product {
    /// Without its article, which is "de" for both.
    var noun: String { isCard ? "kaart" : "brief" }

    var isCard: Bool { kind == .card }
}
