package import PaperMail

extension Manifest {
    /// One file of the batch.
    package struct File: Hashable, Sendable, Codable {
        package var name: String
        package var mediaType: String
        package var bytes: Int
        package var sha256: FileDigest
        /// Only for a PDF.
        package var pages: Int?

        package init(name: String, mediaType: String, bytes: Int, sha256: FileDigest, pages: Int? = nil) {
            self.name = name
            self.mediaType = mediaType
            self.bytes = bytes
            self.sha256 = sha256
            self.pages = pages
        }
    }

    /// The template that the letters were made from, under a name that tells nothing of the letter's reason.
    package struct Template: Hashable, Sendable, Codable {
        package var id: String
        package var version: String
        package var sha256: FileDigest

        package init(id: String, version: String, sha256: FileDigest) {
            self.id = id
            self.version = version
            self.sha256 = sha256
        }
    }
}
