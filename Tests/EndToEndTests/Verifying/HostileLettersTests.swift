import SystemPackage
import TestSupport
import Testing

extension EndToEnd {
    /// Files that were made to bring down whoever reads them: `verify` ends, and says what was wrong.
    struct HostileLettersTests {
        @Test(arguments: [
            (HostilePDF.pageOfNoSize, "page-size-differs"), (.thinPage, "mark-unreadable"),
            (.hugePage, "page-size-differs"), (.treeInItself, "mark-unreadable"),
            (.billionPages, "letters-unreadable"), (.brokenFont, "reference-missing"),
            (.longCharacters, "reference-missing"), (.endlessStates, "reader-over-memory"),
            // Of text and of pictures, each to its own end.
            (.nestedForms, "reader-over-time"),
        ])
        func `letters that are a trap are a finding`(letters: HostilePDF, code: String) async throws {
            let batch = try ForgedBatch(SampleRun.shared.few.sealed.batch(1))
            try Files.write(letters.bytes, to: batch.folder.appending("letters.pdf"))
            let run = try await ProgramRun(.postvangnet, ["verify", batch.folder.string, "--decode", "all"])
            #expect(run.status == 1, "\(run.errors)")
            #expect(run.output.contains("[\(code)]"), "\(run.output)")
            #expect(run.errors.isEmpty)
        }

        @Test(arguments: ["1e300", "-1e300", "100000", "1e-300"])
        func `a mark that is on no sheet is a finding`(place: String) async throws {
            let batch = try ForgedBatch(SampleRun.shared.few.sealed.batch(1))
            try Files.replace("\"xMm\": 8", with: "\"xMm\": \(place)", in: batch.folder.appending("manifest.json"))
            let run = try await ProgramRun(.postvangnet, ["verify", batch.folder.string])
            #expect(run.status == 1, "\(run.errors)")
            #expect(run.errors.isEmpty)
        }

        @Test func `a crash prints no memory and leaves no core`() async throws {
            let scratch = try ScratchFolder()
            // The worker has begun when it has answered.
            let script = """
                { echo document; sleep 5; } 2>/dev/null | "$0" verify --worker absent.pdf >answer &
                for try in $(seq 300); do [ -s answer ] && break; sleep 0.1; done
                kill -SEGV $!
                wait $!
                """
            let run = try await ProgramRun(
                .bash, ["-c", script, Program.postvangnet.name], in: scratch.path, changes: ["SWIFT_BACKTRACE": nil])
            #expect(run.status == 128 + 11, "\(run.errors)")
            #expect(try Files.text(scratch.path.appending("answer")).hasPrefix("{"))
            for word in ["Registers", "Backtrac", "crashed", "0x"] {
                #expect(!run.errors.contains(word), "\(run.errors)")
            }
            #expect(try Files.tree(scratch.path).keys.sorted() == ["answer"])
        }
    }
}
