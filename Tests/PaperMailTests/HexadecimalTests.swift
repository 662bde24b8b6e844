import PaperMail
import Testing

@Suite struct HexadecimalTests {
    @Test func `every byte is two small digits, and is read again`() {
        let bytes = Array(UInt8.min...UInt8.max)
        let text = Hexadecimal.text(of: bytes)
        #expect(text.hasPrefix("000102") && text.hasSuffix("fdfeff") && text.utf8.count == 512)
        #expect(Hexadecimal.bytes(of: text) == bytes && Hexadecimal.holds(text, digits: 512))
        #expect(Hexadecimal.bytes(of: "") == [])
    }

    @Test(arguments: ["0", "0A", "g0", "0 ", "é"])
    func `half a byte, and what is no small digit, is none`(text: String) {
        #expect(Hexadecimal.bytes(of: text) == nil)
        #expect(!Hexadecimal.holds(text, digits: 2))
    }
}
