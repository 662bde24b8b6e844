import Canvas
import PageReading
import Testing

/// Codes that libzint made, read from their modules.
@Suite struct CodeReaderTests {
    private func code(_ matrix: BitMatrix, changing place: Int? = nil) -> ReadContent.Code {
        let length = (matrix.width + 7) / 8
        var modules = [UInt8](repeating: 0, count: length * matrix.height)
        for (index, isBlack) in matrix.modules.enumerated() where isBlack != (index == place) {
            modules[index / matrix.width * length + index % matrix.width / 8] |= 0x80 >> UInt8(index % matrix.width % 8)
        }
        return ReadContent.Code(
            area: PageRectangle(left: 0, top: 0, right: 1, bottom: 1), columns: matrix.width, rows: matrix.height,
            modules: modules)
    }

    @Test func `marks of all lengths are read, digits and capitals`() throws {
        var reader = DataMatrixReader()
        var sides: Set<Int> = []
        for length in 1...90 {
            for text in [
                String(repeating: "2611A0001000001S111", count: 5).prefix(length),
                String(repeating: "7", count: length)[...],
                String(repeating: "NOPQRS", count: 15).prefix(length),
            ] {
                let matrix = try DataMatrix.encode(String(text))
                sides.insert(matrix.width)
                #expect(reader.text(of: code(matrix)) == String(text))
            }
        }
        // All shapes of corners are among them.
        #expect(sides.isSuperset(of: [10, 12, 14, 16, 18, 20, 22, 24, 26, 32]))
    }

    @Test(arguments: ["2611A0001000001S111", String(repeating: "A1", count: 40)])
    func `a mark of which one module is another has no text`(text: String) throws {
        var reader = DataMatrixReader()
        let matrix = try DataMatrix.encode(text)
        for place in matrix.modules.indices { #expect(reader.text(of: code(matrix, changing: place)) == nil) }
    }

    @Test func `KIX codes are read, and none of another shape`() throws {
        for text in ["1231FZ13XHS", "0123456789ABCDEFGH", "IJKLMNOPQRSTUVWXYZ", "2500GG30250"] {
            let matrix = KIXCode.modules(of: try KIXCode.encode(text))
            #expect(KIXReader.text(of: code(matrix)) == text)
            // One bar that is longer or shorter makes another character, or none.
            for place in matrix.modules.indices { #expect(KIXReader.text(of: code(matrix, changing: place)) != text) }
        }
        #expect(KIXReader.text(of: code(try DataMatrix.encode("2611"))) == nil)
    }
}
