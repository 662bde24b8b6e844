package import PaperMail

/// What the files of a batch must be, as it is known before they are read.
package struct ExpectedBatch: Sendable {
    /// By name.
    package var files: [String: FileDigest]
    /// What stands on each page of letters.pdf, in their order.
    package var texts: [PageTextSum]

    package init(files: [String: FileDigest], texts: [PageTextSum]) {
        (self.files, self.texts) = (files, texts)
    }
}
