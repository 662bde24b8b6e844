import Markup

/// What all published pages have around them: no scripts, nothing from elsewhere.
struct PublishedPage: Sendable {
    static let style = "brieven.css"
    static let index = "index.html"

    /// The service, by its name.
    var service: String
    /// As the letterhead has it, on one line.
    var sender: String
    /// When the pages were made, in words.
    var date: String
    /// Whether values of the sender are invented.
    var isSample: Bool

    func html(_ title: String, isIndex: Bool = false, _ content: HTML) -> String {
        let html: HTML = """
            <!DOCTYPE html>
            <html lang="nl">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta http-equiv="Content-Security-Policy" content="default-src 'none'; img-src 'self' file:; style-src 'self' file:">
            <title>\(title) – \(service)</title>
            <link rel="stylesheet" href="\(Self.style)">
            </head>
            <body>
            <a class="skip" href="#inhoud">Naar de inhoud</a>
            <header>
            <p class="sender">\(sender)</p>
            \(#"<nav aria-label="Hoofdnavigatie"><a href="\#(Self.index)">Alle brieven</a></nav>"#, if: !isIndex)
            </header>
            <main id="inhoud" tabindex="-1">
            \(#"<p class="note" id="voorbeeld">\#(Self.sampleNote)</p>"#, if: isSample)
            \(content)
            </main>
            <footer>
            <p>Gemaakt op \(date).</p>
            </footer>
            </body>
            </html>

            """
        return html.markup
    }

    static let sampleNote =
        "Let op: dit is een voorbeeld. De telefoonnummers en adressen hieronder zijn verzonnen. Gebruik ze niet."
}
