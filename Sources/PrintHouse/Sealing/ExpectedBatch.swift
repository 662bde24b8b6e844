package import MailboxDomain
package import PaperMail
package import SystemPackage

/// What the files of a batch must be, as it is known before they are read.
package struct ExpectedBatch: Sendable {
    /// By name.
    package var files: [String: FileDigest]
    /// A file with what stands on each page of letters.pdf, in their order, as `PageRecord`s.
    package var pages: FilePath
    /// The pages, from 1, that were drawn anew and look the same. Whether their words can be seen was looked at then.
    package var drawnAnew: Set<Int>
    /// What was found in that.
    package var unseen: [Finding]

    package init(files: [String: FileDigest], pages: FilePath, drawnAnew: Set<Int>, unseen: [Finding] = []) {
        (self.files, self.pages) = (files, pages)
        (self.drawnAnew, self.unseen) = (drawnAnew, unseen)
    }
}
