/// What stands around a page beside its ink: groups of transparent objects, and how the glyphs of fonts are called.
package enum PageSurroundings: Hashable, Sendable {
    /// As Cairo writes it, in grey: what early versions printed.
    case asDrawn
    /// Only what the page needs; fonts say what they mean.
    case none
}
