/// Who changes a text: as a login has it, or as somebody typed it.
struct Writer: Hashable, Sendable {
    /// The form's field, where no login says who it is.
    static let field = "naam"

    let name: String
    /// Whether a login vouches for the name.
    let isKnown: Bool

    /// Nil where there is no login and nobody typed a name.
    init?(_ visitor: Visitor, typed: String?) {
        if let name = visitor.name, visitor.isKnown {
            (self.name, isKnown) = (name, true)
            return
        }
        guard let name = typed.flatMap(VisibleName.init)?.text else { return nil }
        (self.name, isKnown) = (name, false)
    }
}
