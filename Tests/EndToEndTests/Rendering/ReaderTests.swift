import SystemPackage
import TestSupport
import Testing

extension EndToEnd {
    /// Programs that had no part in making the letters read them.
    struct ReaderTests {
        @Test func `qpdf finds no fault in any file`() async throws {
            for batch in try SampleRun.shared.batches {
                let run = try await ProgramRun(.qpdf, ["--check", batch.letters.string])
                // 3 is for warnings.
                #expect(run.status == 0, "\(batch.manifest.batch.id): \(run.output)\(run.errors)")
            }
        }

        @Test func `every font is embedded, as a subset, with its characters`() async throws {
            for batch in try SampleRun.shared.batches {
                let lines = try await ProgramRun(.pdffonts, [batch.letters.string]).output.split(separator: "\n")
                #expect(lines.count > 2)
                for line in lines.dropFirst(2) {
                    let words = line.split(separator: " ")
                    // emb sub uni object generation
                    #expect(words.suffix(5).prefix(3) == ["yes", "yes", "yes"], "\(line)")
                    #expect(line.contains("OpenSans") || line.contains("DejaVuSans"), "\(line)")
                }
            }
        }

        @Test func `pages are those of the manifest`() async throws {
            for batch in try SampleRun.shared.batches {
                let info = try await ProgramRun(.pdfinfo, [batch.letters.string]).output
                var lines: [String: [Substring]] = [:]
                for line in info.split(separator: "\n") {
                    guard let colon = line.firstIndex(of: ":") else { continue }
                    lines[String(line[..<colon])] = line[colon...].dropFirst().split(separator: " ")
                }
                let file = try #require(batch.manifest.files.first { $0.name == "letters.pdf" })
                let pages = try #require(lines["Pages"]?.first.flatMap { Int($0) })
                #expect(pages == file.pages && pages == batch.manifest.counts.pages)
                #expect(pages == batch.rows.last?.pages.upperBound)
            }
        }

        @Test func `outside stand the return line, the reference and the envelope's lines, and nothing else`()
            async throws
        {
            let sample = try SampleRun.shared
            let readers = try await sample.readers
            for batch in sample.batches {
                let outsides = try await batch.pages(in: batch.outside)
                let isCard = batch.manifest.product.kind == "card"
                let letterhead =
                    isCard ? batch.manifest.sender.name + "Voorbeeldorganisatie Digitale Overheid" : ""
                for row in batch.rows {
                    let envelope = try #require(readers[row.piece]?.envelope)
                    let expected = [letterhead, batch.manifest.sender.returnLine, row.piece] + envelope
                    let outside = outsides[row.pages.lowerBound - 1]
                    #expect(outside.compact == expected.joined().compact, "\(row.piece)")
                }
            }
        }

        @Test func `each reference stands on the piece's own pages and on nobody else's`() async throws {
            for batch in try SampleRun.shared.batches {
                let pages = try await batch.pages()
                #expect(pages.count == batch.manifest.counts.pages)
                let spaced = pages.map { $0.split(whereSeparator: \.isWhitespace).joined(separator: " ") }
                let compact = pages.map(\.compact)
                for row in batch.rows {
                    #expect(spaced[row.pages.lowerBound - 1].contains(row.piece.grouped), "\(row.piece)")
                    let numbers = compact.indices.filter { compact[$0].utf8.contains(row.piece.utf8) }.map { $0 + 1 }
                    #expect(numbers.allSatisfy(row.pages.contains), "\(row.piece) stands on \(numbers)")
                }
            }
        }

        @Test func `nobody's name or address stands in another's letter`() async throws {
            let sample = try SampleRun.shared
            let readers = try await sample.readers
            for batch in sample.batches {
                let pages = try await batch.pages().map(\.compact)
                let letters = try batch.rows.map { row in
                    let own = try #require(readers[row.piece])
                    return (
                        row.piece, lines: try #require(own.envelope).map(\.compact),
                        own: (own.envelope ?? []).joined().compact + (own.salutation ?? "").compact,
                        text: row.pages.map { pages[$0 - 1] }.joined()
                    )
                }
                for letter in letters {
                    for other in letters where other.0 != letter.0 {
                        for line in letter.lines where other.text.utf8.contains(line.utf8) {
                            // People share a town, a curator or a name.
                            #expect(other.own.contains(line), "A line of \(letter.0) stands in \(other.0).")
                        }
                    }
                }
            }
        }

        @Test func `every letter greets its own reader`() async throws {
            let sample = try SampleRun.shared
            let readers = try await sample.readers
            for batch in sample.batches where batch.manifest.product.kind == "letter" {
                let pages = try await batch.pages().map(\.compact)
                for row in batch.rows {
                    let salutation = try #require(readers[row.piece]?.salutation)
                    #expect(pages[row.pages.lowerBound - 1].contains(salutation.compact + ","), "\(row.piece)")
                }
            }
        }

        @Test(arguments: ["0800 000 00 00", "+31 00 000 00 00"])
        func `a telephone number stands on one line`(number: String) async throws {
            var seen = 0
            for batch in try SampleRun.shared.batches {
                for page in try await batch.pages() {
                    // No-break spaces too are white space.
                    let lines = page.split(whereSeparator: \.isNewline).map {
                        $0.split(whereSeparator: \.isWhitespace).joined(separator: " ")
                    }
                    let whole = lines.reduce(0) { $0 + $1.ranges(of: number).count }
                    // pdftotext drops a hyphen at the end of a line.
                    let anywhere = page.compact.replacing("-", with: "")
                        .ranges(of: number.compact.replacing("-", with: "")).count
                    #expect(whole == anywhere, "\(batch.manifest.batch.id)")
                    seen += whole
                }
            }
            #expect(seen > 0)
        }
    }
}
