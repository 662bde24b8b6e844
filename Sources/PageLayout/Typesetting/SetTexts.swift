import LetterComposition
import Measures

/// Texts without personal values as they were set: the same paragraph stands in the letters of many circumstances, layouts and
/// products.
///
/// Belongs to one font library, and keeps every text that it was given.
package final class SetTexts {
    /// All that an element's lines follow from.
    struct Key: Hashable {
        var element: TextElement<LetterFragment>
        var text: LayoutProfile.BodyText
        var width: Length
        var callOut: Double?
    }

    private var elements: [Key: Typesetter.SetElement] = [:]

    package init() {}

    func element(
        _ key: Key, set: () throws(LayoutError) -> Typesetter.SetElement
    ) throws(LayoutError) -> Typesetter.SetElement {
        if let known = elements[key] { return known }
        let element = try set()
        elements[key] = element
        return element
    }
}
