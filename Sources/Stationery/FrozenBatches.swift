package import LetterComposition

/// What the batches of a plan are made of, so that no more of the texts that it carries is read.
///
/// A plan outlives the program that made it: of a product or layout that it prints nothing of, it may lack what a later
/// version needs.
package struct FrozenBatches: Hashable, Sendable {
    let products: Set<Product>
    /// By name.
    let layouts: Set<String>

    package init(products: Set<Product>, layouts: Set<String>) { (self.products, self.layouts) = (products, layouts) }
}
