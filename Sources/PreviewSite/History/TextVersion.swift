import LetterComposition
import MailboxDomain
import PageLayout
import Stationery

/// What the texts were after somebody saved.
struct TextVersion: Hashable, Sendable {
    /// Of the commit: 40 or 64 small hexadecimal digits.
    struct ID: Hashable, Sendable, CustomStringConvertible {
        let description: String

        init?(_ text: some StringProtocol) {
            let text = String(text)
            guard text.wholeMatch(of: /[0-9a-f]{40}([0-9a-f]{24})?/) != nil else { return nil }
            description = text
        }
    }

    var id: ID
    var name: String
    var time: Instant
    var note: String
    /// What was another text before, from the workspace.
    var paths: [String]

    /// The products that it changed: their own files, and shared ones that they have.
    func products(in files: StationeryFiles) -> [Product] {
        Product.allCases.filter { product in
            let own = StationeryPath.folder(of: product) + "/"
            let blocks = SharedBlock.names(in: files.texts[StationeryPath.text(of: product)] ?? "").map(
                StationeryPath.block)
            return paths.contains { $0.hasPrefix(own) || blocks.contains($0) || $0 == StationeryPath.sender }
        }
    }
}

/// What a file of texts is called for who writes letters.
enum TextFileName {
    static func inDutch(_ path: String) -> String {
        for product in Product.allCases {
            switch path {
            case StationeryPath.text(of: product): return "\(product.inDutch): de tekst"
            case StationeryPath.header(of: product): return "\(product.inDutch): titel, indeling en tekeningen"
            case StationeryPath.signOffs(of: product): return "\(product.inDutch): akkoord"
            default: break
            }
        }
        switch path {
        case StationeryPath.sender: return "Gegevens van de afzender"
        case StationeryPath.glossary: return "Woordenlijst met namen en uitleg"
        case StationeryPath.words: return "Lijst met moeilijke woorden"
        case StationeryPath.languages: return "Hulp in andere talen"
        default: break
        }
        if let name = StationeryPath.blocks.name(at: path) { return "Gedeelde tekst \(name)" }
        if let name = StationeryPath.drawings.name(at: path) { return "Tekening \(name)" }
        if let name = StationeryPath.layouts.name(at: path) { return "Indeling \(LayoutProfile.inDutch(name))" }
        return path
    }
}
