/// One reader's letter: a variant of a template, and the values that are this reader's own.
///
/// All values that the text names are there, so a letter has no holes.
package struct Letter: Hashable, Sendable {
    package let variant: LetterVariant
    private let salutation: String
    private let reference: String
    private let ward: String?

    /// - Parameters:
    ///   - salutation: without its comma.
    ///   - reference: the piece's id, in groups of four.
    ///   - ward: the name of the person for whom a curator gets this letter.
    package init(
        variant: LetterVariant, salutation: String, reference: String, ward: String? = nil
    ) throws(LetterError) {
        guard variant.circumstances.contains(.ward) == (ward != nil) else { throw .wardAndVariantDiffer }
        self.variant = variant
        self.salutation = salutation
        self.reference = reference
        self.ward = ward
    }

    /// An element of this letter's variant, with the letter's values in it.
    package func filled(_ element: VariantElement) -> TextElement<LetterFragment> {
        TextElement(
            kind: element.kind,
            fragments: element.fragments.map { fragment in
                switch fragment {
                case .fixed(let fragment): fragment
                case .personal(let value, let isStrong): LetterFragment(text: text(of: value), isStrong: isStrong)
                }
            })
    }

    private func text(of value: PersonalValue) -> String {
        switch value {
        case .salutation: salutation
        case .reference: reference
        // Only variants for wards name one, and the initialiser saw to it that it is there.
        case .ward: ward ?? ""
        }
    }
}

/// A letter that cannot be made; a mistake of the program, not of its data.
package enum LetterError: Error, CustomStringConvertible {
    case wardAndVariantDiffer

    package var description: String {
        "A letter for a ward needs the ward's name and the template's text for wards. Report this as a defect."
    }
}
