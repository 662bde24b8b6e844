package import PaperMail
package import SystemPackage

/// A file that leaves, and the digest of what of it was checked: the copy must have the same.
package struct OutgoingFile: Hashable, Sendable {
    package let path: FilePath
    package let digest: FileDigest
}
