import Foundation
import SystemPackage
import TestSupport
import Testing

extension EndToEnd {
    /// Every kind of PDF that the program writes, drawn by programs that had no part in writing it.
    struct DrawnByOthersTests {
        @Test func `Ghostscript, mutool and Poppler draw all letters and cards of a run, and have nothing to say`()
            async throws
        {
            let batches = try SampleRun.shared.batches
            #expect(batches.contains { $0.manifest.product.kind == "card" })
            #expect(batches.contains { batch in batch.rows.contains { $0.pages.count > 1 } })
            for batch in batches { try await Self.expectSilence(about: batch.letters) }
        }

        @Test func `pypdf and pdfminer read the words of every product, and have nothing to say`() async throws {
            try await Self.expectSilenceOfPython(about: SampleRun.shared.few.batches.map(\.letters))
        }

        @Test func `they have nothing to say about the proof for the approver`() async throws {
            try await Self.expectSilence(about: SampleRun.shared.stages.planned.file("runs/2026-11/proof.pdf"))
        }

        @Test func `they have nothing to say about the proofs of the desk`() async throws {
            let workspace = try await TestWorkspace.made()
            let export = workspace.scratch.appending("desk")
            // A new folder may be named without a stroke.
            try await workspace.succeed("preview", "--export", "desk")
            let names = try FileManager.default.contentsOfDirectory(atPath: export.appending("proeven").string)
            let proofs = names.filter { $0.hasSuffix(".pdf") }.sorted()
            #expect(proofs.count > 20 && proofs.contains { $0.hasPrefix("bounce-") })
            // One text for each of its readers, and each text once.
            for proof in proofs where proof.hasPrefix("no-email-") || proof.hasSuffix("-lang.pdf") {
                try await Self.expectSilence(about: export.appending("proeven").appending(proof))
            }
        }

        @Test func `they have nothing to say about letters with an output intent and document parts`() async throws {
            let workspace = try TestWorkspace.few(\.imported)
            let press = FilePath("/usr/share/color/icc/ghostscript/default_cmyk.icc")
            try Files.copy(press, to: workspace.file("press.icc"))
            try Files.replace(
                "    # pdfx:",
                with: "    pdfx: {profile: press.icc, condition: SAMPLE-PRESS, preflighted: true}\n    # pdfx:",
                in: workspace.file("postvangnet.yaml"))
            try await workspace.succeed("plan", "2026-11", "--by", "planner")
            try await workspace.succeed("approve", "2026-11", "--by", "approver")
            try await workspace.succeed("run", "2026-11")
            for isCard in [false, true] {
                let batch = try #require(
                    try workspace.batches().last { ($0.manifest.product.kind == "card") == isCard })
                try await Self.expectSilence(about: batch.letters)
            }
            try await Self.expectSilenceOfPython(about: workspace.batches().map(\.letters))
        }

        @Test func `they have nothing to say about the batches of the kit, whole or with pages moved`() async throws {
            let kit = try await Kit.shared.value
            for name in try Files.tree(kit.folder).keys.sorted() where name.hasSuffix("letters.pdf") {
                try await Self.expectSilence(about: kit.folder.appending(name))
            }
        }

        /// Two readers of Python's, strict where they can be; their words go to standard error.
        private static func expectSilenceOfPython(
            about files: [FilePath], sourceLocation: SourceLocation = #_sourceLocation
        ) async throws {
            let script = """
                import logging, sys, warnings
                logging.basicConfig(level=logging.WARNING)
                warnings.simplefilter("always")
                import pypdf
                from pdfminer.high_level import extract_text
                for file in sys.argv[1:]:
                    pages = pypdf.PdfReader(file, strict=True).pages
                    assert any(page.extract_text() for page in pages) and extract_text(file).strip(), file
                """
            let run = try await ProgramRun(.python, ["-c", script] + files.map(\.string))
            #expect(run.status == 0 && run.errors.isEmpty, "\(run.errors)", sourceLocation: sourceLocation)
        }

        private static func expectSilence(
            about pdf: FilePath, sourceLocation: SourceLocation = #_sourceLocation
        ) async throws {
            let complaints = try await PageReaders.complaints(about: pdf.string)
            #expect(complaints == [], "\(pdf)", sourceLocation: sourceLocation)
        }
    }
}
