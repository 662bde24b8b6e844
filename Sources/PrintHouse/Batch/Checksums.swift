package import MailboxDomain
package import PaperMail
package import StrictFiles

/// The digests of a batch's files, SHA256SUMS, as `sha256sum -c` reads them.
package struct Checksums: Hashable, Sendable {
    package struct Entry: Hashable, Sendable {
        package var name: String
        package var digest: FileDigest

        package init(name: String, digest: FileDigest) {
            self.name = name
            self.digest = digest
        }
    }

    package static let fileName = BatchFile.checksums.name
    package static let fileLimit = FileLimit.kilobytes(100)

    /// In the byte order of the names.
    package let entries: [Entry]

    package init(_ entries: some Sequence<Entry>) {
        self.entries = entries.sorted { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
    }

    /// One line a file: digest, two spaces, name, LF.
    package var bytes: [UInt8] {
        Array(entries.map { "\($0.digest)  \($0.name)\n" }.joined().utf8)
    }

    /// Reads the lines strictly: one form, names without folders, each once, in byte order.
    package static func read(_ bytes: [UInt8]) -> (checksums: Checksums, findings: [Finding]) {
        var findings: [Finding] = []
        var entries: [Entry] = []
        func report(_ code: BatchFault, _ line: Int, _ message: String) {
            findings.append(Finding(code: code, place: .init(file: fileName, line: line), message: message))
        }
        var lines = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
        if lines.last?.isEmpty == true {
            lines.removeLast()
        } else {
            report(.checksumsForm, lines.count, "The last line does not end in LF; the file may be cut off.")
        }
        for (number, line) in zip(1..., lines) {
            guard let entry = entry(line) else {
                report(
                    .checksumsForm, number, "A line is 64 of 0-9a-f, two spaces and a file name, and nothing else.")
                continue
            }
            if let last = entries.last, !last.name.utf8.lexicographicallyPrecedes(entry.name.utf8) {
                report(.checksumsOrder, number, "The names must stand in byte order, each once.")
            }
            entries.append(entry)
        }
        return (Checksums(entries), findings)
    }

    private static func entry(_ line: some Collection<UInt8>) -> Entry? {
        guard let text = String(validating: line, as: UTF8.self), let digest = FileDigest(String(text.prefix(64)))
        else { return nil }
        let rest = text.dropFirst(64)
        let name = rest.dropFirst(2)
        // A name with a backslash or a control character would be escaped by sha256sum; none of ours has one.
        guard rest.hasPrefix("  "), !name.isEmpty,
            name.unicodeScalars.allSatisfy({ $0.value > 32 && $0.value < 127 && $0 != "/" && $0 != "\\" })
        else { return nil }
        return Entry(name: String(name), digest: digest)
    }

    /// Compares with what the files hold: every file of `stored` is listed with its digest, and no other.
    package func findings(comparedWith stored: [String: FileDigest]) -> [Finding] {
        let listed = Set(entries.map(\.name))
        let unlisted = stored.keys.filter { !listed.contains($0) }.sorted().map { name in
            Finding(
                code: BatchFault.checksumMissing, place: .init(file: Self.fileName),
                message: "\(name) is not listed, so nobody can see whether it was changed.")
        }
        return unlisted
            + entries.enumerated().compactMap { index, entry in
                let place = Finding.Place(file: Self.fileName, line: index + 1)
                guard let digest = stored[entry.name] else {
                    let message = "\(entry.name) is listed and is not a file of this batch."
                    return Finding(code: BatchFault.checksumOfNoFile, place: place, message: message)
                }
                guard digest != entry.digest else { return nil }
                let message = "\(entry.name) was changed after sealing: its digest is not the one listed."
                return Finding(code: BatchFault.checksumDiffers, place: place, message: message)
            }
    }
}
