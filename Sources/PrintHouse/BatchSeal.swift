import MailboxDomain
package import SystemPackage

/// Turns rendered pages and their list into a batch in the outbox: whole or not at all.
package struct BatchSeal: Sendable {
    private let outbox: FilePath
    private let poppler: Poppler

    /// `outbox` is the folder that the run's batches stand in.
    package init(outbox: FilePath, poppler: Poppler = Poppler()) {
        self.outbox = outbox
        self.poppler = poppler
    }

    /// Seals letters.pdf and pieces.csv of a folder under a manifest, whose files section is filled in here.
    ///
    /// Throws `Findings` where the batch would not pass its own verification, and `occupied` where another batch
    /// stands in its place. The same batch in its place is left as it is.
    package func seal(_ rendered: FilePath, as draft: Manifest) async throws -> SealedBatch {
        var manifest = draft
        manifest.files = try await files(in: rendered)
        let contents = try Contents(manifest)
        let place = outbox.appending(manifest.batch.id.description)
        let stood = (try? Stat(place, followTargetSymlink: false)) != nil
        if stood {
            guard try isSame(contents.checksums, as: place) else { throw PrintHouseError.occupied(place) }
        } else {
            try await put(rendered, with: contents, in: place)
        }
        return SealedBatch(
            folder: place, manifest: manifest, checksumsDigest: FileDigest(of: contents.checksums.bytes),
            wasSealedBefore: stood)
    }

    /// What sealing adds to the rendered files.
    private struct Contents {
        let manifestBytes: [UInt8]
        let checksums: Checksums

        init(_ manifest: Manifest) throws {
            manifestBytes = try manifest.bytes
            checksums = Checksums(
                manifest.files.map { Checksums.Entry(name: $0.name, digest: $0.sha256) }
                    + [Checksums.Entry(name: BatchFile.manifest.name, digest: FileDigest(of: manifestBytes))])
        }
    }

    private func put(_ rendered: FilePath, with contents: Contents, in place: FilePath) async throws {
        let folder = try PartialFolder(for: place)
        do {
            try fill(folder, from: rendered, with: contents)
            try await check(folder)
            try folder.moveToPlace()
        } catch {
            // The first error tells more than one about cleaning up; what stays is removed by the next attempt.
            try? folder.remove()
            throw error
        }
    }

    private func fill(_ folder: PartialFolder, from rendered: FilePath, with contents: Contents) throws {
        for file in BatchFile.contents { try folder.copy(rendered.appending(file.name), to: file.name) }
        try folder.write(contents.manifestBytes, to: BatchFile.manifest.name)
        try folder.write(contents.checksums.bytes, to: BatchFile.checksums.name)
    }

    private func check(_ folder: PartialFolder) async throws {
        let verification = try await BatchVerification(of: folder.path, poppler: poppler)
        guard verification.isIntact else { throw Findings(verification.findings) }
    }

    private func files(in rendered: FilePath) async throws -> [Manifest.File] {
        var files: [Manifest.File] = []
        for file in BatchFile.contents { files.append(try await describe(file, in: rendered)) }
        return files
    }

    private func describe(_ file: BatchFile, in folder: FilePath) async throws -> Manifest.File {
        let path = folder.appending(file.name)
        let digest = try FileDigest(ofFile: path)
        let bytes = try FileReading.reading(path) { Int(try Stat(path).size) }
        return Manifest.File(
            name: file.name, mediaType: file.mediaType, bytes: bytes, sha256: digest,
            pages: file == .letters ? try await poppler.pageCount(of: path) : nil)
    }

    /// Every file of the contract is there with these digests; a signature may have come since.
    private func isSame(_ checksums: Checksums, as place: FilePath) throws -> Bool {
        do {
            let folder = try BatchFolder(reading: place)
            return try folder.findings.isEmpty && folder.bytes(of: .checksums) == checksums.bytes
                && checksums.findings(comparedWith: folder.digests).isEmpty
        } catch PrintHouseError.noFolder {
            return false
        }
    }
}
