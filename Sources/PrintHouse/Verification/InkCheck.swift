import MailboxDomain
import MarkReading
import PaperMail
import SystemPackage

/// Whether what programs read on a page can be seen on it: where a word stands, the drawn page is not of one shade.
///
/// Text in the colour of the paper, text that is cut away or covered, and text of a font without outlines is read like any
/// other, and is not on the paper.
struct InkCheck {
    private(set) var findings: [Finding] = []
    /// How many were looked at.
    private(set) var pages = 0

    static let dotsPerInch = 100
    /// Between the darkest and the lightest dot of a word, of 255: print in the lightest grey that one can read has more.
    private static let contrast = 32
    /// What is held at a time, in places of words.
    private static let pagesAtOnce = 50
    /// In millimetres, a side: beyond, the size of the page is a finding already.
    private static let longestSide = 2000.0

    /// Looks at the pages of pieces; what was found stays, also where it throws.
    ///
    /// - Parameters:
    ///   - known: the numbers of pages in letters.pdf that were looked at before.
    ///   - sizes: of the file's pages from the first on.
    mutating func run(
        on rows: [PieceRow], without known: Set<Int>, in shown: ShownPages, sizes: [Manifest.Size], poppler: Poppler
    ) async throws {
        // Ranges that overlap are findings of the list.
        func size(_ page: Int) -> Manifest.Size? {
            let place = shown.number(of: page) - 1
            return sizes.indices.contains(place) && Self.isDrawable(sizes[place]) ? sizes[place] : nil
        }
        let pages = Set(rows.flatMap { $0.firstPage...$0.lastPage }).filter {
            size($0) != nil && !known.contains(shown.number(of: $0))
        }
        for range in Poppler.ranges(of: pages.sorted(), atMost: Self.pagesAtOnce) {
            let words = try await poppler.words(on: range, in: shown.file)
            let dots = range.map { size($0).map(Self.dots) ?? 0 }.reduce(0, +)
            try await poppler.forEachPicture(at: Self.dotsPerInch, dots: dots, on: range, in: shown.file) {
                number, picture in
                guard let picture, pages.contains(number) else { return }
                self.pages += 1
                let unseen = Self.unseen(words[number] ?? [], in: picture)
                if unseen > 0 { report(unseen, on: shown.number(of: number)) }
            }
        }
    }

    private static func isDrawable(_ size: Manifest.Size) -> Bool {
        // A number that is none is in no range.
        (1...longestSide).contains(size.widthMm) && (1...longestSide).contains(size.heightMm)
    }

    /// At most, of the picture of a page.
    private static func dots(_ size: Manifest.Size) -> Int {
        func side(_ millimetres: Double) -> Int { Int((millimetres / 25.4 * Double(dotsPerInch)).rounded(.up)) + 1 }
        return side(size.widthMm) * side(size.heightMm)
    }

    /// How many of the words of a page its picture does not show.
    static func unseen(_ words: [WordBox], in picture: GrayPicture) -> Int {
        words.count { !isSeen($0, in: picture) }
    }

    static func isSeen(_ word: WordBox, in picture: GrayPicture) -> Bool {
        guard let columns = range(from: word.left, to: word.right, of: picture.width),
            let rows = range(from: word.top, to: word.bottom, of: picture.height)
        else { return false }
        var (darkest, lightest) = (255, 0)
        for row in rows {
            let start = row * picture.width
            for dot in picture.pixels[start + columns.lowerBound..<start + columns.upperBound] {
                darkest = min(darkest, Int(dot))
                lightest = max(lightest, Int(dot))
            }
        }
        return lightest - darkest >= contrast
    }

    /// The dots that a share of a page takes up; nil where it is beside the page, or none.
    private static func range(from low: Double, to high: Double, of count: Int) -> Range<Int>? {
        guard low < high, low < 1, high > 0, count > 0 else { return nil }
        let first = Int((max(0, low) * Double(count)).rounded(.down))
        let end = Int((min(1, high) * Double(count)).rounded(.up))
        return first < end ? first..<min(end, count) : nil
    }

    private mutating func report(_ words: Int, on page: Int) { findings.append(Self.finding(words, on: page)) }

    static func finding(_ words: Int, on page: Int) -> Finding {
        Finding(
            code: BatchFault.textUnseen, place: .init(file: BatchFile.letters.name, column: "page \(page)"),
            message:
                "\(words) word(s) on this page are text and cannot be seen: they have the colour of what is around "
                + "them, are covered or cut away, or their font has no outlines.")
    }
}
