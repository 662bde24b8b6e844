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

    init(texts: [String: String], unreadable: Set<String>, changed: [String: Instant]) {
        self.texts = texts
        self.unreadable = unreadable
        self.changed = changed
        version = Self.digest(texts.keys.sorted().flatMap { [$0, texts[$0] ?? ""] } + unreadable.sorted())
    }

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
