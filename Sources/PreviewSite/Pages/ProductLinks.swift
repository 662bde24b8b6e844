import LetterComposition
import Markup

/// The pages of one product.
struct ProductLinks: Sendable {
    var product: Product
    let frame: PageFrame
    /// The page that they stand on.
    var current: DeskAddress

    var html: HTML {
        let first = DeskAddress.template(product, TemplateChoices(reader: frame.firstReader))
        let entries = [
            ("De \(product.noun)", first), ("Alle vormen", .forms(product)), ("Lezerstest", .readersTest(product)),
            ("Aftekenen", .signOff(product)),
        ]
        let items = entries.compactMap { name, address -> HTML? in
            frame.links.link(to: address).map { link in
                #"<li><a href="\#(link)"\#(#" aria-current="page""#, if: isCurrent(address))>\#(name)</a></li>"#
            }
        }
        return #"<nav class="product-links no-print" aria-label="Bij deze \#(product.noun)"><ul>\#(items)</ul></nav>"#
    }

    private func isCurrent(_ address: DeskAddress) -> Bool {
        if case .template = address, case .template = current { return true }
        return address == current
    }
}
