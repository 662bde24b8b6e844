import Canvas
import Measures
import Testing

/// The post's barcode: vectors checked against the post's table and the zint program.
@Suite struct KIXCodeTests {
    @Test(arguments: [
        ("2500GG30250", "TDFADDAATTFFTTFFDAFTDAFTDTAFTTFFTDFADDAATTFF"),
        ("1231GF156X2", "TDAFTDFADTAFTDAFDAFTDAADTDAFDDAATADFFATDTDFA"),
        ("1234567890ABCDEFGH", "TDAFTDFADTAFDTFADDAATADFTFTFTFDADATFTTFFDADADFTATAFDTFADTFFTDAADDAFTDFAT"),
        ("1231FZ13", "TDAFTDFADTAFTDAFDAADFFTTTDAFDTAF"),
        ("3511EP10XBIS", "DTAFDDAATDAFTDAFTFFTADADTDAFTTFFFATDDFTAATDFFTFT"),
        ("2500EA20017", "TDFADDAATTFFTTFFTFFTDADATDFATTFFTTFFTDAFTFTF"),
        ("1071XX1X2", "TDAFTTFFTFTFTDAFFATDFATDTDAFFATDTDFA"),
        ("1657KA11X1", "TDAFTADFDDAATFTFADDADADATDAFTDAFFATDTDAF"),
    ])
    func `an address becomes its bars`(content: String, bars: String) throws {
        let drawn = try KIXCode.encode(content).map(\.rawValue)
        #expect(String(drawn) == bars)
    }

    @Test(arguments: ["1234AB", "1234ab1", "1234AB1234567890123", "1234AB-1", ""])
    func `what the post cannot read is told from what it can`(content: String) {
        // libzint itself takes what is too short for an address, and raises small letters.
        let bars = try? KIXCode.encode(content)
        #expect((bars?.count ?? 0) <= 18 * 4)
        if content.contains("-") || content.isEmpty || content.count > 18 { #expect(bars == nil) }
    }

    @Test func `bars have the post's pitch and heights`() throws {
        let modules = KIXCode.modules(of: try KIXCode.encode("1234567890ABCDEFGH"))
        let size = KIXCode.size(of: modules)
        let column = size.width.millimetres / Double(modules.width)
        let row = size.height.millimetres / Double(modules.height)
        #expect((0.38...0.63).contains(column * 6), "width of a bar")
        #expect((20...24).contains(25.4 / (column * 13)), "bars in 25.4 mm")
        #expect((4.22...5.84).contains(row * 8), "full bar")
        #expect((1.02...1.52).contains(row * 2), "tracker")
        #expect(size.width.millimetres <= 82.6)
    }

    @Test func `the bars read back from the drawn modules are those that were encoded`() throws {
        let bars = try KIXCode.encode("1231GF156X2")
        let modules = KIXCode.modules(of: bars)
        func isBlack(_ row: Int, _ column: Int) -> Bool { modules.modules[row * modules.width + column] }
        let read = stride(from: 0, to: modules.width, by: 13).map { column -> KIXCode.Bar in
            switch (isBlack(0, column + 3), isBlack(7, column + 3)) {
            case (true, true): .full
            case (true, false): .ascender
            case (false, true): .descender
            case (false, false): .tracker
            }
        }
        #expect(read == bars)
    }
}
