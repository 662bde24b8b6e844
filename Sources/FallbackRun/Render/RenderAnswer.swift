/// What a worker tells while it renders a batch, a line each: whoever reads it knows which piece a process died of, or that
/// it died of none.
enum RenderAnswer: Hashable {
    /// The number of the piece that is drawn next.
    case drawing(Int)
    /// No piece is drawn any more.
    case closing
    /// The pages are drawn, in so much time, and are now finished.
    case drawn(Duration)
    /// The batch is in its place, so long after its pages were drawn.
    case done(Duration)

    /// `17`, `closing`, `drawn 2190`, `done 1780`: milliseconds.
    var line: String {
        switch self {
        case .drawing(let piece): "\(piece)\n"
        case .closing: "closing\n"
        case .drawn(let time): "drawn \(time / .milliseconds(1))\n"
        case .done(let time): "done \(time / .milliseconds(1))\n"
        }
    }

    /// Nil for a line that is none.
    init?(_ line: String) {
        let words = line.split(separator: " ", omittingEmptySubsequences: false)
        let time = words.count == 2 ? Double(words[1]).flatMap(Self.time) : nil
        switch (words[0], time) {
        case ("closing", nil) where words.count == 1: self = .closing
        case ("drawn", let time?): self = .drawn(time)
        case ("done", let time?): self = .done(time)
        default:
            guard words.count == 1, let piece = Int(words[0]) else { return nil }
            self = .drawing(piece)
        }
    }

    /// Nil for what is no time that a batch can take: a duration cannot hold every number.
    private static func time(milliseconds: Double) -> Duration? {
        (0..<1e12).contains(milliseconds) ? .milliseconds(1) * milliseconds : nil
    }
}
