import SystemPackage
import Testing

extension EndToEnd {
    struct LayoutTests {
        @Test func `who asked for large print gets it in a letter, and nobody else does`() async throws {
            let sample = try SampleRun.shared
            let readers = try await sample.readers
            let preferences = try ExtractCopy.rows(of: Project.sampleExtract.appending("preferences.csv"))
            let large = Set(preferences.filter { $0["letter_format"] == "large" }.compactMap { $0["account_id"] })
            var seen = 0
            for batch in sample.batches where batch.manifest.product.kind == "letter" {
                for row in batch.rows {
                    let account = try #require(readers[row.piece]?.account)
                    #expect((batch.manifest.product.layout == "large-print") == large.contains(account), "\(account)")
                    seen += large.contains(account) ? 1 : 0
                }
            }
            #expect(seen > 0)
        }

        @Test func `a letter in large print goes on on the back, others leave it blank`() async throws {
            for batch in try SampleRun.shared.batches where batch.manifest.product.kind == "letter" {
                let pages = try await batch.pages()
                for row in batch.rows {
                    let isBlank = pages[row.pages.lowerBound].compact.isEmpty
                    #expect(isBlank == (batch.manifest.product.layout != "large-print"), "\(row.piece)")
                }
            }
        }

        /// As images go, the post's barcode (KIX) is the one that is wide and low; the other codes are square.
        @Test func `the post's barcode is on every Dutch address with a postcode and a number, and on no other`()
            async throws
        {
            for batch in try SampleRun.shared.batches {
                let images = try await ProgramRun(.pdfimages, ["-list", batch.letters.string])
                try #require(images.status == 0, "\(images.errors)")
                // page, number, type, width, height
                let barcodes = images.output.split(separator: "\n").dropFirst(2)
                    .map { $0.split(separator: " ").compactMap { Int($0) } }
                    .filter { $0.count > 3 && $0[2] > 4 * $0[3] }.map { $0[0] }
                let expected = batch.rows.filter {
                    $0.country == "NL" && !$0.postcode.isEmpty && !$0.houseNumber.isEmpty
                }
                #expect(barcodes == expected.map(\.pages.lowerBound), "\(batch.manifest.batch.id)")
            }
        }
    }
}
