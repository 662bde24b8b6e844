package import PaperMail
import StrictFiles

/// All that a product prints, as digests of its parts: two of them are the same where every letter looks the same.
package struct PrintedParts: Hashable, Sendable {
    package let digests: [PrintedPart: FileDigest]
    /// Over all parts with their names.
    package let digest: FileDigest

    init(_ digests: [PrintedPart: FileDigest]) {
        self.digests = digests
        digest = FileDigest(of: Self.lines(of: digests).joined(separator: "\n").utf8)
    }

    /// What people compare, on a sheet that they sign and on the screen: sixteen hexadecimal digits.
    package var code: String { String(digest.hexadecimal.prefix(16)) }

    /// As `sha256sum` would write them, in the order of their names.
    var lines: [String] { Self.lines(of: digests) }

    private static let gap = "  "

    private static func lines(of digests: [PrintedPart: FileDigest]) -> [String] {
        digests.map { (part: $0.key.description, digest: $0.value) }.sorted { $0.part < $1.part }.map {
            "\($0.digest)\(gap)\($0.part)"
        }
    }

    /// Nil for anything but what `lines` gives.
    init?(lines: [String]) {
        var digests: [PrintedPart: FileDigest] = [:]
        for line in lines {
            guard let gap = line.firstRange(of: Self.gap), let digest = FileDigest(String(line[..<gap.lowerBound])),
                let part = PrintedPart(String(line[gap.upperBound...]))
            else { return nil }
            digests[part] = digest
        }
        self.init(digests)
        guard self.lines == lines else { return nil }
    }

    /// Parts that are others now, new or gone, in order; none where both are the same.
    package func changes(since earlier: PrintedParts) -> [PrintedPart] {
        let changed = Set(digests.keys).union(earlier.digests.keys).filter { digests[$0] != earlier.digests[$0] }
        let isBlockNewOrGone = changed.contains { part in
            part.kind == .block && (digests[part] == nil || earlier.digests[part] == nil)
        }
        // A block more or less is another order too, and says so itself.
        return changed.filter { $0.kind != .order || !isBlockNewOrGone }.sorted { $0.description < $1.description }
    }
}
