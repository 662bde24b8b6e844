package import LetterComposition
package import PrintHouse

/// Pieces that are printed together.
package struct PlannedBatch: Hashable, Sendable {
    package var id: BatchID
    package var kind: BatchKind
    package var pieces: Int

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
