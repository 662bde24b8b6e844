import AudienceSelection
package import LetterComposition
package import PaperMail
import Stationery

/// Pieces that are printed together.
package struct PlannedBatch: Hashable, Sendable {
    package var id: BatchID
    package var kind: BatchKind
    package var pieces: Int
    /// For a reprint: its pieces, which are those of other batches, and which print of each this is.
    package var attempts: [PieceID: Int]?

    package init(id: BatchID, kind: BatchKind, pieces: Int) {
        self.id = id
        self.kind = kind
        self.pieces = pieces
    }

    package init(id: BatchID, kind: BatchKind, printingAgain attempts: [PieceID: Int]) {
        self.init(id: id, kind: kind, pieces: attempts.count)
        self.attempts = attempts
    }

    package var product: Product { kind.product }
    package var layout: String { kind.layout }
    package var printer: PrinterID { kind.printer }
    package var postageClass: PostageClass { kind.postageClass }
}

/// What the pieces of a batch have in common: one template, layout, printer and postage class.
package struct BatchKind: Hashable, Sendable {
    package var product: Product
    package var layout: String
    package var printer: PrinterID
    package var postageClass: PostageClass
}

extension RunSettings {
    /// The kind of batch that a reader's piece goes into; nil where no letter is written for the audience.
    func kind(of recipient: Recipient, in audience: Audience, to country: CountryCode) -> BatchKind? {
        let product = Product(for: audience, as: recipient.facts.product(for: audience))
        guard let template = stationery.template(of: product) else { return nil }
        return BatchKind(
            product: product, layout: template.layout(for: recipient.letterFormat),
            printer: configuration.routing.printer(forSecrecy: recipient.facts.secrecy),
            postageClass: configuration.postage.class(of: country))
    }
}
