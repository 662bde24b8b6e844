/// The texts of the kit's letters and card: as long as they must be, and about nothing.
struct KitText {
    /// A folder under Templates.
    let product: String
    let header: String
    let markdown: String

    static let all = [
        // Longer for curators, so that a batch holds letters of two and of three sheets.
        KitText("digid-basis", layout: "sheets", large: nil, paragraphs: 1...30, forWards: 31...62),
        // On one page, and in large print on two.
        KitText("no-email", layout: "window-left", large: "large-print", paragraphs: 1...8),
        KitText(card: "bounce"),
    ]

    private init(
        _ product: String, layout: String, large: String?, paragraphs: ClosedRange<Int>,
        forWards: ClosedRange<Int>? = nil
    ) {
        self.product = product
        header = Self.header(product, layout: layout, large: large)
        let more = forWards.map { "<!-- block: steps when: ward -->\n\n" + Self.paragraphs($0) } ?? ""
        markdown = """
            <!-- block: reference -->

            **Datum van deze brief**

            {{datum}}

            **Kenmerk**

            {{kenmerk}}

            <!-- block: opening -->

            # Proefbrief voor drukkers

            {{aanhef}},

            <!-- block: key -->

            Dit is een proefbrief. Alles in deze brief is verzonnen. Verstuur hem niet.

            <!-- block: steps -->

            \(Self.paragraphs(paragraphs))\(more)<!-- block: paper -->

            Dit is het einde van de proeftekst.

            \(Self.closing)
            """
    }

    private init(card product: String) {
        self.product = product
        header = Self.header(product, layout: "card", large: nil)
        markdown = """
            <!-- block: key -->

            # Proefkaart voor drukkers

            Dit is een proefkaart. Alles op deze kaart is verzonnen.

            <!-- block: paper -->

            Verstuur de kaart niet.

            \(Self.closing)
            """
    }

    private static let closing = """
        <!-- block: help -->

        Vragen over deze proef? Bel {{telefoon}}.

        <!-- block: real -->

        Nee, deze post is niet echt.

        """

    private static func header(_ product: String, layout: String, large: String?) -> String {
        """
        product: \(product)
        version: "kit"
        title: Proef voor drukkers
        layout: \(layout)
        \(large.map { "largePrintLayout: \($0)\n" } ?? "")keyMessage: Dit is een proef.

        """
    }

    /// Numbered, so that a page that is missing shows.
    private static func paragraphs(_ numbers: ClosedRange<Int>) -> String {
        numbers.map {
            "Alinea \($0) van de proeftekst. Er staat niets in dat u hoeft te lezen. De tekst vult alleen de bladzijde.\n\n"
        }.joined()
    }
}
