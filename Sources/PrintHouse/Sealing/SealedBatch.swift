package import PaperMail
package import SystemPackage

/// A batch that stands in the outbox, whole and checked.
package struct SealedBatch: Hashable, Sendable {
    package let folder: FilePath
    /// With its files section.
    package let manifest: Manifest
    /// The digest of SHA256SUMS: it stands for the whole batch.
    package let checksumsDigest: FileDigest
    package let isSigned: Bool
    /// Whether the same batch stood there already, so that nothing was written.
    package let wasSealedBefore: Bool

    package var id: BatchID { manifest.batch.id }
}
