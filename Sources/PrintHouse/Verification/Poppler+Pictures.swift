import MarkReading
import PaperMail
import SystemPackage

/// A part of a page in millimetres, from the left and top of its sheet.
struct PageArea: Hashable, Sendable {
    /// How far from the corner of its page a part may begin.
    private static let places = 0.0...2000.0
    /// The sides of a mark with what is white around it.
    private static let sides = 1.0...150.0

    let x: Double
    let y: Double
    let width: Double
    let height: Double

    /// Nil where it is on no sheet of paper, or greater than a mark: a manifest may say anything.
    init?(x: Double, y: Double, width: Double, height: Double) {
        // A number that is none is in no range.
        guard Self.places.contains(x), Self.places.contains(y), Self.sides.contains(width), Self.sides.contains(height)
        else { return nil }
        (self.x, self.y, self.width, self.height) = (x, y, width, height)
    }
}

extension Poppler {
    /// Modules of 0.4 mm come to five dots.
    private static let dotsPerInch = 300.0

    /// Runs of pages: neighbours are read or drawn by one process; blank backs between them cost less than another one.
    ///
    /// - Parameter most: pages in a run.
    static func ranges(of pages: [Int], atMost most: Int = .max) -> [ClosedRange<Int>] {
        pages.reduce(into: []) { ranges, page in
            if let last = ranges.last, page - last.upperBound <= 4, page - last.lowerBound < most {
                ranges[ranges.count - 1] = last.lowerBound...page
            } else {
                ranges.append(page...page)
            }
        }
    }

    /// Draws a part of pages `range`, and hands over each picture with the page's number; nil where the page does not reach
    /// there.
    ///
    /// One process draws them all, and no more than a picture is held. Throws `ReaderStop` with the page where a limit was
    /// met.
    func forEachPicture(
        of area: PageArea, on range: ClosedRange<Int>, in file: FilePath,
        _ body: (_ number: Int, _ picture: GrayPicture?) async throws -> Void
    ) async throws {
        func dots(_ millimetres: Double) -> Int { Int((millimetres / 25.4 * Self.dotsPerInch).rounded()) }
        let (width, height) = (dots(area.width), dots(area.height))
        let part = ["-x", String(dots(area.x)), "-y", String(dots(area.y)), "-W", String(width), "-H", String(height)]
        try await draw(
            at: Int(Self.dotsPerInch), part, dots: range.count * width * height, on: range, in: file, body)
    }

    /// The same of whole pages.
    ///
    /// - Parameter dots: of all their pictures together, at most.
    func forEachPicture(
        at dotsPerInch: Int, dots: Int, on range: ClosedRange<Int>, in file: FilePath,
        _ body: (_ number: Int, _ picture: GrayPicture?) async throws -> Void
    ) async throws {
        try await draw(at: dotsPerInch, [], dots: dots, on: range, in: file, body)
    }

    private func draw(
        at dotsPerInch: Int, _ part: [String], dots: Int, on range: ClosedRange<Int>, in file: FilePath,
        _ body: (_ number: Int, _ picture: GrayPicture?) async throws -> Void
    ) async throws {
        let arguments =
            [
                "-q", "-gray", "-r", String(dotsPerInch), "-f", String(range.lowerBound), "-l",
                String(range.upperBound),
            ] + part + [argument(file)]
        let bounds = try bounds(
            for: file, pages: range.count, output: dots + range.count * GrayMapReader.longestHeader)
        var reader = GrayMapReader()
        var number = range.lowerBound - 1
        do {
            try await pdftoppm.run(arguments, on: file, within: bounds) { chunk in
                reader.take(chunk)
                while let picture = try reader.next() {
                    number += 1
                    try await body(number, picture.drawn)
                }
            }
        } catch var stop as ReaderStop where stop.reader == pdftoppm.name {
            stop.page = min(number + 1, range.upperBound)
            throw stop
        } catch is GrayMapReader.Fault {
            throw PrintHouseError.toolFailed(tool: pdftoppm.name, file: file)
        }
    }
}

/// Takes pictures out of a stream of binary grey maps (PGM, `P5`) as their bytes come in.
struct GrayMapReader {
    enum Fault: Error {
        /// What stands there is the beginning of no grey map.
        case header
    }

    /// What was drawn of a page; nil of one that does not reach into the part that was asked for.
    struct Picture: Hashable {
        var drawn: GrayPicture?
    }

    /// Bytes; pdftoppm writes some 15.
    static let longestHeader = 64

    private var bytes: [UInt8] = []

    mutating func take(_ chunk: [UInt8]) { bytes += chunk }

    /// The next picture that is there in full.
    mutating func next() throws(Fault) -> Picture? {
        // Four fields, each ended by one white space: P5, width and height, 255.
        var fields: [[UInt8]] = [[]]
        for byte in bytes.prefix(Self.longestHeader) where fields.count <= 4 {
            if byte == 0x20 || byte == 0x0A { fields.append([]) } else { fields[fields.count - 1].append(byte) }
        }
        guard fields.count > 4 else {
            if bytes.count >= Self.longestHeader { throw .header }
            return nil
        }
        let numbers = fields[1...3].map { Int(digits: String(decoding: $0, as: UTF8.self)) }
        guard fields[0] == Array("P5".utf8), let width = numbers[0], let height = numbers[1], numbers[2] == 255 else {
            throw .header
        }
        let (count, isTooLarge) = width.multipliedReportingOverflow(by: height)
        guard !isTooLarge else { throw .header }
        let start = fields[0...3].reduce(0) { $0 + $1.count + 1 }
        guard bytes.count - start >= count else { return nil }
        defer { bytes.removeFirst(start + count) }
        return Picture(
            drawn: GrayPicture(width: width, height: height, pixels: Array(bytes[start..<start + count])))
    }
}
