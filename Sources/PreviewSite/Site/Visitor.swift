/// Who asks for a page.
package struct Visitor: Hashable, Sendable {
    /// As a login in front of the desk has it; nil where there is none.
    package var name: String?
    /// Whether a login vouches for the name.
    package var isKnown = false

    static let unknown = Visitor()
}
