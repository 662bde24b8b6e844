import MailboxDomain

/// A folder that is imported, with what its extract.json says and the files that are read of it.
struct ImportSupply {
    let source: ExtractSource
    let manifest: ExtractManifest
    let files: [(file: ExtractFile, path: String)]

    /// An extract. Throws an `ImportError` where it is none, lacks a file, or says twice what was unopened.
    ///
    /// - Parameter hasDigests: whether digests come with it.
    init(extract source: ExtractSource, manifest: ExtractManifest, hasDigests: Bool) throws {
        (self.source, self.manifest) = (source, manifest)
        let part = manifest.part
        guard part != .digest else {
            throw source.refused([
                ExtractManifest.finding(
                    .partMissing,
                    "This is a digest of a store of messages. Name the extract before it: postvangnet import EXTRACT DIGEST.",
                    "part")
            ])
        }
        guard part != .people || !hasDigests else {
            throw source.refused([
                ExtractManifest.finding(
                    .fileOfOtherPart, "Digests come with the part accounts, not with people.", "part")
            ])
        }
        var needed: Set<ExtractFile> = []
        if part != .people {
            let hasUnread = source.has(.unread)
            let unwanted: [ExtractFile] =
                hasDigests ? [.messages, .openings, .unread] : hasUnread ? [.messages] : [.openings]
            let inPlace = hasDigests ? "Digests come in its place" : hasUnread ? "unread.csv stands in its place" : nil
            let findings = unwanted.filter(source.has).map { file in
                Finding(
                    code: ExtractFault.fileTwice, place: .init(file: file.name),
                    message: inPlace.map { "\($0), and one of both counts. Take the other away." }
                        ?? "It counts what messages.csv tells. It goes with unread.csv only; take it away.")
            }
            guard findings.isEmpty else { throw source.refused(findings) }
            if !hasDigests, !hasUnread { needed = [.messages] }
        }
        files = try source.files(of: part, needing: needed)
    }

    /// A digest that comes with an extract.
    init(digest source: ExtractSource, with extract: Extract) throws {
        self.source = source
        manifest = try source.readManifest()
        guard manifest.part == .digest else {
            let message = "This is an extract, not a digest. `postvangnet digest` makes one of it."
            throw source.refused([ExtractManifest.finding(.unknownValue, message, "part")])
        }
        guard manifest.extract.asOf <= extract.asOf else {
            let message =
                "The digest is of \(manifest.extract.asOfText), and the extract of \(extract.asOfText). What was opened in "
                + "between cannot be told; ask for an extract of that moment or after it."
            throw source.refused([ExtractManifest.finding(.otherExtract, message, "asOf")])
        }
        files = try source.files(of: .digest, needing: [.openings, .unread])
    }

    /// Rows that were promised for files that are not there.
    var absent: [Finding] {
        ExtractFile.allCases.filter { file in !files.contains { $0.file == file } }.flatMap { file in
            source.named(manifest.differences(file, rowsRead: 0))
        }
    }
}
