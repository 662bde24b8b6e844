import Canvas
package import LetterComposition
package import MailboxDomain
import PaperMail
package import StrictFiles
package import SystemPackage

/// The files that letters are made of, as they stood on the disk at one moment; others that lie there are left alone.
package struct StationeryFiles: Sendable {
    /// By their path, as `StationeryPath` has it.
    package let texts: [String: String]
    /// Files that are there and cannot be read as text.
    package let unreadable: Set<String>
    /// What lies among them and nobody reads.
    let strays: [StrayFile]
    /// When each file was last changed.
    package let changed: [String: Instant]
    /// Tells this moment from every other in which a file had another text.
    package let version: String
    private let versions: [Product: String]

    package init(texts: [String: String], unreadable: Set<String> = [], changed: [String: Instant] = [:]) {
        self.init(texts: texts, unreadable: unreadable, changed: changed, strays: [])
    }

    private init(
        texts: [String: String], unreadable: Set<String>, changed: [String: Instant], strays: [StrayFile]
    ) {
        self.texts = texts
        self.strays = strays
        self.unreadable = unreadable
        self.changed = changed
        let digests = texts.mapValues { Self.digest([$0]) }.merging(unreadable.map { ($0, "") }) { digest, _ in digest }
        func version(_ isIncluded: (String) -> Bool) -> String {
            Self.digest(digests.keys.filter(isIncluded).sorted().flatMap { [$0, digests[$0] ?? ""] })
        }
        self.version = Self.digest([version { _ in true }] + strays.map(\.path))
        versions = Dictionary(
            uniqueKeysWithValues: Product.allCases.map { product in
                let others = Product.allCases.filter { $0 != product }.map { StationeryPath.folder(of: $0) + "/" }
                return (product, version { path in !others.contains { path.hasPrefix($0) } })
            })
    }

    /// Reads the files of a workspace, or of the project.
    package init(in root: FilePath) { self.init(in: root, StationeryStamps(in: root)) }

    /// - Parameter stamps: which files to read, and of when they are.
    package init(in root: FilePath, _ stamps: StationeryStamps) {
        var texts: [String: String] = [:]
        var unreadable: Set<String> = []
        for path in stamps.paths {
            // Why not is asked when somebody needs it.
            if let text = try? TextFile.read(root.appending(path), atMost: Self.limit(of: path)) {
                texts[path] = text
            } else {
                unreadable.insert(path)
            }
        }
        self.init(texts: texts, unreadable: unreadable, changed: stamps.changed, strays: stamps.strays)
    }

    private static let limitOfSettings = FileLimit.megabytes(1)

    /// By the kind of file at a path: a text, a drawing, or settings.
    package static func limit(of path: String) -> FileLimit {
        if path.hasSuffix(".md") { return Template.textLimit }
        return path.hasSuffix(StationeryPath.drawings.ending) ? LineDrawing.fileLimit : limitOfSettings
    }

    /// Throws for a file that the system does not give: no fault of who writes letters, and so no finding.
    package func checkReadable(in root: FilePath) throws(FileError) {
        for path in unreadable.sorted() {
            do throws(FileError) {
                _ = try TextFile.read(root.appending(path), atMost: Self.limit(of: path))
            } catch {
                if case .cannotRead = error { throw error }
            }
        }
    }

    /// The texts that a letter is made from, with who signed them off, which a plan carries; what only a check or the
    /// published pages read is left out.
    package var sources: [String: String] {
        texts.filter {
            ![StationeryPath.glossary, StationeryPath.words, StationeryPath.languages].contains($0.key)
        }
    }

    /// Tells this moment from every other in which a file had another text that this product is made from.
    package func version(of product: Product) -> String { versions[product] ?? version }

    /// When the text, a shared block in it or its header was last changed.
    package func lastChange(of product: Product) -> Instant? {
        let blocks = SharedBlock.names(in: texts[StationeryPath.text(of: product)] ?? "")
        let own = [StationeryPath.text(of: product), StationeryPath.header(of: product)]
        return (own + blocks.map(StationeryPath.block)).compactMap { changed[$0] }.max()
    }

    /// The blocks of text that products may use, by name.
    package var sharedBlocks: [String: SharedBlock] {
        Dictionary(
            uniqueKeysWithValues: texts.compactMap { path, text in
                StationeryPath.blocks.name(at: path).map { ($0, SharedBlock(file: path, markdown: text)) }
            })
    }

    /// A product's text with the shared blocks in their places, as somebody reads it.
    package func wholeText(of product: Product) -> String {
        WholeText(texts[StationeryPath.text(of: product)] ?? "", shared: sharedBlocks).markdown
    }

    /// Sixteen hexadecimal digits.
    package static func digest(_ texts: [String]) -> String {
        String(FileDigest(of: texts.flatMap { Array($0.utf8) + [0] }).hexadecimal.prefix(16))
    }
}
