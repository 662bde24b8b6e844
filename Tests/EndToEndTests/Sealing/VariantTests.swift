import TestSupport
import Testing

extension EndToEnd {
    /// What differs within a batch is shown by a page of each, and said in no words.
    struct VariantTests {
        @Test func `a manifest counts its variants, and names a page of each`() async throws {
            var mixed = 0
            for batch in try SampleRun.shared.batches {
                let variants = try #require(batch.manifest.variants)
                #expect(variants.map(\.pieces).reduce(0, +) == batch.rows.count && !variants.isEmpty)
                #expect(variants.map(\.pieces) == variants.map(\.pieces).sorted(by: >))
                let samples = try variants.map { variant in
                    try #require(batch.rows.first { $0.pages.lowerBound == variant.samplePage })
                }
                guard batch.manifest.product.kind == "letter" else { continue }
                let pages = try await batch.pages()
                let toCurators = Set(
                    batch.rows.filter { row in
                        row.pages.contains { pages[$0 - 1].compact.contains("Ubentcuratorvan") }
                    }.map(\.piece))
                let told = zip(variants, samples).filter { toCurators.contains($1.piece) }.map(\.0.pieces).reduce(0, +)
                #expect(told == toCurators.count, "\(batch.manifest.batch.id)")
                if !toCurators.isEmpty, toCurators.count < batch.rows.count { mixed += 1 }
            }
            #expect(mixed > 0)
        }
    }
}
