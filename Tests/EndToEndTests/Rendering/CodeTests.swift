import Foundation
import SystemPackage
import TestSupport
import Testing

extension EndToEnd {
    /// Two readers of codes look at the pages as they will be printed.
    struct CodeTests {
        static let address = "https://post.example.org"
        static let withCode: Set = ["no-email", "dormant", "bounce-letter"]

        @Test func `zxing reads the right codes on every page, and no others`() async throws {
            let sample = try SampleRun.shared
            let status = try await sample.workspace.status()
            for batch in sample.batches {
                let found = try await batch.codes()
                let product = try batch.product(in: status)
                let perSheet = batch.manifest.product.sides == "two" ? 2 : 1
                var expected: [Int: Set<String>] = [:]
                for row in batch.rows {
                    #expect(row.pages.count == row.sheets * perSheet)
                    // 2611A0001000001S, then sheet, sheets, attempt.
                    #expect(row.mark == "\(row.piece)1\(row.sheets)1")
                    for sheet in 1...row.sheets {
                        let page = row.pages.lowerBound + (sheet - 1) * perSheet
                        expected[page] = ["datamatrix \(row.piece)\(sheet)\(row.sheets)1"]
                    }
                    if Self.withCode.contains(product) {
                        expected[batch.pageOfCode(row), default: []].insert("qr \(Self.address)")
                    }
                }
                #expect(found == expected, "\(batch.manifest.batch.id) of \(product)")
            }
        }

        @Test func `a printer's machines get the mark that they read, where they read it`() async throws {
            let workspace = try TestWorkspace.few(\.imported)
            try Files.replace(
                "      envelopeWeight: 6\n",
                with: "      envelopeWeight: 6\n      mark: {symbology: qr, x: 190, y: 8, size: 9}\n",
                in: workspace.file("postvangnet.yaml"))
            try await workspace.succeed("plan", "2026-11", "--by", "planner")
            try await workspace.succeed("approve", "2026-11", "--by", "approver")
            try await workspace.succeed("run", "2026-11")
            let plain = try SampleRun.shared.few.batches
            for batch in try workspace.batches() {
                let isLetter = batch.manifest.product.kind == "letter"
                let codes = try await batch.codes()
                for row in batch.rows {
                    let mark = "\(isLetter ? "qr" : "datamatrix") \(row.mark)"
                    #expect(codes[row.pages.lowerBound]?.contains(mark) == true, "\(row.piece)")
                }
                let manifest = try TestJSON(Files.text(batch.folder.appending("manifest.json")))
                #expect(manifest["mark"]["symbology"].text == (isLetter ? "qr" : "datamatrix"))
                #expect(manifest["mark"]["sizeMm"].number == (isLetter ? 9 : 8))
                #expect(manifest["mark"]["xMm"].number == (isLetter ? 190 : 8))
                // The mark is no part of the content.
                let same = try #require(plain.first { $0.manifest.batch.id == batch.manifest.batch.id })
                #expect(same.rows.map(\.content) == batch.rows.map(\.content))
            }
        }

        @Test(arguments: [
            ("mark: {symbology: qr, x: 100, y: 150, size: 9}", "overlaps body"),
            // Only its white reaches into the window.
            ("mark: {symbology: qr, x: 119, y: 46, size: 6}", "window"),
            ("mark: {symbology: datamatrix, x: 1, y: 270, size: 8}", "area that can be printed"),
            ("mark: {symbology: datamatrix, x: 8, y: 270, size: 12}", "from 6.0 to 10.0"),
            ("mark: {symbology: omr, x: 8, y: 270, size: 8}", "datamatrix, qr"),
        ])
        func `a mark that would stand on something else is refused`(mark: String, message: String) async throws {
            let workspace = try TestWorkspace.imported()
            try Files.replace(
                "      envelopeWeight: 6\n", with: "      envelopeWeight: 6\n      \(mark)\n",
                in: workspace.file("postvangnet.yaml"))
            let run = try await workspace.postvangnet("plan", "2026-11", "--by", "planner")
            #expect(run.status == 78)
            #expect(run.errors.contains("letter.mark") && run.errors.contains(message), "\(run.errors)")
        }

        @Test func `zbar reads the same address on a letter of each product`() async throws {
            let sample = try SampleRun.shared
            let status = try await sample.workspace.status()
            for batch in sample.batches {
                let product = try batch.product(in: status)
                let picture = sample.workspace.scratch.appending("zbar-\(batch.manifest.batch.id)")
                let page = String(batch.pageOfCode(try #require(batch.rows.first)))
                let drawn = try await ProgramRun(
                    .pdftoppm,
                    ["-png", "-r", "200", "-f", page, "-l", page, "-singlefile", batch.letters.string, picture.string])
                try #require(drawn.status == 0, "\(drawn.errors)")
                let run = try await ProgramRun(
                    .zbarimg, ["--quiet", "--raw", "-Sdisable", "-Sqrcode.enable", picture.string + ".png"])
                let isExpected = Self.withCode.contains(product)
                // 4: no code was found.
                #expect(run.status == (isExpected ? 0 : 4), "\(product): \(run.errors)")
                #expect(run.output == (isExpected ? Self.address + "\n" : ""), "\(product)")
            }
        }
    }
}
