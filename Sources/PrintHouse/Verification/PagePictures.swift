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
    /// Of a sample. They are our own pages, so that this only keeps a fault of ours from filling a machine.
    private static let most = (pages: 1000, bytes: 4 << 30)

    /// One process draws them all, and no more than a picture is held. Throws `Findings` where it goes over a limit.
    package init(of file: FilePath, poppler: Poppler = Poppler()) async throws {
        let arguments = ["-q", "-gray", "-r", "\(Self.dotsPerInch)", poppler.argument(file)]
        let bounds = try poppler.bounds(for: file, pages: Self.most.pages, output: Self.most.bytes)
        var reader = GrayMapReader()
        var digests: [FileDigest] = []
        do {
            try await poppler.pdftoppm.run(arguments, on: file, within: bounds) { chunk in
                reader.take(chunk)
                while let picture = try reader.next() { digests.append(FileDigest(of: picture.drawn?.pixels ?? [])) }
            }
        } catch let stop as ReaderStop {
            throw Findings([stop.finding])
        } catch is GrayMapReader.Fault {
            throw PrintHouseError.toolFailed(tool: poppler.pdftoppm.name, file: file)
        }
        self.digests = digests
    }
}
