package import PaperMail

extension Order {
    /// The root of a hash tree (RFC 6962, SHA-256) over what was decided on every account of the run: with it one person's
    /// evidence is checked, and it tells nothing about anybody.
    package struct Evidence: Hashable, Sendable, Codable {
        package var leaves: Int
        package var root: FileDigest

        package init(leaves: Int, root: FileDigest) { (self.leaves, self.root) = (leaves, root) }
    }
}
