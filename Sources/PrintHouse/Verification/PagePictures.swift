import MailboxDomain
import MarkReading
package import PaperMail
import StrictFiles
package import SystemPackage

/// The pages of a PDF as they are drawn (pdftoppm), each as the digest of its dots.
package struct PagePictures: Sendable {
    package private(set) var digests: [FileDigest] = []

    /// Coarse enough to be quick; a stroke of a letter that is another one still changes some dots.
    private static let dotsPerInch = 100
    private static let pagesAtOnce = 50
    /// Of these. They are our own pages, so that this only keeps a fault of ours from filling a machine.
    private static let mostDots = 1 << 30

    /// Draws so many pages from the first on, as far as the file has them; no more than a picture is held. Throws
    /// `Findings` where that goes over a limit.
    package init(of file: FilePath, pages: Int, poppler: Poppler = Poppler()) async throws {
        guard pages > 0 else { return }
        var digests: [FileDigest] = []
        do {
            for range in Poppler.ranges(of: Array(1...pages), atMost: Self.pagesAtOnce) {
                try await poppler.forEachPicture(
                    at: Self.dotsPerInch, dots: Self.mostDots, on: range, in: file
                ) { digests.append(FileDigest(of: $1?.pixels ?? [])) }
            }
        } catch let stop as ReaderStop {
            throw Findings([stop.finding])
        }
        self.digests = digests
    }
}
