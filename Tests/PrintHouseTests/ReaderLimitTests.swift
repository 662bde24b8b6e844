import MailboxDomain
import MarkReading
import PrintHouse
import SystemPackage
import TestSupport
import Testing

/// What a reader of letters.pdf may take, and what is said of one that takes more or dies.
@Suite struct ReaderLimitTests {
    struct Case: CustomTestStringConvertible, Sendable {
        var testDescription: String
        var letters: HostilePDF
        var code: String
        var change: @Sendable (inout ReadingLimits) -> Void

        init(_ letters: HostilePDF, _ code: String, _ change: @escaping @Sendable (inout ReadingLimits) -> Void) {
            (testDescription, self.letters, self.code, self.change) = (letters.testDescription, letters, code, change)
        }
    }

    static let cases = [
        Case(.nestedForms, "reader-over-time") { $0.processorSeconds = 1 },
        Case(.endlessZeros, "reader-over-time") { $0.processorSeconds = 1 },
        // What the program needs itself, and little more.
        Case(.endlessStates, "reader-over-memory") { ($0.memory, $0.memoryTimesFile) = (96 << 20, 0) },
        Case(.muchText, "reader-over-output") { $0.pageText = 10_000 },
    ]

    @Test(arguments: cases)
    func `a reader that goes over a limit is named with the page`(hostile: Case) async throws {
        let scratch = try ScratchFolder()
        let folder = try BatchFixture().writeUnchecked(in: scratch)
        try Files.write(hostile.letters.bytes, to: folder.appending("letters.pdf"))
        var limits = ReadingLimits()
        hostile.change(&limits)
        let verification = try await BatchVerification(of: folder, poppler: Poppler(limits: limits))
        let stops = verification.findings.filter { $0.code == hostile.code }
        #expect(stops.count == 1, "\(verification.text)")
        #expect(stops.first?.place.column == "page 1")
        #expect(stops.first?.message.hasPrefix("pdftotext ") == true)
        #expect(!verification.isIntact)
    }

    @Test func `within its limits the same file is read`() async throws {
        let scratch = try ScratchFolder()
        let folder = try BatchFixture().writeUnchecked(in: scratch)
        try Files.write(HostilePDF.muchText.bytes, to: folder.appending("letters.pdf"))
        let verification = try await BatchVerification(of: folder)
        #expect(!verification.findings.contains { $0.code.hasPrefix("reader-") }, "\(verification.text)")
    }

    @Test(arguments: [
        ("kill -SEGV $$", "reader-died", "died of signal 11"),
        ("kill -XCPU $$", "reader-over-time", "took more than "),
        ("exec sleep 100", "reader-over-time", "did not answer for "),
        ("echo Out of memory >&2; kill -ABRT $$", "reader-over-memory", "asked for more than "),
        ("while :; do printf aaaaaaaa; done", "reader-over-output", "wrote more than "),
        ("exit 3", "letters-unreadable", "cannot read the file"),
    ])
    func `a library that dies or hangs ends its own process, and the others go on`(
        script: String, code: String, message: String
    ) async throws {
        let scratch = try ScratchFolder()
        let folder = try BatchFixture().writeUnchecked(in: scratch)
        var limits = ReadingLimits()
        (limits.processorSeconds, limits.processorMillisecondsPerMark, limits.silence) = (1, 0, 2)
        let verification = try await BatchVerification(
            of: folder, sample: .all, program: ReadingProgram(program: "/bin/sh", arguments: ["-c", script]),
            poppler: Poppler(limits: limits))
        // One reads the pages, one what the file is made of, one the marks; each in a process of its own.
        #expect(verification.findings.map(\.code) == [code, code, code], "\(verification.text)")
        for (finding, library) in zip(verification.findings, ["postvangnet", "libqpdf", "libdmtx"]) {
            #expect(finding.message.hasPrefix("\(library) \(message)"), "\(verification.text)")
        }
        #expect(verification.readBack.pieces == 5 && verification.readBack.marks == 0)
    }

    @Test(arguments: [(1, 3508), (3508, 1), (1, 1), (15, 400), (400, 15), (2049, 400)])
    func `a picture that can be no mark's reaches no library`(width: Int, height: Int) throws {
        let pixels = [UInt8](repeating: 0, count: width * height)
        let picture = try #require(GrayPicture(width: width, height: height, pixels: pixels))
        for symbology in [MarkReader.Symbology.dataMatrix, .qr] { #expect(MarkReader(symbology).read(picture) == nil) }
    }

    @Test(arguments: [(0, 0), (0, 5), (-1, -1), (Int.max, 2), (2, 2)])
    func `a picture has as many pixels as it says`(width: Int, height: Int) {
        #expect(GrayPicture(width: width, height: height, pixels: [255]) == nil)
    }
}
