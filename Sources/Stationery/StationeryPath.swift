package import LetterComposition

/// Where the files that letters are made of stand, from the folder of a workspace or of the project.
package enum StationeryPath {
    package static let sender = "Templates/sender.yaml"
    package static let glossary = "Templates/glossary.yaml"
    package static let words = "Templates/words.yaml"
    package static let languages = "Templates/languages.yaml"
    package static let fonts = "Fonts/fonts.yaml"
    package static let fontConfiguration = "Fonts/fonts.conf"

    /// What all products share and is no layout, drawing, block or font.
    package static let common = [sender, glossary, words, languages]

    package static func folder(of product: Product) -> String { "Templates/\(product.rawValue)" }
    package static func header(of product: Product) -> String { "\(folder(of: product))/template.yaml" }
    package static func text(of product: Product) -> String { "\(folder(of: product))/nl.md" }
    /// Who signed the product off, with all that it prints.
    package static func signOffs(of product: Product) -> String { "\(folder(of: product))/approvals.json" }

    package static func layout(_ name: String) -> String { "\(layouts.folder)\(name)\(layouts.ending)" }
    package static func block(_ name: String) -> String { "\(blocks.folder)\(name)\(blocks.ending)" }
    package static func drawing(_ name: String) -> String { "\(drawings.folder)\(name)\(drawings.ending)" }

    /// Files of one kind, each called by its name.
    package struct Kind: Sendable {
        let folder: String
        let ending: String

        /// Nil for a path of another kind.
        package func name(at path: String) -> String? {
            guard path.hasPrefix(folder), path.hasSuffix(ending) else { return nil }
            return String(path.dropFirst(folder.count).dropLast(ending.count))
        }
    }

    /// Layouts, drawings and blocks of text, in their order.
    package static func shared(among paths: some Collection<String>) -> [String] {
        paths.filter { path in shared.contains { $0.name(at: path) != nil } }.sorted()
    }

    /// Texts that several products may use, by their paths.
    package static func isBlock(_ path: String) -> Bool { blocks.name(at: path) != nil }

    /// Whether a path is one of those at which texts stand that people write, or their sign-offs; fonts are not among them.
    package static func isText(_ path: String) -> Bool {
        let products = Product.allCases.flatMap { [header(of: $0), text(of: $0), signOffs(of: $0)] }
        return (common + products).contains(path)
            || shared.contains { $0.name(at: path)?.wholeMatch(of: /[a-z0-9-]{1,64}/) != nil }
    }

    static var shared: [Kind] { [blocks, drawings, layouts] }

    package static let blocks = Kind(folder: "Templates/blocks/", ending: ".md")
    package static let layouts = Kind(folder: "Templates/layouts/", ending: ".yaml")
    package static let drawings = Kind(folder: "Templates/drawings/", ending: ".svg")
}
