import MailboxDomain
import PaperMail
import StrictFiles
package import SystemPackage

/// Turns rendered pages and their list into a batch in the outbox: whole or not at all.
package struct BatchSeal: Sendable {
    private let outbox: FilePath
    private let key: FilePath?
    private let sample: ReadingSample
    private let program: ReadingProgram?
    private let poppler: Poppler
    private let keygen: SSHKeygen

    /// - Parameters:
    ///   - outbox: the folder that the run's batches stand in.
    ///   - key: what ssh-keygen signs with; nil to leave batches unsigned.
    ///   - sample: which pieces other programs draw and read too before the batch may appear.
    ///   - program: see `BatchVerification`.
    package init(
        outbox: FilePath, key: FilePath?, sample: ReadingSample = .every(50), program: ReadingProgram? = nil,
        poppler: Poppler = Poppler(), keygen: SSHKeygen = SSHKeygen()
    ) {
        self.outbox = outbox
        self.key = key
        self.sample = sample
        self.program = program
        self.poppler = poppler
        self.keygen = keygen
    }

    /// Seals letters.pdf and pieces.csv of a folder under a manifest, whose files section is filled in here.
    ///
    /// - Parameters:
    ///   - ticket: where a job ticket is to go with them.
    ///   - expected: what the files must be; nil where nothing is known of them.
    ///
    /// Throws `Findings` where the batch would not pass its own verification, and `occupied` where another batch
    /// stands in its place. The same batch in its place is left as it is.
    package func seal(
        _ rendered: FilePath, as draft: Manifest, ticket terms: TicketTerms? = nil, expected: ExpectedBatch? = nil
    ) async throws -> SealedBatch {
        var manifest = draft
        manifest.files = try await files(in: rendered)
        for file in manifest.files where expected.map({ $0.files[file.name] != file.sha256 }) ?? false {
            throw PrintHouseError.changedSinceRendering(rendered.appending(file.name))
        }
        let ticket = terms?.ticket(for: manifest, letters: manifest.files[0])
        if let ticket {
            manifest.files.append(
                Manifest.File(
                    name: BatchFile.ticket.name, mediaType: BatchFile.ticket.mediaType, bytes: ticket.count,
                    sha256: FileDigest(of: ticket)))
        }
        let contents = try Contents(manifest, ticket: ticket)
        let place = outbox.appending(manifest.batch.id.description)
        let stood = (try? Stat(place, followTargetSymlink: false)) != nil
        if stood {
            try await compare(contents.checksums, with: place)
        } else {
            try await put(rendered, with: contents, expected, in: place)
        }
        return SealedBatch(
            folder: place, manifest: manifest, checksumsDigest: FileDigest(of: contents.checksums.bytes),
            isSigned: key != nil, wasSealedBefore: stood)
    }

    /// What sealing adds to the rendered files.
    private struct Contents {
        let ticket: [UInt8]?
        let manifestBytes: [UInt8]
        let checksums: Checksums

        init(_ manifest: Manifest, ticket: [UInt8]?) throws {
            self.ticket = ticket
            manifestBytes = try manifest.bytes
            checksums = Checksums(
                manifest.files.map { Checksums.Entry(name: $0.name, digest: $0.sha256) }
                    + [Checksums.Entry(name: BatchFile.manifest.name, digest: FileDigest(of: manifestBytes))])
        }
    }

    private func put(
        _ rendered: FilePath, with contents: Contents, _ expected: ExpectedBatch?, in place: FilePath
    ) async throws {
        let folder = try PartialFolder(for: place)
        do {
            try fill(folder, from: rendered, with: contents)
            try await sign(folder)
            try await check(folder, expected)
            try folder.moveToPlace()
        } catch {
            // The first error tells more than one about cleaning up; what stays is removed by the next attempt.
            try? folder.remove()
            throw error
        }
    }

    private func fill(_ folder: PartialFolder, from rendered: FilePath, with contents: Contents) throws {
        for file in BatchFile.rendered { try folder.copy(rendered.appending(file.name), to: file.name) }
        if let ticket = contents.ticket { try folder.write(ticket, to: BatchFile.ticket.name) }
        try folder.write(contents.manifestBytes, to: BatchFile.manifest.name)
        try folder.write(contents.checksums.bytes, to: BatchFile.checksums.name)
    }

    private func sign(_ folder: PartialFolder) async throws {
        guard let key else { return }
        let checksums = folder.path.appending(BatchFile.checksums.name)
        try folder.write(try await keygen.signature(of: checksums, key: key), to: BatchFile.signature.name)
    }

    private func check(_ folder: PartialFolder, _ expected: ExpectedBatch?) async throws {
        let verification = try await BatchVerification(
            of: folder.path, sample: sample, expected: expected, program: program, poppler: poppler, keygen: keygen)
        guard verification.isIntact else { throw Findings(verification.findings) }
    }

    private func files(in rendered: FilePath) async throws -> [Manifest.File] {
        var files: [Manifest.File] = []
        for file in BatchFile.rendered { files.append(try await describe(file, in: rendered)) }
        return files
    }

    private func describe(_ file: BatchFile, in folder: FilePath) async throws -> Manifest.File {
        let path = folder.appending(file.name)
        let digest = try FileDigest(ofFile: path)
        let bytes = try FileReading.reading(path) { Int(try Stat(path).size) }
        return Manifest.File(
            name: file.name, mediaType: file.mediaType, bytes: bytes, sha256: digest,
            pages: file == .letters ? try await pages(of: path) : nil)
    }

    private func pages(of letters: FilePath) async throws -> Int {
        do {
            return try await poppler.outline(of: letters).pages
        } catch let stop as ReaderStop {
            throw Findings([stop.finding])
        }
    }

    /// Throws where something else stands there, or a batch that lacks the signature that it should have.
    private func compare(_ checksums: Checksums, with place: FilePath) async throws {
        guard try isSame(checksums, as: place) else { throw FileError.occupied(place) }
        guard key != nil else { return }
        guard (try? Stat(place.appending(BatchFile.signature.name))) != nil else {
            throw PrintHouseError.unsigned(place)
        }
        let seal = try await SealCheck(of: place.appending(BatchFile.checksums.name), signers: nil, keygen: keygen)
        guard seal.findings.isEmpty else { throw FileError.occupied(place) }
    }

    /// Every file of the contract is there with these digests.
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
