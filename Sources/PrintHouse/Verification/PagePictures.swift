package import MailboxDomain
import MarkReading
package import PaperMail
import StrictFiles
package import SystemPackage

/// The pages of a PDF as they are drawn (pdftoppm), each as the digest of its dots.
package struct PagePictures: Sendable {
    package private(set) var digests: [FileDigest] = []
    /// Words that are read and cannot be seen (`InkCheck`); none where nobody asked.
    package private(set) var findings: [Finding] = []

    /// Coarse enough to be quick; a stroke of a letter that is another one still changes some dots.
    private static let dotsPerInch = InkCheck.dotsPerInch
    private static let pagesAtOnce = 50
    /// Of these. They are our own pages, so that this only keeps a fault of ours from filling a machine.
    private static let mostDots = 1 << 30

    /// Draws so many pages from the first on, as far as the file has them; no more than a picture is held. Throws
    /// `Findings` where that goes over a limit.
    ///
    /// - Parameter numbers: of the pages in letters.pdf, to look whether their words can be seen; nil not to.
    package init(
        of file: FilePath, pages: Int, lookingAt numbers: [Int]? = nil, poppler: Poppler = Poppler()
    ) async throws {
        guard pages > 0 else { return }
        let shown = ShownPages(file: file, numbers: numbers)
        var digests: [FileDigest] = []
        var findings: [Finding] = []
        do {
            for range in Poppler.ranges(of: Array(1...pages), atMost: Self.pagesAtOnce) {
                let words = numbers == nil ? [:] : try await poppler.words(on: range, in: file)
                try await poppler.forEachPicture(
                    at: Self.dotsPerInch, dots: Self.mostDots, on: range, in: file
                ) { number, picture in
                    digests.append(FileDigest(of: picture?.pixels ?? []))
                    let unseen = picture.map { InkCheck.unseen(words[number] ?? [], in: $0) } ?? 0
                    if unseen > 0 { findings.append(InkCheck.finding(unseen, on: shown.number(of: number))) }
                }
            }
        } catch let stop as ReaderStop {
            throw Findings([stop.finding])
        }
        (self.digests, self.findings) = (digests, findings)
    }
}
