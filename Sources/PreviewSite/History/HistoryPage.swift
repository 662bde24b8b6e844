import LetterComposition
import MailboxDomain
import Markup
import Stationery

/// The versions of the texts, the last first.
struct HistoryPage: Sendable {
    /// Nil for all.
    var product: Product?
    var versions: Result<[TextVersion], TextHistory.Fault>
    var files: StationeryFiles
    var time: DutchTime
    let frame: PageFrame

    var html: String {
        frame.page(
            "Versies", at: .history,
            """
            <h1>Versies</h1>
            <p class="lead">\(product.map(\.inDutch) ?? "Alle brieven en kaarten"). Elke keer dat iemand bewaart, komt er een \
            versie bij.</p>
            \(product == nil ? "" : #"<p><a href="\#(frame.href(.history(nil)))">Toon de versies van alle brieven</a></p>"# as HTML)
            \(content)
            """)
    }

    private var content: HTML {
        switch versions {
        case .failure(let fault): #"<p class="verdict bad">\#(fault.inDutch)</p>"#
        case .success(let versions) where versions.isEmpty:
            "<p>Er zijn nog geen versies. De eerste komt er als iemand iets bewaart.</p>"
        case .success(let versions):
            "\(chooser(versions, products.filter { product in versions.contains { $0.products(in: files).contains(product) } }))"
        }
    }

    private var products: [Product] { product.map { [$0] } ?? Product.allCases }

    private func chooser(_ versions: [TextVersion], _ products: [Product]) -> HTML {
        """
        <form method="get" action="\(frame.href(.compareChosen))" class="versions">
        <table><caption class="unseen">Versies, de laatste eerst</caption>
        <thead><tr><th scope="col">Van</th><th scope="col">Naar</th><th scope="col">Wat er veranderde</th></tr></thead>
        <tbody>
        <tr><td></td><td>\(radio("tot", "nu", "Zoals het nu is", isChosen: true))</td><td><b>Nu</b></td></tr>
        \(versions.enumerated().map { index, version in row(version, isChosen: index == min(1, versions.count - 1)) })
        </tbody></table>
        <p class="field"><label for="brief">Brief of kaart</label>
        <select id="brief" name="brief">\((products.isEmpty ? self.products : products).map { #"<option value="\#($0.rawValue)">\#($0.inDutch)</option>"# as HTML })</select></p>
        <p class="buttons"><button class="main">Vergelijk</button></p>
        </form>
        """
    }

    private func row(_ version: TextVersion, isChosen: Bool) -> HTML {
        let moment = version.time.inDutchWords(time)
        return """
            <tr><td>\(radio("van", version.id.description, "Van \(moment)", isChosen: isChosen))</td>
            <td>\(radio("tot", version.id.description, "Naar \(moment)", isChosen: false))</td>
            <td><b>\(version.note)</b><br><span class="note">\(moment), \(version.name)</span>
            <ul>\(version.paths.prefix(6).map { #"<li>\#(TextFileName.inDutch($0))</li>"# as HTML })\(#"<li>en nog \#(version.paths.count - 6)</li>"#, if: version.paths.count > 6)</ul></td></tr>
            """
    }

    private func radio(_ name: String, _ value: String, _ label: String, isChosen: Bool) -> HTML {
        #"<input type="radio" name="\#(name)" value="\#(value)" aria-label="\#(label)"\#(" checked", if: isChosen)>"#
    }
}
