import SystemPackage
import TestSupport
import Testing

extension EndToEnd {
    /// The feedback that print houses get as examples, given to the program that will read theirs.
    struct KitFeedbackTests {
        @Test func `reconcile takes exactly the rows that the kit's answers say, and refuses the file that they say`()
            async throws
        {
            let kit = try await Kit.shared.value
            let files = try kit.answers["feedback"].list
            #expect(files.count == 5)
            for answer in files {
                let path = kit.folder.appending(try #require(answer["file"].text))
                let name = try #require(path.lastComponent?.string)
                let workspace = try TestWorkspace.sealed()
                let run = try await workspace.reconcile((name, try Self.aboutSample(Files.text(path), kit)))
                guard answer["refused"].text == nil else {
                    #expect(run.status == 65 && run.output.contains(" 0 new"), "\(name): \(run.output)")
                    continue
                }
                let rows = answer["rows"].list
                let refused = rows.filter { $0["taken"].flag == false }.compactMap { $0["line"].number }
                let named = run.errors.matches(of: /(?m)^[a-z-]+\.csv:(\d+):/).compactMap { Int($0.1) }
                #expect(Set(named) == Set(refused), "\(name): \(run.errors)")
                #expect(run.status == (refused.isEmpty ? 0 : 1))
                let counts = ": \(rows.count - refused.count) new, 0 known already, \(refused.count) not taken"
                #expect(run.output.contains(counts), "\(name): \(run.output)")
            }
        }

        /// The same rows about a batch that a ledger knows: the kit's own stayed behind in its scratch workspace.
        private static func aboutSample(_ text: String, _ kit: Kit) throws -> String {
            let sample = try #require(try SampleRun.shared.batches.max { $0.rows.count < $1.rows.count })
            let batches = try kit.answers["batches"].list
            let batch = try #require(
                batches.first { answer in
                    answer["order"].list.contains { text.contains($0["piece"].text ?? "-") }
                } ?? batches.dropFirst(2).first)
            let id = try #require(FilePath(batch["folder"].text ?? "").lastComponent?.string)
            let pieces = batch["order"].list.compactMap(\.["piece"].text)
            let text = text.replacing(id, with: sample.manifest.batch.id)
            return zip(pieces, sample.rows.map(\.piece)).reduce(text) { text, pair in
                text.replacing(pair.0, with: pair.1)
                    .replacing(String(pair.0.reversed()), with: String(pair.1.reversed()))
            }
        }
    }
}
