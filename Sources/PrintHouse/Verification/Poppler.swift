import PaperMail
import StrictFiles
package import SystemPackage

/// Poppler's programs, by which a PDF is read back independently of what wrote it; each within limits.
package struct Poppler: Sendable {
    private static let package = "poppler-utils"

    let limits: ReadingLimits
    private let pdfinfo: LimitedProgram
    let pdftotext: LimitedProgram
    let pdftoppm = LimitedProgram(name: "pdftoppm", package: Self.package)

    /// Names to look for on the path.
    package init(
        pdfinfo: String = "pdfinfo", pdftotext: String = "pdftotext", limits: ReadingLimits = ReadingLimits()
    ) {
        self.pdfinfo = LimitedProgram(name: pdfinfo, package: Self.package)
        self.pdftotext = LimitedProgram(name: pdftotext, package: Self.package)
        self.limits = limits
    }

    /// What pdfinfo says of a file.
    package struct Outline: Hashable, Sendable {
        package var pages: Int
        /// Of pages from the first on, in millimetres, as far as it was asked; any number, also one that is none.
        package var pageSizes: [Manifest.Size]
    }

    /// Throws `toolFailed` where the file is no PDF that can be read, `ReaderStop` where a limit was met.
    ///
    /// - Parameter last: of the pages whose sizes are asked for.
    package func outline(of file: FilePath, upTo last: Int = 1) async throws -> Outline {
        let last = max(1, min(last, limits.mostPages))
        // Two lines of some 40 bytes for each page, behind what the document says of itself.
        let bounds = try bounds(for: file, pages: last, output: 1 << 20 + last * 160)
        var output: [UInt8] = []
        try await pdfinfo.run(["-f", "1", "-l", String(last), argument(file)], on: file, within: bounds) {
            output += $0
        }
        guard let outline = Outline(pdfinfo: String(decoding: output, as: UTF8.self), upTo: last) else {
            throw PrintHouseError.toolFailed(tool: pdfinfo.name, file: file)
        }
        return outline
    }

    /// Hands over the text of each page in turn, and the page's number from 1.
    ///
    /// One process reads them all, and no more than a page of text is held. Throws `ReaderStop` with the page where a
    /// limit was met.
    ///
    package func forEachPage(
        _ pages: ClosedRange<Int>, of file: FilePath, _ body: (_ number: Int, _ text: PageText) throws -> Void
    ) async throws {
        // A page of text for every page would fill a disk before the time is over.
        let bounds = try bounds(for: file, pages: pages.count, output: limits.pageText + pages.count * (64 << 10))
        let range = ["-f", String(pages.lowerBound), "-l", String(pages.upperBound)]
        var page: [UInt8] = []
        var number = pages.lowerBound - 1
        do {
            try await pdftotext.run(
                ["-q", "-enc", "UTF-8", "-eol", "unix"] + range + [argument(file), "-"], on: file, within: bounds
            ) { chunk in
                // Each page ends in a form feed, the last one too.
                let parts = chunk.split(separator: 0x0C, omittingEmptySubsequences: false)
                for (index, part) in parts.enumerated() {
                    page += part
                    guard page.count <= limits.pageText else {
                        throw ReaderStop(pdftotext.name, .overOutput(bytes: limits.pageText))
                    }
                    guard index < parts.count - 1 else { continue }
                    number += 1
                    try body(number, PageText(utf8: page))
                    page.removeAll(keepingCapacity: true)
                }
            }
        } catch var stop as ReaderStop {
            stop.page = number + 1
            throw stop
        }
    }

    func bounds(for file: FilePath, pages: Int, marks: Int = 0, output: Int) throws -> ReaderBounds {
        let size = try FileReading.reading(file) { Int(try Stat(file).size) }
        return limits.bounds(pages: pages, marks: marks, file: size, output: output)
    }

    // A path that begins with a hyphen would be taken for an option.
    func argument(_ file: FilePath) -> String {
        file.isAbsolute ? file.string : "./" + file.string
    }
}

extension Poppler.Outline {
    /// Nil where the text does not tell the number of pages and the sizes of all that were asked for.
    fileprivate init?(pdfinfo text: String, upTo last: Int) {
        var (count, sizes): (Int?, [Int: Manifest.Size]) = (nil, [:])
        // The last line of a kind counts: a title, which comes before, may hold anything.
        for line in text.split(whereSeparator: \.isNewline) {
            let words = line.split(separator: " ")
            if words.count >= 2, words[0] == "Pages:" {
                count = Int(digits: words[1])
            } else if words.count >= 6, words[0] == "Page", words[2] == "size:", let page = Int(digits: words[1]),
                page <= last, let width = Double(words[3]), let height = Double(words[5])
            {
                let millimetres = 25.4 / 72
                sizes[page] = Manifest.Size(widthMm: width * millimetres, heightMm: height * millimetres)
            }
        }
        guard let count, count >= 1 else { return nil }
        pages = count
        pageSizes = (1...min(count, last)).compactMap { sizes[$0] }
        guard pageSizes.count == min(count, last) else { return nil }
    }
}
