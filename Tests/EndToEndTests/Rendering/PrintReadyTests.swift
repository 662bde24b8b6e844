import Foundation
import SystemPackage
import TestSupport
import Testing

extension EndToEnd {
    /// A print house opens letters.pdf and prints it as it is.
    struct PrintReadyTests {
        /// Objects and contents in plain text; byte by byte, as they are in no one encoding.
        private func plain(_ batch: SealedBatch, in folder: FilePath) async throws -> String {
            let path = folder.appending("plain.pdf")
            let arguments = ["--qdf", "--object-streams=disable", "--stream-data=uncompress"]
            let run = try await ProgramRun(.qpdf, arguments + [batch.letters.string, path.string])
            try #require(run.status == 0, "\(run.errors)")
            return String(String.UnicodeScalarView(try Files.bytes(path).map { Unicode.Scalar($0) }))
        }

        @Test func `no page, form, image or object of any batch names a colour`() async throws {
            let scratch = try TestWorkspace()
            let colours =
                /DeviceRGB|CalRGB|DeviceCMYK|ICCBased|\/Lab\b|\/Indexed|(?:[-+.0-9]+\s+){3}(?:rg|RG|sc|SC|scn|SCN|k|K)\b/
            for batch in try SampleRun.shared.batches {
                let objects = try await plain(batch, in: scratch.scratch)
                #expect(objects.firstMatch(of: colours) == nil, "\(batch.manifest.batch.id)")
                // What is looked for would be seen: here is its black.
                #expect(objects.matches(of: /\n0 g\b/).count >= batch.rows.count)
                // Nothing is seen through, so nothing says how it would be mixed; and every font names its own glyphs.
                #expect(!objects.contains("/Group") && !objects.contains("/SMask"))
                let fonts = objects.matches(of: /\/Subtype \/CIDFontType2/).count
                #expect(fonts > 0 && objects.matches(of: /\/CIDToGIDMap \/Identity/).count == fonts)
            }
        }

        @Test func `printed in four inks, all plates but the black one are empty`() async throws {
            var seen: Set<String> = []
            for batch in try SampleRun.shared.batches where seen.insert(batch.manifest.product.layout).inserted {
                let plates = try await Separations(pdf: batch.letters.string, pages: 1...2)
                #expect(plates.isBlackOnly && plates.black == 0, "\(batch.manifest.batch.id): \(plates)")
            }
            #expect(seen.count == 3)
        }

        @Test func `every page is cut to the sheet of the manifest, cards with 3 mm around them`() async throws {
            var seen: Set<Double> = []
            for batch in try SampleRun.shared.batches {
                let pages = batch.manifest.counts.pages
                let info = try await ProgramRun(.pdfinfo, ["-box", "-f", "1", "-l", "\(pages)", batch.letters.string])
                let sheet = batch.manifest.product.sheet
                seen.insert(batch.bleed)
                #expect(batch.bleed == (batch.manifest.product.kind == "card" ? 3 : 0))
                #expect(batch.manifest.product.foldsMm == (batch.manifest.product.kind == "card" ? [] : [153]))
                for (box, bleed) in [
                    ("Trim", 0), ("Bleed", batch.bleed), ("Media", batch.bleed), ("Crop", batch.bleed),
                ] {
                    let lines = info.output.matches(of: try Regex("Page +\\d+ \(box)Box: +(.*)\n"))
                    #expect(lines.count == pages)
                    let left = batch.bleed - bleed
                    let sides = [left, left, left + sheet.widthMm + 2 * bleed, left + sheet.heightMm + 2 * bleed]
                    for line in lines {
                        let text = try #require(line.output[1].substring)
                        let found = text.split(separator: " ").compactMap { Double($0) }.map { $0 * 25.4 / 72 }
                        #expect(
                            found.count == 4 && zip(found, sides).allSatisfy { abs($0 - $1) < 0.01 },
                            "\(batch.manifest.batch.id) \(box): \(found)")
                    }
                }
            }
            #expect(seen == [0, 3])
        }

        @Test func `the document names its batch and the letter date, the same in both places`() async throws {
            var identifiers: Set<Substring> = []
            for batch in try SampleRun.shared.batches {
                let trailer = try await ProgramRun(.qpdf, ["--show-object=trailer", batch.letters.string]).output
                let id = try #require(trailer.firstMatch(of: /\/ID \[ <([0-9a-f]{32})> <[0-9a-f]{32}> \]/)).1
                #expect(identifiers.insert(id).inserted)
                let info = try await ProgramRun(
                    .pdfinfo, ["-isodates", batch.letters.string], changes: ["TZ": "Europe/Amsterdam"]
                ).output
                #expect(info.contains("Title:           \(batch.manifest.batch.id)\n"))
                #expect(info.contains("CreationDate:    2026-11-06T00:00:00+01\n"), "\(info)")
                #expect(info.contains("ModDate:         2026-11-06T00:00:00+01\n"))
                #expect(info.contains("JavaScript:      no\n") && info.contains("Encrypted:       no\n"))
                let metadata = try await ProgramRun(.pdfinfo, ["-meta", batch.letters.string]).output
                #expect(metadata.contains("<rdf:li xml:lang=\"x-default\">\(batch.manifest.batch.id)</rdf:li>"))
                #expect(metadata.contains("<xmp:ModifyDate>2026-11-06T00:00:00+01:00</xmp:ModifyDate>"))
                let producer = try #require(info.firstMatch(of: /Producer: +(.*)\n/)).1
                #expect(producer.contains("qpdf ") && metadata.contains("<pdf:Producer>\(producer)</pdf:Producer>"))
            }
        }

        @Test func `what was drawn first is nowhere left`() throws {
            let sample = try SampleRun.shared.workspace
            let files = try Files.tree(sample.path).filter { $0.value.starts(with: "%PDF".utf8) }.keys
            #expect(files.filter { $0.hasSuffix("/letters.pdf") }.count == 28)
            #expect(files.filter { !$0.hasSuffix("/letters.pdf") } == ["runs/2026-11/proof.pdf"])
        }

        @Test func `the plan names what finishes its letters`() throws {
            let plan = try Files.text(SampleRun.shared.workspace.file("runs/2026-11/plan.json"))
            #expect(plan.contains(/"qpdf"\s*:\s*"\d+\.\d+\.\d+"/))
        }
    }
}
