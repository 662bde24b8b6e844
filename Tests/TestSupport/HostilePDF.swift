import Testing

/// PDFs of two pages that were made to bring their readers down, written by hand.
package struct HostilePDF: Sendable, CustomTestStringConvertible {
    package let testDescription: String
    package let bytes: [UInt8]

    /// - Parameters:
    ///   - kids: the list of pages; the first page is object 4, a blank second one object 6.
    ///   - resources: of the first page; object 3 is Helvetica.
    ///   - objects: from number 7 on.
    private init(
        _ description: String, box: String = "0 0 595 842", kids: String = "4 0 R 6 0 R", count: Int = 2,
        content: [UInt8] = stream("BT /F1 11 Tf 100 700 Td (Beste lezer) Tj ET"),
        resources: String = "/Font << /F1 3 0 R >>", objects: [[UInt8]] = []
    ) {
        testDescription = description
        let first = [
            "<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Count \(count) /Kids [\(kids)] >>",
            "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
            "<< /Type /Page /Parent 2 0 R /MediaBox [\(box)] /Contents 5 0 R /Resources << \(resources) >> >>",
        ]
        let blank = "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << >> >>"
        bytes = Self.file(first.map { Array($0.utf8) } + [content, Array(blank.utf8)] + objects)
    }

    package static let pageOfNoSize = HostilePDF("a page of 0 x 0", box: "0 0 0 0")
    package static let thinPage = HostilePDF("a page as thin as a hair", box: "0 0 3 842")
    /// 1,000,000 mm on a side.
    package static let hugePage = HostilePDF("a page of a kilometre", box: "0 0 2834645 2834645")
    package static let treeInItself = HostilePDF("a tree of pages in itself", kids: "2 0 R")
    package static let billionPages = HostilePDF("a billion pages that are not there", count: 1_000_000_000)

    /// 7 kB: each form draws the next one ten times.
    package static let nestedForms: HostilePDF = {
        let last = 36
        let forms = (7...last).map { number in
            let isLast = number == last
            return stream(
                isLast ? "BT /F1 11 Tf 100 700 Td (x) Tj ET" : String(repeating: "/X Do ", count: 10),
                "/Type /XObject /Subtype /Form /BBox [0 0 595 842] /Resources "
                    + (isLast ? "<< /Font << /F1 3 0 R >> >>" : "<< /XObject << /X \(number + 1) 0 R >> >>"))
        }
        return HostilePDF(
            "forms that draw forms", content: stream("/X Do"), resources: "/XObject << /X 7 0 R >>", objects: forms)
    }()

    /// A gigabyte of zeros in 7 MB.
    package static let endlessZeros = HostilePDF(
        "a gigabyte of zeros", content: stream(deflated([0], times: 4 << 20), "/Filter /FlateDecode"))

    /// Each `q` keeps a graphics state; none is given back.
    package static let endlessStates = HostilePDF(
        "states that are never given back",
        content: stream(deflated(Array("q ".utf8), times: 1 << 18), "/Filter /FlateDecode"))

    /// 20,000 letters, each in a place of its own.
    package static let muchText: HostilePDF = {
        let lines = (0..<200).map { line in
            "1 0 0 1 20 \(820 - 4 * line) Tm (" + String(repeating: "abcdefghij", count: 10) + ") Tj"
        }
        return HostilePDF("a page full of text", content: stream("BT /F1 4 Tf " + lines.joined(separator: " ") + " ET"))
    }()

    package static let brokenFont = HostilePDF(
        "a font with a broken program", resources: "/Font << /F1 7 0 R >>",
        objects: [
            Array(
                "<< /Type /Font /Subtype /TrueType /BaseFont /Bad /FirstChar 97 /LastChar 99 /Widths [500 500 500] /FontDescriptor 8 0 R >>"
                    .utf8),
            Array(
                "<< /Type /FontDescriptor /FontName /Bad /Flags 4 /FontBBox [0 0 1 1] /ItalicAngle 0 /Ascent 1 /Descent 0 /CapHeight 1 /StemV 1 /FontFile2 9 0 R >>"
                    .utf8),
            stream([0, 1, 0, 0] + (0..<10_240).map { UInt8(truncatingIfNeeded: $0) }),
        ])

    /// One letter that stands for 20,000.
    package static let longCharacters = HostilePDF(
        "a letter that is a book", content: stream("BT /F1 11 Tf 100 700 Td (" + repeated("a", 2000) + ") Tj ET"),
        resources: "/Font << /F1 7 0 R >>",
        objects: [
            Array("<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /ToUnicode 8 0 R >>".utf8),
            stream(
                """
                /CIDInit /ProcSet findresource begin begincmap
                1 begincodespacerange <00> <ff> endcodespacerange
                1 beginbfchar <61> <\(repeated("0041", 20_000))> endbfchar
                endcmap end
                """),
        ])

    private static func repeated(_ text: String, _ count: Int) -> String { String(repeating: text, count: count) }

    private static func stream(_ content: String, _ entries: String = "") -> [UInt8] {
        stream(Array(content.utf8), entries)
    }

    private static func stream(_ content: [UInt8], _ entries: String = "") -> [UInt8] {
        Array("<< \(entries) /Length \(content.count) >>\nstream\n".utf8) + content + Array("\nendstream".utf8)
    }

    private static func file(_ objects: [[UInt8]]) -> [UInt8] {
        var file = Array("%PDF-1.4\n".utf8)
        var offsets: [Int] = []
        for (index, object) in objects.enumerated() {
            offsets.append(file.count)
            file += Array("\(index + 1) 0 obj\n".utf8) + object + Array("\nendobj\n".utf8)
        }
        let start = file.count
        var table = "xref\n0 \(objects.count + 1)\n0000000000 65535 f \n"
        for offset in offsets {
            let digits = String(offset)
            table += repeated("0", 10 - digits.count) + digits + " 00000 n \n"
        }
        table += "trailer\n<< /Size \(objects.count + 1) /Root 1 0 R >>\nstartxref\n\(start)\n%%EOF\n"
        return file + Array(table.utf8)
    }

    /// A pattern of ASCII and then its repetition, 258 bytes `times` over, in one block with fixed codes (RFC 1951, 3.2.6).
    private static func deflated(_ pattern: [UInt8], times: Int) -> [UInt8] {
        var (bytes, bits, count): ([UInt8], UInt32, UInt32) = ([0x78, 0xDA], 0, 0)
        func put(_ value: UInt32, _ width: UInt32) {
            bits |= value << count
            count += width
            while count >= 8 {
                bytes.append(UInt8(truncatingIfNeeded: bits))
                bits >>= 8
                count -= 8
            }
        }
        // Codes begin with their highest bit, all else with its lowest.
        func putCode(_ code: UInt32, _ width: UInt32) {
            for bit in (0..<width).reversed() { put(code >> bit & 1, 1) }
        }
        put(0b011, 3)
        for byte in pattern { putCode(0x30 + UInt32(byte), 8) }
        for _ in 0..<times {
            // Length 258, distance that of the pattern.
            putCode(0b1100_0101, 8)
            putCode(UInt32(pattern.count - 1), 5)
        }
        putCode(0, 7)
        put(0, 7)
        return bytes
    }
}
