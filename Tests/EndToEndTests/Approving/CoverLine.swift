import Foundation
import SystemPackage
import TestSupport
import Testing

/// A line of the cover as pdftotext reads it, and what pdfminer finds filled beside it; points from the left of the page.
struct CoverLine: Decodable {
    let text: String
    /// Where its last word begins.
    let last: Double
    /// From where to where something is black; nil where nothing is.
    let left: Double?
    let right: Double?

    static func all(in proof: FilePath) async throws -> [CoverLine] {
        let run = try await ProgramRun(.python, ["-c", script, proof.string])
        try #require(run.status == 0, "\(run.errors)")
        return try JSONDecoder().decode([CoverLine].self, from: Data(run.bytes))
    }

    /// Finds bars below each other by what stands beside them, and compares their lengths with their values.
    static func expect(
        _ bars: [(text: String, value: Int)], in lines: [CoverLine], sourceLocation: SourceLocation = #_sourceLocation
    ) throws {
        let (texts, wanted) = (lines.map(\.text), bars.map { $0.text })
        let place = texts.indices.first { Array(texts[$0...].prefix(wanted.count)) == wanted }
        let start = try #require(
            place, "\(wanted) do not follow each other in: \(texts)", sourceLocation: sourceLocation)
        let found = lines[start..<start + bars.count]
        let largest = try #require(bars.map { $0.value }.max(), sourceLocation: sourceLocation)
        let left = try #require(found.compactMap(\.left).min(), "nothing is drawn", sourceLocation: sourceLocation)
        let longest = (found.compactMap(\.right).max() ?? 0) - left
        #expect(longest > 150, "bars that can be compared by eye", sourceLocation: sourceLocation)
        for (bar, line) in zip(bars, found) {
            let length = longest * Double(bar.value) / Double(largest)
            #expect((line.right == nil) == (bar.value == 0), "\(bar.text)", sourceLocation: sourceLocation)
            guard let from = line.left, let to = line.right else { continue }
            #expect(abs(from - left) < 0.05, "\(bar.text) begins at \(from)", sourceLocation: sourceLocation)
            #expect(
                abs(to - left - length) < 0.2, "\(bar.text) is \(to - left) long", sourceLocation: sourceLocation)
            #expect(line.last > to, "the figure of \(bar.text) stands behind it", sourceLocation: sourceLocation)
        }
    }

    private static let script = #"""
        import json, re, subprocess, sys
        from pdfminer.high_level import extract_pages
        from pdfminer.layout import LTRect

        WORD = r'<word xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">([^<]*)</word>'
        told = subprocess.run(["pdftotext", "-bbox", sys.argv[1], "-"], check=True, stdout=subprocess.PIPE).stdout.decode()
        lines = []
        for page, words in zip(extract_pages(sys.argv[1]), told.split("<page ")[1:]):
            if "PROEF</word>" in words:
                break  # The caption of the first letter; the watermark is a word a letter.
            rows = {}
            for left, top, right, bottom, text in re.findall(WORD, words):
                if float(bottom) - float(top) < 30:
                    rows.setdefault((float(top), float(bottom)), []).append((float(left), text))
            for (top, bottom), row in sorted(rows.items()):
                ink = [area for area in page if isinstance(area, LTRect) and area.fill
                       and top < page.height - (area.y0 + area.y1) / 2 < bottom]
                lines.append({
                    "text": " ".join(text for _, text in sorted(row)), "last": max(left for left, _ in row),
                    "left": min((area.x0 for area in ink), default=None),
                    "right": max((area.x1 for area in ink), default=None)})
        print(json.dumps(lines))
        """#
}
