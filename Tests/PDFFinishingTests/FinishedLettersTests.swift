import Foundation
import LetterComposition
import Measures
import PDFFinishing
import TestSupport
import Testing

@MainActor @Suite struct FinishedLettersTests {
    /// Objects and contents in plain text; byte by byte, as they are in no one encoding.
    private func plain(_ path: String) async throws -> String {
        let bytes = try await Program.qpdf.output([
            "--qdf", "--object-streams=disable", "--stream-data=uncompress", path, "-",
        ])
        return String(String.UnicodeScalarView(bytes.map { Unicode.Scalar($0) }))
    }

    @Test(arguments: Product.allCases)
    func `pages look the same before and after, and say the same`(product: Product) async throws {
        let fixture = try FinishingFixture()
        let drawn = try fixture.drawn(product, isWhole: true).path
        let finished = try fixture.finished(fixture.drawn(product))
        let before = try await Program.pdftotext.text(["-layout", drawn, "-"])
        #expect(before.contains("1234 RG ONS DORP") && before.count { $0 == "\u{C}" } == 6)
        #expect(try await Program.pdftotext.text(["-layout", finished, "-"]) == before)
        for page in 1...6 {
            let picture = try await Picture(pdf: drawn, page: page, dotsPerInch: 150)
            #expect(try await Picture(pdf: finished, page: page, dotsPerInch: 150).greys == picture.greys)
        }
        func forms(_ path: String) async throws -> Int {
            try await plain(path).matches(of: /\/Subtype \/Form/).count
        }
        #expect(try await forms(finished) == forms(drawn))
        _ = try await Program.qpdf.output(["--check", finished])
        func fonts(_ path: String) async throws -> [String] {
            // Without the last column, the object's number.
            try await Program.pdffonts.text([path]).split(separator: "\n").map { String($0.dropLast(12)) }.sorted()
        }
        #expect(try await fonts(finished) == fonts(drawn))
    }

    @Test(arguments: [Product.noEmail, .bounce])
    func `what Cairo writes for black is printed in four inks, and what is finished in one`(
        product: Product
    ) async throws {
        let fixture = try FinishingFixture()
        let drawn = try fixture.drawn(product)
        #expect(try await !Separations(pdf: fixture.drawn(product, isWhole: true).path, pages: 1...6).isBlackOnly)
        let plates = try await Separations(pdf: fixture.finished(drawn), pages: 1...6)
        #expect(plates.isBlackOnly && plates.black == 0, "\(plates)")
    }

    @Test func `no operator and no object names a colour`() async throws {
        let fixture = try FinishingFixture()
        let drawn = try fixture.drawn(.noEmail)
        let colours = /DeviceRGB|(?:[0-9.]+\s+){3}(?:rg|RG)\b/
        #expect(try await plain(drawn.path).matches(of: colours).count > 6)
        let finished = try await plain(fixture.finished(drawn))
        #expect(finished.matches(of: colours).isEmpty)
        #expect(finished.matches(of: /\n0 g\b/).count >= 3 && finished.contains("1234 RG"))
    }

    @Test func `blank backs are made where the letters have them, without content`() async throws {
        let fixture = try FinishingFixture()
        let drawn = try fixture.drawn(.noEmail)
        #expect(drawn.parts.map(\.pages) == Array(repeating: [.drawn, .blank], count: 3))
        let finished = try fixture.finished(drawn)
        let contents = try await plain(finished).matches(of: /\/Contents (\d+) 0 R/).map { $0.1 }
        #expect(contents.count == 3 && Set(contents).count == 3)
        let pages = try await Program.pdftotext.text([finished, "-"]).split(
            separator: "\u{C}", omittingEmptySubsequences: false)
        #expect(
            pages.count == 7
                && pages.enumerated().allSatisfy { $0.element.isEmpty != $0.offset.isMultiple(of: 2) || $0.offset == 6 }
        )
    }

    @Test(arguments: Product.allCases)
    func `Ghostscript, mutool and Poppler draw letters as drawn and as finished, and have nothing to say`(
        product: Product
    ) async throws {
        let fixture = try FinishingFixture()
        let drawn = try fixture.drawn(product)
        let finished = try fixture.finished(drawn, bleed: product == .bounce ? 3.mm : .zero)
        for path in [try fixture.drawn(product, isWhole: true).path, finished] {
            #expect(try await PageReaders.complaints(about: path) == [])
        }
    }

    @Test func `a page or form on which nothing is drawn is one that every program reads`() async throws {
        let fixture = try FinishingFixture()
        let path = fixture.folder.path("empty.pdf")
        var pdf = WrittenPDF(content: "", resources: "/XObject << /x5 5 0 R >>")
        pdf.objects = [WrittenPDF.stream("/Type /XObject /Subtype /Form /BBox [0 0 9 9]", "")]
        try pdf.write(to: path)
        let finished = try fixture.finished(
            .init(path: path, parts: [DocumentPart(name: "1", pages: [.drawn, .blank])]))
        #expect(try await PageReaders.complaints(about: finished) == [])
        #expect(try await Program.pdfinfo.text([finished]).contains("Pages:           2\n"))
    }

    @Test func `a back whose content is an empty stream that calls itself compressed is noticed`() async throws {
        let fixture = try FinishingFixture()
        let path = fixture.folder.path("broken.pdf")
        var pdf = WrittenPDF(content: "")
        pdf.contentEntries = "/Filter /FlateDecode"
        try pdf.write(to: path)
        let programs = Set(try await PageReaders.complaints(about: path).map(\.program))
        // Ghostscript too, up to Debian 12's; 10.05 says nothing of it.
        #expect(programs.contains("mutool"), "\(programs)")
    }

    @Test(arguments: [[DocumentPart.Page.drawn], [.drawn, .drawn, .drawn, .drawn], []])
    func `letters that are not those of the file are refused`(pages: [DocumentPart.Page]) throws {
        let fixture = try FinishingFixture()
        var drawn = try fixture.drawn(.noEmail)
        drawn.parts = [DocumentPart(name: "2611A00010000001", pages: pages)]
        let error = #expect(throws: FinishingError.self) { _ = try fixture.finished(drawn) }
        #expect(error?.description.contains("has 3 pages, not \(pages.count)") == true)
    }

    @Test func `a card is drawn at its place on larger paper, on the last page as on the first`() async throws {
        let fixture = try FinishingFixture()
        let finished = try fixture.finished(fixture.drawn(.bounce, bleed: 3.mm), bleed: 3.mm)
        let info = try await Program.pdfinfo.text(["-box", "-f", "1", "-l", "6", finished])
        for (box, sides) in [
            ("Media", "0.00 +0.00 +436.54 +314.65"), ("Crop", "0.00 +0.00 +436.54 +314.65"),
            ("Bleed", "0.00 +0.00 +436.54 +314.65"), ("Trim", "8.50 +8.50 +428.03 +306.14"),
        ] {
            let lines = info.matches(of: try Regex("Page +[1-6] \(box)Box: +\(sides)\n"))
            #expect(lines.count == 6, "\(box): \(info)")
        }
        // 3 mm at this resolution are 30 pixels.
        let trimmed = ["-r", "254", "-x", "30", "-y", "30", "-W", "1480", "-H", "1050", "-gray"]
        let plain = try fixture.drawn(.bounce)
        for page in 1...6 {
            let range = ["-f", "\(page)", "-l", "\(page)", "-singlefile"]
            let picture = try await Program.pdftoppm.output(trimmed + range + [finished])
            let wanted = try await Program.pdftoppm.output(
                ["-r", "254", "-x", "0", "-y", "0", "-W", "1480", "-H", "1050", "-gray"] + range + [plain.path])
            #expect(picture.count == wanted.count && picture.count > 1_500_000)
            // Edges are smoothed by where they fall between two pixels.
            let differing = zip(picture, wanted).count { abs(Int($0) - Int($1)) > 100 }
            #expect(differing < 400, "page \(page): \(differing) pixels differ")
        }
    }

    @Test func `the same input gives the same bytes, and other letters another identifier`() async throws {
        let fixture = try FinishingFixture()
        func identifier(_ path: String) async throws -> Substring {
            let trailer = try await Program.qpdf.text(["--show-object=trailer", path])
            let match = try #require(trailer.firstMatch(of: /\/ID \[ <([0-9a-f]{32})> <([0-9a-f]{32})> \]/))
            #expect(match.1 == match.2)
            return match.1
        }
        let drawn = try fixture.drawn(.noEmail)
        let first = try fixture.finished(drawn)
        let elsewhere = try FinishingFixture()
        let second = try elsewhere.finished(drawn, name: "other.pdf")
        #expect(try Data(contentsOf: URL(filePath: first)) == Data(contentsOf: URL(filePath: second)))
        let other = try fixture.finished(fixture.drawn(.dormant), name: "dormant.pdf")
        #expect(try await identifier(first) != identifier(other))
    }

    @Test(arguments: [
        ("2026-11-06", "20261106000000+01'00'", "2026-11-06T00:00:00+01:00"),
        ("2026-07-01", "20260701000000+02'00'", "2026-07-01T00:00:00+02:00"),
    ])
    func `what the document says of itself is the same in both places`(
        day: String, information: String, xmp: String
    ) async throws {
        let fixture = try FinishingFixture(title: "Brief <1> & \"é\"", date: day)
        let path = try fixture.finished(fixture.drawn(.noEmail))
        let objects = try await plain(path)
        #expect(
            objects.matches(of: /\/(CreationDate|ModDate) \(D:(.*?)\)\n/).map(\.2) == [
                information[...], information[...],
            ])
        let info = try await Program.pdfinfo.text(["-enc", "UTF-8", path])
        #expect(
            info.contains("Title:           Brief <1> & \"é\"\n") && info.contains("Producer:        one & <two>\n"))
        #expect(info.contains("Creator:         Postvangnet\n"))
        // In plain text, so that programs that know no PDF find it.
        let script = """
            import re, sys, xml.etree.ElementTree as tree
            packet = re.search(rb"<\\?xpacket begin=.*?<\\?xpacket end=\\"r\\"\\?>", open(sys.argv[1], "rb").read(), re.S)
            for element in tree.fromstring(packet[0]).iter():
                if element.text and element.text.strip():
                    print(element.tag.split("}")[1] + "=" + element.text)
            """
        let fields = try await Program.python.text(["-c", script, path]).split(separator: "\n")
        #expect(
            fields == [
                "format=application/pdf", "li=Brief <1> & \"é\"", "li=nl-NL", "CreateDate=\(xmp)", "ModifyDate=\(xmp)",
                "MetadataDate=\(xmp)", "CreatorTool=Postvangnet", "Producer=one & <two>", "Trapped=False",
                "DocumentID=uuid:01234567-89ab-8def-8123-456789abcdef",
                "InstanceID=uuid:01234567-89ab-8def-8123-456789abcdef", "VersionID=1", "RenditionClass=default",
            ])
        #expect(objects.contains("/Lang (nl-NL)") && objects.contains("/DisplayDocTitle true"))
        #expect(objects.contains("/Trapped /False"))
    }
}
