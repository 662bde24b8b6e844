import Canvas
import Measures
import TestSupport
import Testing

extension BitMatrix {
    /// Rows of `#` for black and `.` for white modules.
    var drawing: [String] {
        (0..<height).map { row in
            String(modules[(row * width)..<((row + 1) * width)].map { $0 ? "#" : "." })
        }
    }
}

@MainActor @Suite struct CodeTests {
    private static let mark = "2611A0001000001S111"

    /// A picture of a code with white around it, 4 pixels a module.
    private func picture(of matrix: BitMatrix, in canvas: CanvasFixture, margin: Int) throws -> String {
        let module = Length(points: 4)
        func side(_ modules: Int) -> Length { module * Double(modules) }
        let area = Rectangle(
            x: side(margin), y: side(margin), width: side(matrix.width), height: side(matrix.height))
        let size = Size(width: side(matrix.width + margin * 2), height: side(matrix.height + margin * 2))
        return try canvas.png(size: size) { drawing throws(DrawingError) in try drawing.code(matrix, in: area) }
    }

    @Test func `a QR code of an address has these modules`() throws {
        #expect(
            try QRCode.encode("https://overheid.nl").drawing == [
                "#######.#.#..#..#.#######",
                "#.....#.##...#....#.....#",
                "#.###.#..#.#.#.#..#.###.#",
                "#.###.#.#.#..##...#.###.#",
                "#.###.#..##.####..#.###.#",
                "#.....#...#####.#.#.....#",
                "#######.#.#.#.#.#.#######",
                "........#.#...#.#........",
                "#.##.###..####..#.#..#.##",
                "####...#.#...#..##.#...#.",
                "#...###.#..###..#..#.....",
                "..##...###..#...#.#.###..",
                ".#.#..###.#.#.#..##.#.###",
                ".#.#.#..#.###.#######...#",
                ".##...#.#.##.#...#..#.##.",
                "#..###.#..##..#######...#",
                ".....##..##.#.#.#########",
                "........#.....#.#...#.#.#",
                "#######.###..##.#.#.#.###",
                "#.....#.#..#.####...#...#",
                "#.###.#..#...##.######...",
                "#.###.#.#.#....#.##.#####",
                "#.###.#.#.#...#.#.#.#.##.",
                "#.....#...#####.....#.#..",
                "#######.##.#.......######",
            ])
    }

    @Test func `a mark is a Data Matrix of 16 x 16 modules`() throws {
        #expect(
            try DataMatrix.encode(Self.mark).drawing == [
                "#.#.#.#.#.#.#.#.",
                "##..#....##...##",
                "#..##..#.#..###.",
                "##.#...#....#.##",
                "###..##...#.....",
                "#........#####.#",
                "#..#.##.#..#..#.",
                "#..#..#.###.##.#",
                "##...###..#####.",
                "#.##.###.####..#",
                "#.#.#.#...#.##..",
                "##..###.#.#....#",
                "##.##..###..##..",
                "#..#..#.#.##.#.#",
                "#.#.....#.#...#.",
                "################",
            ])
    }

    @Test(arguments: ["https://overheid.nl", "https://mijn.overheid.nl/post/papier_1.html", "2611A0001000001S111"])
    func `a QR code is read by zbar and by zxing`(text: String) async throws {
        let canvas = try CanvasFixture()
        let path = try picture(of: QRCode.encode(text), in: canvas, margin: QRCode.quietZone)
        #expect(try await Program.zbarimg.text(["--quiet", path]) == "QR-Code:\(text)\n")
        #expect(try await zxing(path) == "QRCode \(text)\n")
    }

    @Test(arguments: ["2611A0001000001S111", "2611B9999999999Z999", "A"])
    func `a Data Matrix is read by zxing`(text: String) async throws {
        let canvas = try CanvasFixture()
        let path = try picture(of: DataMatrix.encode(text), in: canvas, margin: DataMatrix.quietZone)
        #expect(try await zxing(path) == "DataMatrix \(text)\n")
    }

    @Test(arguments: 1...19)
    func `a Data Matrix is square at every length`(length: Int) throws {
        let matrix = try DataMatrix.encode(String(Self.mark.prefix(length)))
        #expect(matrix.width == matrix.height)
    }

    private func zxing(_ path: String) async throws -> String {
        let script = """
            import sys, zxingcpp
            from PIL import Image
            for code in zxingcpp.read_barcodes(Image.open(sys.argv[1])):
                print(str(code.format).removeprefix("BarcodeFormat.").replace(" ", ""), code.text)
            """
        return try await Program.python.text(["-c", script, path])
    }

    @Test func `every module is drawn at its own place`() async throws {
        let canvas = try CanvasFixture()
        let rows = ["#..#.", ".#...", "####.", "....."]
        let matrix = BitMatrix(width: 5, height: 4) { row, column in
            Array(rows[row])[column] == "#"
        }
        let (point, size) = (Length(points: 1), Size(width: Length(points: 9), height: Length(points: 6)))
        let path = try canvas.png(size: size) { drawing throws(DrawingError) in
            try drawing.code(
                matrix, in: Rectangle(x: point * 3, y: point, width: point * 5, height: point * 4))
        }
        #expect(
            try await Picture(png: path).drawing == [
                ".........",
                "...#..#..",
                "....#....",
                "...####..",
                ".........",
                ".........",
            ])
    }

    @Test(arguments: ["é", "a\nb", "漢"])
    func `a QR code takes only ASCII`(text: String) {
        let error = #expect(throws: CodeError.self) { try QRCode.encode(text) }
        #expect(error?.description == "The QR code cannot be made: the text holds a character that is not ASCII.")
    }

    @Test func `a text that is too long for a code is refused`() {
        let text = String(repeating: "a", count: 4000)
        #expect(throws: CodeError.self) { try QRCode.encode(text) }
        #expect(throws: CodeError.self) { try DataMatrix.encode(text) }
    }
}
