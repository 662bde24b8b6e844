import Markup

/// What all pages have around them.
struct PageFrame: Sendable {
    enum Place: Hashable, Sendable { case overview, readers, sender, drawings, history, paste, elsewhere }

    let links: any PageLinks
    /// The id of the persona that is shown where nobody chose one.
    let firstReader: String
    /// Of the files that the page is made from: an open page asks for its successor when they have another.
    var version: String?

    /// Who is logged in is named.
    var visitor = Visitor.unknown
    /// What forms show that they are ours by; nil where nothing can be written.
    var token: String?

    func page(_ title: String, at place: Place = .elsewhere, _ content: HTML) -> String {
        let html: HTML = """
            <!DOCTYPE html>
            <html lang="nl">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            \(policy)
            <title>\(title) – Postvangnet</title>
            <link rel="icon" href="\(href(.icon))">
            <link rel="stylesheet" href="\(href(.style))">
            \(script)
            </head>
            <body>
            <a class="skip" href="#inhoud">Naar de inhoud</a>
            <header class="top">
            <p class="brand">Postvangnet <span>de schrijftafel</span></p>
            <nav aria-label="Onderdelen">
            \(entry("Overzicht", .overview, isCurrent: place == .overview))
            \(entry("Alle lezers", .readers, isCurrent: place == .readers))
            \(writingEntries(place), if: links.isLive)
            </nav>
            \(login)
            \(#"<p class="live" id="live" role="status"></p>"#, if: links.isLive)
            </header>
            <main id="inhoud" tabindex="-1"\(dataVersion)>
            \(content)
            </main>
            <footer>
            <p>De lezers zijn verzonnen. Deze pagina's tonen nooit gegevens uit de Berichtenbox.</p>
            </footer>
            </body>
            </html>

            """
        return html.markup
    }

    private var login: HTML {
        visitor.name.map { #"<p class="login">Ingelogd als <strong>\#($0)</strong></p>"# } ?? .nothing
    }

    private var dataVersion: HTML { version.map { #" data-version="\#($0)""# } ?? .nothing }

    func href(_ address: DeskAddress) -> String { links.link(to: address) ?? "" }

    /// On the site the server sends it; pages on a disk have to say it themselves.
    private var policy: HTML {
        links.isLive
            ? .nothing
            : """
            <meta http-equiv="Content-Security-Policy" content="default-src 'none'; img-src 'self' file:; style-src 'self' file:">
            """
    }

    private var script: HTML {
        links.link(to: .script).map { #"<script src="\#($0)" defer></script>"# } ?? .nothing
    }

    private func writingEntries(_ place: Place) -> HTML {
        """
        \(entry("Gegevens", .sender, isCurrent: place == .sender))
        \(entry("Tekeningen", .drawings, isCurrent: place == .drawings))
        \(entry("Versies", .history(nil), isCurrent: place == .history))
        \(entry("Tekst nakijken", .paste, isCurrent: place == .paste), if: canWrite)
        """
    }

    private func entry(_ name: String, _ address: DeskAddress, isCurrent: Bool) -> HTML {
        isCurrent
            ? #"<a href="\#(href(address))" aria-current="page">\#(name)</a>"#
            : #"<a href="\#(href(address))">\#(name)</a>"#
    }
}
