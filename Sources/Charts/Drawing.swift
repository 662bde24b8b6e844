import Markup

/// Measures of all charts, in units of the drawing: it is as wide as a narrow screen, and a wide one shows it larger.
enum Drawing {
    static let width = 280.0
    static let label = 16.0
    static let gap = 8.0

    /// The longest name that fits in a line of its own.
    static func fitting(_ name: String) -> String { name.count <= 42 ? name : name.prefix(41) + "…" }

    /// With one decimal.
    static func number(_ value: Double) -> String {
        let tenths = Int((value * 10).rounded())
        return tenths % 10 == 0
            ? "\(tenths / 10)" : "\(tenths < 0 ? "-" : "")\(abs(tenths) / 10).\(abs(tenths) % 10)"
    }

    static func text(_ words: String, x: Double, y: Double, isName: Bool = false, anchor: String = "start") -> HTML {
        #"<text\#(#" class="name""# as HTML, if: isName) x="\#(number(x))" y="\#(number(y))" text-anchor="\#(anchor)">\#(words)</text>"#
    }

    /// - Parameters:
    ///   - id: of the chart; those of the parts follow from it.
    ///   - title: what it is, for who hears it; the sentence beside it tells what it shows.
    static func chart(_ id: String, _ title: String, height: Double, _ content: [HTML]) -> HTML {
        """
        <svg viewBox="0 0 \(number(width)) \(number(height))" role="img" aria-labelledby="\(id)-title" aria-describedby="\(id)-says">
        <title id="\(id)-title">\(title)</title>
        \(content)</svg>

        """
    }
}
