package import Measures

/// An envelope as a folded sheet meets it, seen from the side of the address.
package struct EnvelopeShape: Hashable, Sendable {
    /// What is free inside.
    package var inside: Size
    /// The hole over the address, from the left and top of the inside.
    package var opening: Rectangle

    package init(inside: Size, opening: Rectangle) {
        self.inside = inside
        self.opening = opening
    }
}

/// A sheet as it lies in its envelope.
package struct FoldedSheet: Hashable, Sendable {
    package var size: Size
    /// How far another part of it stands out above the top of its front.
    package var overhang: Length

    /// - Parameters:
    ///   - sheet: unfolded.
    ///   - folds: from its top, from the top down.
    package init(_ sheet: Size, folds: [Length]) {
        let edges = [.zero] + folds + [sheet.height]
        let heights = zip(edges, edges.dropFirst()).map { $1 - $0 }
        let height = heights.max() ?? sheet.height
        size = Size(width: sheet.width, height: height)
        // The second part goes up from the fold behind the first.
        overhang = heights.count > 1 ? max(.zero, heights[1] - heights[0]) : .zero
    }
}
