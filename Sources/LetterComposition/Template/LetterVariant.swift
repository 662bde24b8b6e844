package import MailboxDomain

/// A template for readers in the same circumstances: the same for all of them but for the personal values.
package struct LetterVariant: Hashable, Sendable {
    package var product: Product
    package var circumstances: Set<LetterCondition>
    package var qr: QRReference?
    /// Whether the QR code comes behind all text, and not beside a block.
    package var hasCodeLast: Bool
    package var drawings: [DrawingReference]
    package var blocks: [VariantBlock]

    /// Tells this variant from the others of its template.
    package var name: String {
        ([product.rawValue] + circumstances.sorted().map(\.rawValue)).joined(separator: "+")
    }

    /// Chooses the blocks whose condition holds, and fills in what is the same in all letters of the run.
    ///
    /// - Parameters:
    ///   - leading: the blocks that come right after the key message, whatever their place in the text.
    ///   - hasCodeLast: whether the QR code comes behind all text.
    package init(
        of template: Template, circumstances: Set<LetterCondition>, date: CalendarDate, leading: [BlockName] = [],
        hasCodeLast: Bool = false
    ) {
        self.init(
            of: template, circumstances: circumstances, dateWords: date.inDutchWords, leading: leading,
            hasCodeLast: hasCodeLast)
    }

    /// - Parameter dateWords: what stands in the place of the date, also in a text that is of no day.
    package init(
        of template: Template, circumstances: Set<LetterCondition>, dateWords date: String, leading: [BlockName] = [],
        hasCodeLast: Bool = false
    ) {
        self.hasCodeLast = hasCodeLast
        product = template.product
        self.circumstances = circumstances
        qr = template.qr.flatMap { $0.condition.holds(in: circumstances) ? $0 : nil }
        drawings = template.drawings.filter { $0.condition.holds(in: circumstances) }
        blocks = template.blocks.filter { $0.condition.holds(in: circumstances) }
            .led(by: leading, name: \.name).map { block in
                VariantBlock(
                    name: block.name,
                    elements: block.elements.map { element in
                        VariantElement(
                            kind: element.kind,
                            fragments: element.fragments.map { fragment in
                                VariantFragment(fragment, date: date)
                            })
                    })
            }
    }
}

package struct VariantBlock: Hashable, Sendable {
    package var name: BlockName
    package var elements: [VariantElement]
}

/// A heading, paragraph or item, the same in all letters or with personal values to come.
package struct VariantElement: Hashable, Sendable {
    package var kind: TextElementKind
    package var fragments: [VariantFragment]

    /// The element as it stands in every letter; nil where it holds a personal value.
    package var fixed: TextElement<LetterFragment>? {
        let fixed = fragments.compactMap { fragment in if case .fixed(let fragment) = fragment { fragment } else { nil }
        }
        return fixed.count == fragments.count ? TextElement(kind: kind, fragments: fixed) : nil
    }
}

package enum VariantFragment: Hashable, Sendable {
    case fixed(LetterFragment)
    case personal(PersonalValue, isStrong: Bool)

    init(_ fragment: TemplateFragment, date: String) {
        func fixed(_ text: String) -> Self { .fixed(LetterFragment(text: text, isStrong: fragment.isStrong)) }
        self =
            switch fragment.content {
            case .text(let text): fixed(text)
            case .value(.date): fixed(date)
            case .value(.sender(_, let text)): fixed(text)
            case .value(.salutation): .personal(.salutation, isStrong: fragment.isStrong)
            case .value(.reference): .personal(.reference, isStrong: fragment.isStrong)
            case .value(.ward): .personal(.ward, isStrong: fragment.isStrong)
            }
    }
}

/// A value that is another one in each letter.
package enum PersonalValue: Hashable, Sendable { case salutation, reference, ward }
