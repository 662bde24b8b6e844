import MarkReading
import PaperMail
import Testing

@testable import PrintHouse

@Suite struct InkCheckTests {
    /// As `pdftotext -bbox` writes it.
    private static let list = """
        <!DOCTYPE html>
        <doc>
          <page width="100.000000" height="200.000000">
            <word xMin="10.000000" yMin="20.000000" xMax="30.000000" yMax="40.000000">Geachte</word>
            <word xMin="40.000000" yMin="20.000000" xMax="50.000000" yMax="40.000000">·</word>
            <word xMin="50.000000" yMin="20.000000" xMax="60.000000" yMax="40.000000">&quot;7&quot;</word>
            <word xMin="70.000000" yMin="20.000000" xMax="71.000000" yMax="40.000000">l\u{320}</word>
          </page>
          <page width="100.000000" height="200.000000">
          </page>
          <page width="nan" height="0.000000">
            <word xMin="-nan" yMin="0" xMax="inf" yMax="1">x</word>
          </page>
        </doc>

        """

    @Test(arguments: [1, 7, 100_000])
    func `words and their places are read, however they come`(chunk: Int) {
        var reader = WordListReader(firstPage: 4)
        let bytes = Array(Self.list.utf8)
        for start in stride(from: 0, to: bytes.count, by: chunk) {
            reader.take(Array(bytes[start..<min(bytes.count, start + chunk)]))
        }
        #expect(
            reader.words[4] == [
                WordBox(left: 0.1, top: 0.1, right: 0.3, bottom: 0.2),
                WordBox(left: 0.5, top: 0.1, right: 0.6, bottom: 0.2),
                // By its height on both sides.
                WordBox(left: 0.5, top: 0.1, right: 0.91, bottom: 0.2),
            ])
        #expect(reader.words[5] == nil && reader.words[6]?.count == 1 && reader.page == 6)
    }

    @Test(arguments: [(255, 255, false), (0, 0, false), (255, 240, false), (255, 200, true), (90, 0, true)])
    func `a word is seen where its place is not of one shade`(paper: UInt8, ink: UInt8, isSeen: Bool) throws {
        var pixels = [UInt8](repeating: paper, count: 100 * 200)
        pixels[30 * 100 + 20] = ink
        let picture = try #require(GrayPicture(width: 100, height: 200, pixels: pixels))
        #expect(InkCheck.isSeen(WordBox(left: 0.1, top: 0.1, right: 0.3, bottom: 0.2), in: picture) == isSeen)
        #expect(!InkCheck.isSeen(WordBox(left: 0.5, top: 0.1, right: 0.6, bottom: 0.2), in: picture))
    }

    @Test func `a place beside the page, or that is none, is not seen`() throws {
        let picture = try #require(GrayPicture(width: 2, height: 1, pixels: [0, 255]))
        #expect(InkCheck.isSeen(WordBox(left: -1, top: -1, right: 2, bottom: 2), in: picture))
        for (low, high) in [(1.1, 1.2), (-1, -0.5), (0.5, 0.2), (.nan, 1), (0, .nan), (.infinity, .infinity)] {
            #expect(!InkCheck.isSeen(WordBox(left: low, top: 0, right: high, bottom: 1), in: picture))
            #expect(!InkCheck.isSeen(WordBox(left: 0, top: low, right: 1, bottom: high), in: picture))
        }
    }

    @Test func `pages are read in runs of neighbours, and of no more than are asked for`() {
        #expect(Poppler.ranges(of: [1, 3, 7, 12, 13]) == [1...7, 12...13])
        #expect(Poppler.ranges(of: Array(1...7), atMost: 3) == [1...3, 4...6, 7...7])
        #expect(Poppler.ranges(of: []) == [])
    }
}
