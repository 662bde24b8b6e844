import AudienceSelection
package import LetterComposition

extension Policy {
    /// What its audiences get.
    var products: Set<Product> { Product.all(for: audiences.map(\.audience)) }
}

extension Workspace {
    /// The products whose texts must be there; nil where the policy cannot be read, which `plan` tells.
    package var neededProducts: Set<Product>? { (try? WorkspaceSettings(of: self))?.policy.products }
}
