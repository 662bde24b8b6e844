import Foundation
import MailboxDomain
import PaperMail
import PrintHouse
import StrictFiles
import SystemPackage
import TestSupport
import Testing

@Suite struct BatchSealTests {
    @Test func `a sealed batch stands in the outbox whole and passes its own verification`() async throws {
        let scratch = try ScratchFolder()
        let sealed = try await BatchFixture().seal(in: scratch)
        #expect(sealed.folder.lastComponent?.string == "2026-11-0007" && !sealed.wasSealedBefore)
        let outbox = sealed.folder.removingLastComponent().string
        #expect(try FileManager.default.contentsOfDirectory(atPath: outbox) == ["2026-11-0007"])
        #expect(
            try FileManager.default.contentsOfDirectory(atPath: sealed.folder.string).sorted() == [
                "SHA256SUMS", "letters.pdf", "manifest.json", "pieces.csv",
            ])
        let verification = try await BatchVerification(of: sealed.folder)
        #expect(verification.findings == [] && verification.isIntact)
        #expect(verification.readBack == .init(pieces: 5, pages: 12, sheets: 6))
        #expect(
            verification.text
                == """
                Batch 2026-11-0007 is intact; signer not checked; 5 pieces, 12 pages, 6 sheets read back.
                Looked at: the digests of 3 files; manifest and list; the text of 12 pages.
                Not looked at: who sealed it (--signers); boxes, ink, fonts, annotations, scripts and claims of the pages; \
                the marks of other sheets; what other programs read and draw on all other pages (--thorough); \
                whether these are the letters that were approved; \
                whether this is the batch that was ordered (verify its whole delivery).

                """
        )
        #expect(
            String(decoding: try verification.json, as: UTF8.self) == """
                {
                  "batch": "2026-11-0007",
                  "findings": [],
                  "intact": true,
                  "looked": [
                    "the digests of 3 files",
                    "manifest and list",
                    "the text of 12 pages"
                  ],
                  "marks": 0,
                  "notLooked": [
                    "who sealed it (--signers)",
                    "boxes, ink, fonts, annotations, scripts and claims of the pages",
                    "the marks of other sheets",
                    "what other programs read and draw on all other pages (--thorough)",
                    "whether these are the letters that were approved",
                    "whether this is the batch that was ordered (verify its whole delivery)"
                  ],
                  "pages": 12,
                  "pieces": 5,
                  "sheets": 6,
                  "signedBy": null,
                  "signer": "not-checked"
                }

                """)
    }

    @Test func `sha256sum accepts the checksums`() async throws {
        let scratch = try ScratchFolder()
        let sealed = try await BatchFixture().seal(in: scratch)
        let sums = try await ProgramRun(.sha256sum, ["--check", "--strict", "SHA256SUMS"], in: sealed.folder)
        #expect(sums.status == 0)
        #expect(sums.output == "letters.pdf: OK\nmanifest.json: OK\npieces.csv: OK\n")
    }

    @Test func `the same batch sealed twice is the same bytes, and the second time nothing is written`() async throws {
        let (scratch, other) = (try ScratchFolder(), try ScratchFolder())
        let first = try await BatchFixture().seal(in: scratch)
        let again = try await BatchFixture().seal(in: scratch)
        let elsewhere = try await BatchFixture().seal(in: other)
        #expect(again.wasSealedBefore && again.folder == first.folder)
        #expect(again.checksumsDigest == first.checksumsDigest && elsewhere.checksumsDigest == first.checksumsDigest)
    }

    @Test func `a batch that differs from the one in its place is refused and the old one stands`() async throws {
        let scratch = try ScratchFolder()
        let first = try await BatchFixture().seal(in: scratch)
        var changed = try BatchFixture()
        changed.manifest.batch.revision = 2
        await #expect(throws: FileError.occupied(first.folder)) { try await changed.seal(in: scratch) }
        #expect(try await BatchVerification(of: first.folder).isIntact)
    }

    @Test func `a batch in its place that was damaged is not taken for the same`() async throws {
        let scratch = try ScratchFolder()
        let first = try await BatchFixture().seal(in: scratch)
        try FileManager.default.removeItem(atPath: first.folder.appending("pieces.csv").string)
        await #expect(throws: FileError.occupied(first.folder)) { try await BatchFixture().seal(in: scratch) }
    }

    @Test func `a batch that would not pass verification never reaches the outbox`() async throws {
        let scratch = try ScratchFolder()
        var fixture = try BatchFixture()
        fixture.pages[0][2] = "Kenmerk: 2611 A000 7000 002X"
        let findings = await #expect(throws: Findings.self) { try await fixture.seal(in: scratch) }
        #expect(findings?.all.isEmpty == false)
        let outbox = scratch.path.appending("outbox/2026-11").string
        #expect(try FileManager.default.contentsOfDirectory(atPath: outbox) == [])
    }

    @Test func `what an interrupted attempt left behind does not matter`() async throws {
        let scratch = try ScratchFolder()
        let left = scratch.path.appending("outbox/2026-11/.2026-11-0007.partial")
        try FileManager.default.createDirectory(atPath: left.string, withIntermediateDirectories: true)
        try Files.write([1, 2, 3], to: left.appending("letters.pdf"))
        let sealed = try await BatchFixture().seal(in: scratch)
        #expect(try await BatchVerification(of: sealed.folder).isIntact)
        #expect(!FileManager.default.fileExists(atPath: left.string))
    }

    @Test func `letters that are not there are an error that names the file`() async throws {
        let scratch = try ScratchFolder()
        let fixture = try BatchFixture()
        let missing = scratch.path.appending("nothing")
        await #expect(throws: FileError.missing(missing.appending("letters.pdf"))) {
            try await BatchSeal(outbox: scratch.path, key: nil).seal(missing, as: fixture.manifest)
        }
    }

    @Test func `an outbox that cannot be made is an error that names it`() async throws {
        let scratch = try ScratchFolder()
        let file = scratch.path.appending("file")
        try Files.write([], to: file)
        let fixture = try BatchFixture()
        let rendered = try fixture.render(in: scratch)
        let error = await #expect(throws: FileError.self) {
            try await BatchSeal(outbox: file.appending("outbox"), key: nil).seal(rendered, as: fixture.manifest)
        }
        #expect(error?.description.hasPrefix("\(file)") == true)
    }

    @Test func `a missing program is named with its package`() async throws {
        let scratch = try ScratchFolder()
        let sealed = try await BatchFixture().seal(in: scratch)
        for poppler in [Poppler(pdfinfo: "pdfinfo-absent"), Poppler(pdftotext: "pdftotext-absent")] {
            let error = await #expect(throws: PrintHouseError.self) {
                try await BatchVerification(of: sealed.folder, poppler: poppler)
            }
            #expect(error?.description.contains("-absent is missing; install Debian's package poppler-utils") == true)
        }
    }

    @Test(arguments: [
        (PostageClass.europe, ["BE", "BE", "DE"]), (.world, ["AU", "US", "ZA"]),
    ])
    func `batches for abroad are sealed by country`(postageClass: PostageClass, countries: [String]) async throws {
        let scratch = try ScratchFolder()
        let letters = countries.map { BatchFixture.Letter(houseNumber: nil, country: $0) }
        let sealed = try await BatchFixture(letters, postageClass: postageClass, sides: .one).seal(in: scratch)
        #expect(sealed.manifest.counts.perClass[postageClass].pieces == 3)
        #expect(sealed.manifest.counts.perClass.domestic.pieces == 0)
    }
}
