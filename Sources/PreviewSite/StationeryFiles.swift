import FallbackRun
import LetterComposition
import MailboxDomain
import PrintHouse

/// The files that letters are made of, as they stood on the disk at one moment.
struct StationeryFiles: Sendable {
    /// By their path in the workspace.
    var texts: [String: String]
    /// Files that are there and cannot be read as text.
    var unreadable: Set<String>
    /// When each file was last changed.
    var changed: [String: Instant]
    /// Tells this moment from every other in which a file had another text.
    let version: String
    private let versions: [Product: String]

    init(texts: [String: String], unreadable: Set<String>, changed: [String: Instant]) {
        self.texts = texts
        self.unreadable = unreadable
        self.changed = changed
        let digests = texts.mapValues { Self.digest([$0]) }.merging(unreadable.map { ($0, "") }) { digest, _ in digest }
        func version(_ isIncluded: (String) -> Bool) -> String {
            Self.digest(digests.keys.filter(isIncluded).sorted().flatMap { [$0, digests[$0] ?? ""] })
        }
        self.version = version { _ in true }
        versions = Dictionary(
            uniqueKeysWithValues: Product.allCases.map { product in
                let others = Product.allCases.filter { $0 != product }.map { Self.folder(of: $0) + "/" }
                return (product, version { path in !others.contains { path.hasPrefix($0) } })
            })
    }

    /// Tells this moment from every other in which a file had another text that this product is made from.
    func version(of product: Product) -> String { versions[product] ?? version }

    /// Sixteen hexadecimal digits.
    static func digest(_ texts: [String]) -> String {
        String(FileDigest(of: texts.flatMap { Array($0.utf8) + [0] }).hexadecimal.prefix(16))
    }

    static func folder(of product: Product) -> String { "Templates/\(product.rawValue)" }
    static func text(of product: Product) -> String { "\(folder(of: product))/nl.md" }
    static func header(of product: Product) -> String { "\(folder(of: product))/template.yaml" }
    /// The text that all three approvals are about; see docs/decisions.
    static func approvedText(of product: Product) -> String { "\(folder(of: product))/nl.approved.md" }

    /// When the text or its header was last changed.
    func lastChange(of product: Product) -> Instant? {
        [Self.text(of: product), Self.header(of: product)].compactMap { changed[$0] }.max()
    }
}
