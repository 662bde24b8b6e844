import SystemPackage
import TestSupport
import Testing

extension EndToEnd {
    /// What a printer does with a batch, in a folder of its own without a workspace.
    struct VerifyTests {
        @Test func `sha256sum and verify pass every batch`() async throws {
            for batch in try SampleRun.shared.batches {
                let sums = try await ProgramRun(
                    .sha256sum, ["--check", "--strict", "SHA256SUMS"], in: batch.folder, changes: ["LC_ALL": "C"])
                #expect(
                    sums.status == 0 && sums.output.split(separator: "\n").count == 3, "\(sums.output)\(sums.errors)")
                let verification = try await ProgramRun(.postvangnet, ["verify", batch.folder.string], in: "/")
                #expect(verification.status == 0, "\(verification.output)\(verification.errors)")
                let counts = batch.manifest.counts
                #expect(
                    verification.output.hasPrefix(
                        """
                        Batch \(batch.manifest.batch.id) is intact; signer not checked; \(counts.pieces) pieces, \
                        \(counts.pages) pages, \(counts.sheets) sheets read back, \(counts.sheets) marks decoded.
                        Looked at: the digests of 3 files; manifest and list; the text of \(counts.pages) pages; boxes, ink, \
                        fonts, annotations, scripts and claims of the pages; \
                        the marks of \(counts.sheets) of \(counts.sheets) sheets;
                        """))
            }
        }

        struct Tampering: Sendable, CustomTestStringConvertible {
            let testDescription: String
            /// Codes of findings that must be there.
            let codes: [String]
            let change: @Sendable (FilePath) throws -> Void

            init(_ description: String, _ codes: [String], _ change: @escaping @Sendable (FilePath) throws -> Void) {
                (testDescription, self.codes, self.change) = (description, codes, change)
            }
        }

        static let tamperings = [
            Tampering("a byte of letters.pdf changed", ["checksum-differs", "file-digest-differs"]) { batch in
                var bytes = try Files.bytes(batch.appending("letters.pdf"))
                bytes[bytes.count / 2] ^= 1
                try Files.write(bytes, to: batch.appending("letters.pdf"))
            },
            Tampering("letters.pdf cut off", ["checksum-differs", "file-bytes-differ"]) { batch in
                let bytes = try Files.bytes(batch.appending("letters.pdf"))
                try Files.write(bytes.prefix(bytes.count / 2), to: batch.appending("letters.pdf"))
            },
            Tampering("a row removed", ["checksum-differs", "piece-number-gap", "page-range-gap", "count-differs"]) {
                try Files.changeLines(of: $0.appending("pieces.csv")) { $0.remove(at: 3) }
            },
            Tampering("the last row removed", ["checksum-differs", "pages-not-covered", "count-differs"]) {
                try Files.changeLines(of: $0.appending("pieces.csv")) { $0.remove(at: $0.count - 2) }
            },
            Tampering("two rows swapped", ["checksum-differs", "sequence", "piece-order", "page-range-gap"]) {
                try Files.changeLines(of: $0.appending("pieces.csv")) { $0.swapAt(3, 4) }
            },
            Tampering("an extra file", ["file-unexpected"]) {
                try Files.write("x".utf8, to: $0.appending("letters-2.pdf"))
            },
            Tampering("a file taken away", ["file-missing"]) { try Files.remove($0.appending("manifest.json")) },
            Tampering("the manifest changed", ["checksum-differs"]) {
                try Files.replace("\"test\": true", with: "\"test\": false", in: $0.appending("manifest.json"))
            },
            Tampering("a checksum line removed", ["checksum-missing"]) {
                try Files.changeLines(of: $0.appending("SHA256SUMS")) { $0.remove(at: 0) }
            },
        ]

        @Test(arguments: tamperings)
        func `verify names what was changed`(tampering: Tampering) async throws {
            let place = try TestWorkspace(named: "from-the-sender")
            let batch = place.path
            try Files.copy(try SampleRun.shared.few.sealed.batch(1), to: batch)
            try tampering.change(batch)
            let text = try await ProgramRun(.postvangnet, ["verify", "from-the-sender"], in: place.scratch)
            #expect(text.status == 1)
            #expect(text.output.contains("is not intact: "))
            for code in tampering.codes { #expect(text.output.contains("[\(code)]"), "\(code): \(text.output)") }
            let json = try await ProgramRun(
                .postvangnet, ["verify", batch.string, "--format", "json"], in: place.scratch)
            #expect(json.status == 1)
            #expect(json.output.contains("\"intact\": false"))
            for code in tampering.codes { #expect(json.output.contains("\"code\": \"\(code)\"")) }
        }

        @Test func `letters of another batch are found out although the checksums fit`() async throws {
            let place = try TestWorkspace(named: "batch")
            let sample = try SampleRun.shared.workspace
            try Files.copy(sample.batch(2), to: place.path)
            try Files.write(Files.bytes(sample.batch(3).appending("letters.pdf")), to: place.file("letters.pdf"))
            let sums = try await ProgramRun(
                .sha256sum, ["letters.pdf", "manifest.json", "pieces.csv"], in: place.path)
            try Files.write(sums.output.utf8, to: place.file("SHA256SUMS"))
            let run = try await ProgramRun(.postvangnet, ["verify", place.path.string], in: place.scratch)
            #expect(run.status == 1)
            #expect(run.output.contains("[reference-foreign]") && run.output.contains("[reference-missing]"))
        }

        @Test func `a folder that is not there is no input`() async throws {
            let run = try await ProgramRun(.postvangnet, ["verify", "/nonexistent/batch"])
            #expect(run.status == 66)
            #expect(run.errors.contains("/nonexistent/batch"))
        }
    }
}
