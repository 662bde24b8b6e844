import Canvas
import Foundation
import LetterComposition
import Measures
import PageLayout
import PageRendering
import TestSupport
import Testing

@MainActor @Suite struct RenderingTests {
    private let stationery: ProjectStationery
    private let folder: ScratchFolder

    init() throws {
        stationery = try ProjectStationery()
        folder = try ScratchFolder()
    }

    private func pdf(_ pages: [[Page]], name: String = "letters.pdf") throws -> String {
        let path = folder.path(name)
        let renderer = try PDFRenderer(
            path: path, title: "Brieven", date: "2026-11-06T00:00:00Z", library: stationery.fonts)
        for letter in pages { try renderer.write(letter) }
        try renderer.finish()
        return path
    }

    private func png(_ page: Page, dotsPerInch: Int = 100) throws -> String {
        let path = folder.path("page.png")
        try PNGRenderer.write(page, to: path, dotsPerInch: Double(dotsPerInch), library: stationery.fonts)
        return path
    }

    /// How much of two pictures at 127 dpi, five pixels to the millimetre, differs millimetre by millimetre.
    private func share(of one: Picture, differingFrom other: Picture) throws -> Double {
        try one.means(ofSquares: 5).shareOfDifferences(from: other.means(ofSquares: 5), tolerance: 60)
    }

    @Test(arguments: Product.allCases)
    func `PDF and PNG show the same pages`(product: Product) async throws {
        let pages = try stationery.pages(product)
        let path = try pdf([pages])
        for (index, page) in pages.enumerated() {
            let fromPDF = try await Picture(pdf: path, page: index + 1, dotsPerInch: 127)
            let fromPNG = try await Picture(png: png(page, dotsPerInch: 127))
            #expect(try share(of: fromPDF, differingFrom: fromPNG) < 0.0015)
            if !page.items.isEmpty { #expect(fromPNG.darkCount > 300) }
        }
    }

    @Test func `a page that lacks its text is seen to differ`() async throws {
        let page = try #require(stationery.pages(.noEmail).first)
        var bare = page
        bare.items.removeAll { $0.zone == .body }
        let fromPDF = try await Picture(pdf: pdf([[page]]), dotsPerInch: 127)
        #expect(try await share(of: fromPDF, differingFrom: Picture(png: png(bare, dotsPerInch: 127))) > 0.02)
    }

    @Test func `a page without items is white`() async throws {
        let pages = try stationery.pages(.noEmail)
        let back = try #require(pages.last)
        #expect(pages.count == 2 && back.items.isEmpty)
        let path = try pdf([pages])
        #expect(try await Picture(pdf: path, page: 2, dotsPerInch: 50).greys.allSatisfy { $0 == 255 })
        #expect(try await Picture(png: png(back)).greys.allSatisfy { $0 == 255 })
        #expect(try await Program.pdftotext.text(["-f", "2", "-l", "2", path, "-"]) == "\u{C}")
    }

    @Test(arguments: [(Product.noEmail, "595.276 841.89"), (.bounce, "419.528 297.638")])
    func `all pages have the size of their sheet`(product: Product, size: String) async throws {
        let pages = try stationery.pages(product)
        let info = try await Program.pdfinfo.text(["-f", "1", "-l", "9", pdf([pages, pages])])
        let sizes = info.matches(of: /Page +\d size: +([0-9.]+) x ([0-9.]+) pts/).map { "\($0.1) \($0.2)" }
        #expect(sizes == [size, size, size, size])
        #expect(info.contains("Pages:           4\n") && info.contains("Title:           Brieven\n"))
        #expect(info.contains("Encrypted:       no\n") && info.contains("JavaScript:      no\n"))
    }

    @Test func `a picture has the pixels of its resolution`() async throws {
        let page = try #require(stationery.pages(.noEmail).first)
        let picture = try await Picture(png: png(page, dotsPerInch: 50))
        #expect((picture.width, picture.height) == (413, 585))
    }

    @Test func `the text of a page is found again in reading order`() async throws {
        let pages = try stationery.pages(.noEmail)
        let text = try await Program.pdftotext.text(["-raw", pdf([pages]), "-"])
        var rest = text.split(whereSeparator: \.isWhitespace)[...]
        let lines = try #require(pages.first).placedLines.filter { $0.zone == .body }
        #expect(lines.count > 20)
        for line in lines {
            let words = line.line.text.filter { $0 != "\u{2060}" }.split(whereSeparator: \.isWhitespace)
            // The address under the QR code stands between the heading and the steps.
            let range = try #require(rest.firstRange(of: words), "\(words) not in \(rest.prefix(20))")
            rest = rest[range.upperBound...]
        }
        #expect(rest.isEmpty)
    }

    @Test func `what letters share is written once, and what is personal stands in each`() async throws {
        let names = ["A. Aap", "B. Noot", "C. Mies"]
        let letters = try names.map { name in
            try stationery.pages(
                .noEmail, envelope: [name, "Laan 1", "1234 AB  ONS DORP"], salutation: "Beste \(name)")
        }
        let path = try pdf(letters)
        func forms(_ path: String) async throws -> Int {
            try await Program.qpdf.text(["--qdf", "--object-streams=disable", path, "-"])
                .matches(of: /\/Subtype \/Form/).count
        }
        let one = try await forms(pdf([letters[0]], name: "one.pdf"))
        #expect(try await forms(path) == one && one == letters[0][0].forms)
        let text = try await Program.pdftotext.text([path, "-"])
        for name in names { #expect(text.ranges(of: name).count == 2) }
        #expect(text.split(separator: "\u{C}", omittingEmptySubsequences: false).count == 7)
    }

    @Test func `the same pages give the same bytes`() throws {
        let pages = try stationery.pages(.noEmail)
        let first = try Data(contentsOf: URL(filePath: pdf([pages, pages])))
        let other = try ProjectStationery()
        let path = folder.path("other.pdf")
        let renderer = try PDFRenderer(
            path: path, title: "Brieven", date: "2026-11-06T00:00:00Z", library: other.fonts)
        for _ in 0..<2 { try renderer.write(other.pages(.noEmail)) }
        try renderer.finish()
        #expect(try Data(contentsOf: URL(filePath: path)) == first)
    }

    @Test(arguments: [Product.noEmail, .bounce])
    func `codes on a drawn page are read`(product: Product) async throws {
        let pages = try stationery.pages(product)
        let path = folder.path("codes.png")
        let script = """
            import sys, zxingcpp
            from PIL import Image
            for code in sorted(zxingcpp.read_barcodes(Image.open(sys.argv[1])), key=lambda code: code.text):
                print(str(code.format).removeprefix("BarcodeFormat.").replace(" ", ""), code.text)
            """
        let stem = folder.path("front")
        _ = try await Program.pdftoppm.output([
            "-png", "-r", "300", "-f", "1", "-l", "1", "-singlefile", pdf([pages]), stem,
        ])
        let mark = "DataMatrix 2611A0001000001S111\n"
        let expected = product == .noEmail ? mark + "QRCode https://post.example.org\n" : mark
        #expect(try await Program.python.text(["-c", script, stem + ".png"]) == expected)
        try PNGRenderer.write(pages[0], to: path, dotsPerInch: 300, library: stationery.fonts)
        #expect(try await Program.python.text(["-c", script, path]) == expected)
        if product == .noEmail {
            #expect(try await Program.zbarimg.text(["--quiet", path]) == "QR-Code:https://post.example.org\n")
        }
    }

    @Test func `a rule is drawn where it stands`() async throws {
        let point = Length(points: 1)
        let size = Size(width: point * 6, height: point * 4)
        let rule = Rectangle(x: point, y: point * 2, width: point * 4, height: point)
        let page = Page(size: size, items: [PageItem(.body, .rule(rule))])
        let expected = ["......", "......", ".####.", "......"]
        #expect(try await Picture(png: png(page, dotsPerInch: 72)).drawing == expected)
        #expect(try await Picture(pdf: pdf([[page]]), dotsPerInch: 72).drawing == expected)
    }
}

extension Page {
    /// How many forms it is made of.
    fileprivate var forms: Int {
        items.count { item in if case .form = item.content { true } else { false } }
    }
}
