import PaperMail
import SystemPackage

/// Where a word stands on its page: shares of the page's width and height, from its left and top.
struct WordBox: Hashable, Sendable {
    var left: Double
    var top: Double
    var right: Double
    var bottom: Double
}

extension Poppler {
    /// The places of all words with a letter or a digit, by their pages.
    ///
    /// Throws `ReaderStop` where a limit was met.
    func words(on range: ClosedRange<Int>, in file: FilePath) async throws -> [Int: [WordBox]] {
        let arguments = [
            "-q", "-bbox", "-enc", "UTF-8", "-eol", "unix", "-f", String(range.lowerBound), "-l",
            String(range.upperBound), argument(file), "-",
        ]
        // A word of six letters takes some hundred bytes.
        let bounds = try bounds(for: file, pages: range.count, output: limits.pageText * (range.count + 3))
        var reader = WordListReader(firstPage: range.lowerBound)
        do {
            try await pdftotext.run(arguments, on: file, within: bounds) { reader.take($0) }
        } catch var stop as ReaderStop {
            stop.page = min(reader.page, range.upperBound)
            throw stop
        }
        return reader.words
    }
}

/// Reads what `pdftotext -bbox` writes, line by line as it comes.
struct WordListReader {
    private(set) var words: [Int: [WordBox]] = [:]
    private(set) var page: Int
    private var size = (width: 0.0, height: 0.0)
    private var line: [UInt8] = []

    init(firstPage: Int) { page = firstPage - 1 }

    mutating func take(_ chunk: [UInt8]) {
        let parts = chunk.split(separator: 0x0A, omittingEmptySubsequences: false)
        for (index, part) in parts.enumerated() {
            line += part
            guard index < parts.count - 1 else { continue }
            read(String(decoding: line, as: UTF8.self))
            line.removeAll(keepingCapacity: true)
        }
    }

    private mutating func read(_ line: String) {
        let line = line.drop { $0 == " " }
        // Attributes come in the same order always: each second part is a value.
        let parts = line.split(separator: "\"", maxSplits: 8, omittingEmptySubsequences: false)
        if line.hasPrefix("<page width=\""), parts.count >= 5 {
            page += 1
            size = (Double(parts[1]) ?? 0, Double(parts[3]) ?? 0)
        } else if line.hasPrefix("<word xMin=\""), parts.count == 9 {
            let text = parts[8].dropFirst().prefix { $0 != "<" }
            // A stroke or a full stop that stands alone may be less than a dot.
            guard text.contains(where: { $0.isLetter || $0.isNumber }) else { return }
            let places = [1, 3, 5, 7].map { Double(parts[$0]) ?? .nan }
            // A letter with a mark that its font has no place for is drawn beside where Poppler has it: of one that stands
            // alone, what is around it counts.
            let reach = text.count == 1 ? places[3] - places[1] : 0
            words[page, default: []].append(
                WordBox(
                    left: (places[0] - reach) / size.width, top: places[1] / size.height,
                    right: (places[2] + reach) / size.width, bottom: places[3] / size.height))
        }
    }
}
