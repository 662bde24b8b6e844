import MailboxDomain
import PaperMail
import StrictFiles
package import SystemPackage

/// A batch as it stands in the outbox, encrypted or not, before it leaves.
package struct OutboxBatch {
    package let folder: FilePath

    /// Throws `changedSinceSealing` where a file is not what was sealed under the digest that the order has.
    ///
    /// What is encrypted is known by its outer checksums: the order has the digest of what is inside.
    package init(checking batch: Order.Batch, in outbox: FilePath) throws {
        folder = outbox.appending(batch.id.description)
        let bytes = try FileReading.bytes(of: folder.appending(Checksums.fileName))
        let (checksums, findings) = Checksums.read(bytes)
        let isPlain = checksums.entries.contains { $0.name == BatchFile.manifest.name }
        guard findings.isEmpty, !checksums.entries.isEmpty, !isPlain || FileDigest(of: bytes) == batch.checksumsSHA256
        else { throw PrintHouseError.changedSinceSealing(folder.appending(Checksums.fileName)) }
        let known = Set(checksums.entries.map(\.name) + [BatchFile.checksums.name, BatchFile.signature.name])
        for name in try FileReading.names(in: folder) where !known.contains(name) {
            throw PrintHouseError.changedSinceSealing(folder.appending(name))
        }
        for entry in checksums.entries {
            let file = folder.appending(entry.name)
            guard try FileDigest(ofFile: file) == entry.digest else { throw PrintHouseError.changedSinceSealing(file) }
        }
    }
}
