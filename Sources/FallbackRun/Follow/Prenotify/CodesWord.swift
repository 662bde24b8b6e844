package import PaperMail

/// What a person says of a carrier's codes beside its files.
package struct CodesWord: Sendable {
    /// Whether a code that differs from the one of before takes its place.
    package var replaces: Bool
    /// Runs of which the carrier sends no more: what has no code is printed without.
    package var completes: [RunID]
    package var name: String

    package init(replaces: Bool, completes: [RunID], by name: String) {
        (self.replaces, self.completes, self.name) = (replaces, completes, name)
    }
}
