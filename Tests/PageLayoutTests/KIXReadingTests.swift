import Canvas
import Foundation
import LetterComposition
import PageLayout
import SyntheticExtract
import TestSupport
import Testing

/// A thousand codes of every length and character against zint's own program, and read back from the page.
@MainActor @Suite struct KIXReadingTests {
    private static let codes: [String] = {
        var random = SplitMix64(seed: 20_261_121)
        let letters = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
        let all = Array("0123456789") + letters
        return (0..<1000).map { index in
            func pick(_ characters: [Character], _ count: Int) -> String {
                String((0..<count).map { _ in characters[Int(random.next() % UInt64(characters.count))] })
            }
            let number = String(1 + random.next() % 99_999)
            // Every other code has an addition of one to six characters.
            let addition = index.isMultiple(of: 2) ? "" : "X" + pick(all, 1 + Int(random.next() % 6))
            return "\(1 + random.next() % 9)\(pick(Array("0123456789"), 3))\(pick(letters, 2))\(number)\(addition)"
        }
    }()

    @Test func `zint's program makes the same bars`() async throws {
        let folder = try ScratchFolder()
        try (Self.codes.joined(separator: "\n") + "\n").write(
            toFile: folder.path("codes.txt"), atomically: true, encoding: .utf8)
        _ = try await Program.zint.output([
            "-b", "KIX", "--batch", "-i", folder.path("codes.txt"), "--filetype=txt", "-o", folder.path("~~~~.txt"),
        ])
        for (index, code) in Self.codes.enumerated() {
            let number = String(String(10_001 + index).dropFirst())
            let dump = try String(contentsOfFile: folder.path("\(number).txt"), encoding: .utf8)
            // Three rows of hexadecimal bytes; a bar in every second bit.
            let rows: [[Bool]] = dump.split(separator: "\n").map { row in
                let bytes = row.split(separator: " ").compactMap { UInt8($0, radix: 16) }
                return bytes.flatMap { byte in (0..<8).map { byte & (0x80 >> $0) != 0 } }
            }
            try #require(rows.count == 3)
            let bars = stride(from: 0, to: code.count * 8, by: 2).map { bit -> Character in
                switch (rows[0][bit], rows[2][bit]) {
                case (true, true): "F"
                case (true, false): "A"
                case (false, true): "D"
                case (false, false): "T"
                }
            }
            #expect(try String(KIXCode.encode(code).map(\.rawValue)) == String(bars), "\(code)")
        }
    }

    @Test func `each is read back from the shapes on its page, with the post's measures`() throws {
        let small = try SmallLayout()
        let (layout, variant) = try small.letterLayout(
            "<!-- block: opening -->\n\n{{aanhef}},",
            changes: [
                ("window: {x: 8, y: 20, width: 80", "window: {x: 8, y: 20, width: 110"),
                ("address: {x: 10, y: 32, width: 70", "address: {x: 10, y: 32, width: 90"),
                ("reference: {x: 90, y: 32, width: 40, height: 20", "reference: {x: 90, y: 68, width: 40, height: 10"),
            ])
        let letter = try Letter(variant: variant, salutation: "Beste Jo", reference: "R")
        for code in Self.codes {
            let pages = try layout.pages(
                of: letter, envelope: ["Jo de Boer", "Laan 1", "1234 AB  ONS DORP"], kix: code, pieceReference: "R"
            ) { "2611A0001000001S\($0)\($1)1" }
            let bars = KIXReader.bars(on: pages[0])
            #expect(KIXReader.text(of: bars) == code)
            for (bar, next) in zip(bars, bars.dropFirst()) {
                #expect((0.38...0.63).contains(bar.right - bar.left), "width of a bar")
                #expect((25.4 / 24...25.4 / 20).contains(next.left - bar.left), "20 to 24 bars in 25.4 mm")
            }
        }
    }

    @Test func `a bar too many, or of another height, is seen`() throws {
        let pages = try SmallLayout().pages("<!-- block: opening -->\n\n{{aanhef}},", kix: "1231FZ13")
        var bars = KIXReader.bars(on: pages[0])
        #expect(KIXReader.text(of: bars) == "1231FZ13")
        bars[0].top -= 2
        #expect(KIXReader.text(of: bars) != "1231FZ13")
        bars.append(bars[3])
        #expect(KIXReader.text(of: bars) == nil)
    }
}
