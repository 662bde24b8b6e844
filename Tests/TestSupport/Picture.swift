/// Grey values in rows, as another program read them from a PNG or drew them from a PDF.
package struct Picture: Sendable {
    package let width: Int
    package let height: Int
    /// Row by row, 0 is black.
    package let greys: [UInt8]

    /// Reads a PNG with Pillow.
    package init(png path: String) async throws {
        let script = """
            import sys
            from PIL import Image
            image = Image.open(sys.argv[1]).convert("L")
            sys.stdout.buffer.write(b"P5 %d %d 255\\n" % image.size + image.tobytes())
            """
        try self.init(pgm: await Program.python.output(["-c", script, path]))
    }

    /// Draws a page of a PDF with Poppler.
    package init(pdf path: String, page: Int = 1, dotsPerInch: Int) async throws {
        try self.init(
            pgm: await Program.pdftoppm.output([
                "-gray", "-r", "\(dotsPerInch)", "-f", "\(page)", "-l", "\(page)", "-singlefile", path,
            ]))
    }

    /// A portable grey map: `P5`, width, height and 255, each behind white space, then the bytes.
    private init(pgm: [UInt8]) throws {
        let fields = pgm.split(maxSplits: 4, omittingEmptySubsequences: false) { $0 == 0x20 || $0 == 0x0A }
        guard fields.count == 5, let width = Int(String(decoding: fields[1], as: UTF8.self)),
            let height = Int(String(decoding: fields[2], as: UTF8.self)), fields[4].count == width * height
        else { throw TestObstacle(description: "The grey map cannot be read.") }
        (self.width, self.height, greys) = (width, height, Array(fields[4]))
    }

    /// Rows of `#` for dark and `.` for light pixels.
    package var drawing: [String] {
        (0..<height).map { row in
            String(greys[(row * width)..<((row + 1) * width)].map { $0 < 128 ? "#" : "." })
        }
    }

    /// How many pixels are dark.
    package var darkCount: Int { greys.count { $0 < 128 } }

    /// The picture in squares of `side` pixels, each with their mean; what is left at the right and bottom is dropped.
    ///
    /// Two programs smooth the edges of letters in ways of their own, and one is up to half a pixel off; means of a
    /// millimetre hardly show it, and show well where something is missing or stands a millimetre off.
    package func means(ofSquares side: Int) -> Picture {
        let (columns, rows) = (width / side, height / side)
        let means = (0..<rows).flatMap { row in
            (0..<columns).map { column in
                var sum = 0
                for line in (row * side)..<((row + 1) * side) {
                    let start = line * width + column * side
                    for pixel in start..<(start + side) { sum += Int(greys[pixel]) }
                }
                return UInt8(sum / (side * side))
            }
        }
        return Picture(width: columns, height: rows, greys: means)
    }

    private init(width: Int, height: Int, greys: [UInt8]) {
        (self.width, self.height, self.greys) = (width, height, greys)
    }

    /// The share of the pixels that differ by more than `tolerance` of 255.
    package func shareOfDifferences(from other: Picture, tolerance: Int) throws -> Double {
        guard (width, height) == (other.width, other.height) else {
            throw TestObstacle(
                description: "The pictures are \(width) x \(height) and \(other.width) x \(other.height) pixels.")
        }
        let differing = zip(greys, other.greys).count { abs(Int($0) - Int($1)) > tolerance }
        return Double(differing) / Double(greys.count)
    }
}
