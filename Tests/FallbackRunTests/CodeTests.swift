import Foundation
import SystemPackage
import Testing

extension EndToEnd {
    /// Two readers of codes look at the pages as they will be printed.
    struct CodeTests {
        static let address = "https://mijn.overheid.nl"
        static let withCode: Set = ["no-email", "dormant"]

        @Test func `zxing reads the right codes on every page, and no others`() async throws {
            let sample = try SampleRun.shared
            let status = try await sample.workspace.status()
            let readers = try await sample.readers
            for batch in sample.batches {
                let found = try await codes(in: batch)
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
                    // A curator may not log in as the ward, so their letter leads nowhere.
                    let account = try #require(readers[row.piece]?.account)
                    if Self.withCode.contains(product), !WardTests.wards.contains(account) {
                        expected[row.pages.lowerBound]?.insert("qr \(Self.address)")
                    }
                }
                #expect(found == expected, "\(batch.manifest.batch.id) of \(product)")
            }
        }

        /// Symbology and text of the codes, by page.
        private func codes(in batch: SealedBatch) async throws -> [Int: Set<String>] {
            let script = String(decoding: PackageResources.read_codes_py, as: UTF8.self)
            let run = try await ProgramRun(.python, ["-c", script, batch.letters.string])
            try #require(run.status == 0, "\(Program.python.name) with zxing-cpp: \(run.errors)")
            var codes: [Int: Set<String>] = [:]
            for line in run.output.split(separator: "\n") {
                let fields = line.split(separator: "\t", omittingEmptySubsequences: false)
                try #require(fields.count == 3)
                let page = try #require(Int(fields[0]))
                if fields[1] == "pages" {
                    #expect(page == batch.manifest.counts.pages)
                } else {
                    let isNew = codes[page, default: []].insert("\(fields[1]) \(fields[2])").inserted
                    #expect(isNew, "page \(page) of \(batch.manifest.batch.id) has a code twice")
                }
            }
            return codes
        }

        @Test func `zbar reads the same address on a letter of each product`() async throws {
            let sample = try SampleRun.shared
            let status = try await sample.workspace.status()
            for batch in sample.batches {
                let product = try batch.product(in: status)
                let picture = sample.workspace.scratch.appending("zbar-\(batch.manifest.batch.id)")
                let drawn = try await ProgramRun(
                    .pdftoppm, ["-png", "-r", "200", "-l", "1", "-singlefile", batch.letters.string, picture.string])
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
