import PDFFinishing
import PageReading
import SystemPackage
import TestSupport
import Testing

@testable import PrintHouse

extension EndToEnd {
    /// What our own reader tells of a document is what libqpdf tells of it, which reads all of PDF.
    struct DocumentTests {
        @Test func `of every batch both readers tell the same, and our own knows all of it`() throws {
            let batches = try SampleRun.shared.batches
            try #require(batches.count > 5)
            for batch in batches { try Self.compare(batch) }
        }

        static func compare(_ batch: SealedBatch) throws {
            let reader = try PagesReader(Files.bytes(batch.letters))
            let drawn = try (0..<reader.count).filter { try !reader.page($0).content.isEmpty }.map { $0 + 1 }
            let document = try reader.document()
            let read = try DocumentReading(of: batch.letters.string)
            #expect(PrintInspection(document, drawn: drawn) == read.inspection, "\(batch.folder)")
            #expect(ReadingAnswer.Structure(document) == ReadingAnswer.Structure(read.structure), "\(batch.folder)")
            #expect(document.pages == batch.manifest.counts.pages)
        }
    }
}
