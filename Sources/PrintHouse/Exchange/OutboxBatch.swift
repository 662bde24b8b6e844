import MailboxDomain
package import PaperMail
import StrictFiles
package import SystemPackage

/// A batch as it stands in the outbox, encrypted or not, before it leaves.
package struct OutboxBatch: Sendable {
    package let folder: FilePath
    /// Whether it is one archive that only its printer can open.
    package let isEncrypted: Bool
    /// Every file of it by its name, as SHA256SUMS has it; that list and its signature as they were read.
    let files: [String: FileDigest]

    private let batch: Order.Batch
    private let sums: SealedFile

    /// The names under which a batch's letters lie there, readable or not.
    package static func letterFiles(of batch: BatchID) -> [String] {
        [BatchFile.letters.name, archive(of: batch)]
    }

    private static func archive(of batch: BatchID) -> String { "\(batch)\(BatchEncryption.suffix)" }

    /// Reads what it should hold, and none of its letters.
    ///
    /// Throws `changedSinceSealing` where that is not what was sealed under the digest that the order has. What is
    /// encrypted has checksums of its own, which nobody signed: the order has the digest of what is inside.
    package init(_ batch: Order.Batch, in outbox: FilePath) throws {
        self.batch = batch
        let folder = outbox.appending(batch.id.description)
        self.folder = folder
        let stat = try FileReading.reading(folder) { try Stat(folder, followTargetSymlink: false) }
        guard stat.type == .directory else { throw PrintHouseError.changedSinceSealing(folder) }
        let path = folder.appending(Checksums.fileName)
        sums = try SealedFile(reading: path, atMost: Checksums.fileLimit)
        let (checksums, findings) = Checksums.read(sums.bytes)
        let names = checksums.entries.map(\.name)
        isEncrypted = names == [Self.archive(of: batch.id)] && sums.signature == nil
        let isWhole = isEncrypted || FileDigest(of: sums.bytes) == batch.checksumsSHA256
        guard findings.isEmpty, !names.isEmpty, isWhole else { throw PrintHouseError.changedSinceSealing(path) }
        files = Dictionary(
            checksums.entries.map { ($0.name, $0.digest) }
                + sums.outgoing.map { ($0.path.lastComponent?.string ?? "", $0.digest) },
            uniquingKeysWith: { first, _ in first })
    }

    /// What a file of the contract was sealed under; nil for one that the batch has not got, or that is in its archive.
    package func digest(of file: BatchFile) -> FileDigest? { files[file.name] }

    /// Throws where a file is not what was sealed, where one is too many, or where the seal is none of ours.
    ///
    /// Of an encrypted batch this is true of what it was made from; whether the archive holds just that, its printer sees.
    ///
    /// - Parameters:
    ///   - signers: nil for a test that is not signed.
    ///   - inside: where batches that leave encrypted stand as they were before that.
    package func check(by signers: SealSigners?, inside: FilePath) async throws {
        for name in try FileReading.names(in: folder) where files[name] == nil {
            throw PrintHouseError.changedSinceSealing(folder.appending(name))
        }
        for (name, digest) in files.sorted(by: { $0.key < $1.key }) {
            let file = folder.appending(name)
            try PlainFile.check(file)
            guard try FileDigest(ofFile: file) == digest else { throw PrintHouseError.changedSinceSealing(file) }
        }
        guard isEncrypted else { return try await sums.check(by: signers) }
        let place = inside.appending(batch.id.description)
        guard (try? Stat(place, followTargetSymlink: false)) != nil else {
            throw PrintHouseError.nothingInside(folder, wanted: place)
        }
        let own = try OutboxBatch(batch, in: inside)
        guard !own.isEncrypted else { throw PrintHouseError.changedSinceSealing(place) }
        try await own.check(by: signers, inside: inside)
    }
}
