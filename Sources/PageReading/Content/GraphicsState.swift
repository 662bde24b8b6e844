/// What operators change and `Q` puts back (ISO 32000-1, 8.4).
struct GraphicsState {
    var transform: Transform
    var clip: PageRectangle
    /// Whether what is drawn is cut by something that is no rectangle.
    var isCut = false
    /// 0 is black.
    var gray = 0.0
    var strokeGray = 0.0
    var font: EmbeddedFont?
    var fontSize = 0.0
    var hidesText = false

    init(transform: Transform, clip: PageRectangle) { (self.transform, self.clip) = (transform, clip) }

    var hasInk: Bool { !isCut && !hidesText && !Self.isPale(gray) }

    /// Lighter than text in print can be.
    static func isPale(_ gray: Double) -> Bool { !(0...0.85).contains(gray) }

    /// Points; what is rounded lies beside the edge.
    private static let slack = 0.01

    func isVisible(_ x: Double, _ y: Double) -> Bool {
        PageRectangle(
            left: clip.left - Self.slack, top: clip.top - Self.slack, right: clip.right + Self.slack,
            bottom: clip.bottom + Self.slack
        ).contains(x, y)
    }
}
