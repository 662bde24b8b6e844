import MarkReading
import Subprocess
import SystemPackage

/// A part of a page in millimetres, from the left and top of its sheet.
struct PageArea: Hashable, Sendable {
    var x: Double
    var y: Double
    var width: Double
    var height: Double
}

extension Poppler {
    private static let pdftoppm = "pdftoppm"
    /// Modules of 0.4 mm come to five dots.
    private static let dotsPerInch = 300.0

    /// Draws a part of pages `range`, and hands over each picture with the page's number.
    ///
    /// One process draws them all, and no more than a picture is held.
    func forEachPicture(
        of area: PageArea, on range: ClosedRange<Int>, in file: FilePath,
        _ body: (_ number: Int, _ picture: GrayPicture) throws -> Void
    ) async throws {
        func dots(_ millimetres: Double) -> String { String(Int((millimetres / 25.4 * Self.dotsPerInch).rounded())) }
        let arguments = [
            "-q", "-gray", "-r", String(Int(Self.dotsPerInch)), "-f", String(range.lowerBound), "-l",
            String(range.upperBound), "-x", dots(area.x), "-y", dots(area.y), "-W", dots(area.width), "-H",
            dots(area.height), argument(file),
        ]
        let result = try await started(Self.pdftoppm) {
            try await run(
                .name(Self.pdftoppm), arguments: Arguments(arguments), input: .none, output: .sequence,
                error: .discarded
            ) { execution in
                var reader = GrayMapReader()
                var number = range.lowerBound - 1
                for try await buffer in execution.standardOutput {
                    unsafe reader.take(buffer.withUnsafeBytes { unsafe Array($0) })
                    while let picture = reader.next() {
                        number += 1
                        try body(number, picture)
                    }
                }
            }
        }
        guard result.terminationStatus.isSuccess else {
            throw PrintHouseError.toolFailed(tool: Self.pdftoppm, file: file)
        }
    }
}

/// Takes pictures out of a stream of binary grey maps (PGM, `P5`) as their bytes come in.
struct GrayMapReader {
    private var bytes: [UInt8] = []

    mutating func take(_ chunk: [UInt8]) { bytes += chunk }

    /// The next picture that is there in full.
    mutating func next() -> GrayPicture? {
        // Three fields, each ended by one white space: P5, width and height, 255.
        var fields: [Int] = []
        var position = 0
        var word: [UInt8] = []
        while fields.count < 4, position < bytes.count {
            let byte = bytes[position]
            position += 1
            if byte == 0x20 || byte == 0x0A {
                let text = String(decoding: word, as: UTF8.self)
                fields.append(text == "P5" ? 5 : Int(text) ?? -1)
                word = []
            } else {
                word.append(byte)
            }
        }
        guard fields.count == 4, fields[0] == 5, fields[1] > 0, fields[2] > 0, fields[3] == 255 else { return nil }
        let end = position + fields[1] * fields[2]
        guard bytes.count >= end else { return nil }
        defer { bytes.removeFirst(end) }
        return GrayPicture(width: fields[1], height: fields[2], pixels: Array(bytes[position..<end]))
    }
}
