import Foundation
import MailboxDomain
import PaperMail
import PrintHouse
import StrictFiles
import SystemPackage
import TestSupport
import Testing

/// Every way in which a batch can be wrong is named.
@Suite struct TamperTests {
    /// A batch that is wrong inside while its checksums fit.
    struct Case: CustomTestStringConvertible, Sendable {
        var testDescription: String
        var codes: Set<String>
        var change: @Sendable (inout BatchFixture) throws -> Void

        init(_ name: String, _ codes: Set<String>, _ change: @escaping @Sendable (inout BatchFixture) throws -> Void) {
            (testDescription, self.codes, self.change) = (name, codes, change)
        }
    }

    static let rowCases = [
        Case("a row removed", ["sequence", "page-range-gap", "piece-number-gap", "count-differs"]) {
            $0.rows.remove(at: 1)
        },
        Case("the last row removed", ["pages-not-covered", "count-differs"]) { $0.rows.removeLast() },
        Case("a row doubled", ["sequence", "page-range-gap", "piece-id-repeated", "piece-order", "count-differs"]) {
            $0.rows.insert($0.rows[1], at: 2)
        },
        Case("two rows swapped", ["sequence", "page-range-gap", "piece-number-gap", "piece-order", "postal-order"]) {
            $0.rows.swapAt(0, 3)
        },
        Case("no rows", ["batch-empty", "count-differs"]) { $0.rows = [] },
        Case("a page range one page short", ["sheets-differ", "page-range-gap", "count-differs"]) {
            $0.rows[1].lastPage -= 1
        },
        Case("a page range the wrong way round", ["page-range", "page-range-gap", "count-differs"]) {
            $0.rows[1].lastPage = $0.rows[1].firstPage - 1
        },
        Case(
            "a page range moved to the neighbour's",
            ["page-range-gap", "reference-foreign", "reference-missing", "postcode-missing"]
        ) {
            ($0.rows[2].firstPage, $0.rows[2].lastPage) = ($0.rows[3].firstPage, $0.rows[3].lastPage)
        },
        Case("wrong sheets", ["sheets-differ", "mark-differs", "count-differs"]) { $0.rows[0].sheets = 2 },
        Case("another piece's mark", ["mark-differs"]) { $0.rows[0].mark = $0.rows[2].mark },
        Case("the mark of a later sheet", ["mark-differs"]) {
            $0.rows[1].mark = try #require(SheetMark(piece: $0.rows[1].piece, sheet: 2, sheets: 2, attempt: 1))
        },
        Case("the mark of a second attempt", ["mark-differs"]) {
            $0.rows[0].mark = try #require(SheetMark(piece: $0.rows[0].piece, sheet: 1, sheets: 1, attempt: 2))
        },
        Case("a piece of another batch", ["piece-id-foreign", "piece-number-gap", "mark-differs", "reference-missing"])
        {
            let other = try #require(BatchID("2026-11-b-0007"))
            $0.rows[1].piece = try #require(PieceID(batch: other, number: 2))
        },
        Case("a number skipped", ["piece-number-gap", "mark-differs", "reference-foreign", "reference-missing"]) {
            $0.rows[4].piece = try #require(PieceID(batch: $0.batch, number: 6))
        },
        Case("another postal order", ["postal-order"]) { $0.rows[0].houseNumber = 11 },
        Case("a postcode that is not on the page", ["postcode-missing"]) { $0.rows[4].postcode = "9999XY" },
        Case("another class", ["pieces-value"]) { $0.rows[4].postageClass = .world },
    ]

    static let pageCases = [
        Case("two letters swapped", ["reference-foreign", "reference-missing"]) { $0.pages.swapAt(0, 6) },
        Case("front and back of a letter swapped", ["reference-missing", "postcode-missing"]) { $0.pages.swapAt(0, 1) },
        Case("a return line on the back alone", ["reference-missing"]) {
            $0.pages[1] = [$0.pages[0][0], $0.pages[0][2]]
            $0.pages[0][0] = "Retour"
        },
        Case("a reference on the back alone", ["reference-missing"]) {
            $0.pages[1] = [$0.pages[0][2]]
            $0.pages[0][0] = $0.manifest.sender.returnLine
            $0.pages[0].remove(at: 2)
        },
        Case("a letter's text inside another letter", ["reference-foreign", "reference-missing"]) {
            $0.pages[1] = $0.pages[6]
        },
        Case("text that is nobody's on a further page", ["reference-missing"]) { $0.pages[1] = ["Andere tekst"] },
        Case("another reference without spaces", ["reference-foreign", "reference-missing"]) {
            $0.pages[3] = ["2611A0007000001Z"]
        },
        Case("a reference in other groups", ["reference-missing"]) { $0.pages[0][2] = "26 11A0 0070 0000 1Z" },
        Case("a page left out", ["reference-foreign", "reference-missing", "postcode-missing", "pages-not-covered"]) {
            $0.pages.remove(at: 1)
        },
        Case("a page too many", ["pages-not-covered"]) { $0.pages.append([]) },
    ]

    static let manifestCases = [
        Case("wrong counts", ["count-differs"]) { $0.manifest.counts.pieces += 1 },
        Case("wrong counts of a class", ["count-differs"]) { $0.manifest.counts.perClass.world.sheets = 1 },
        Case("another batch's manifest", ["piece-id-foreign"]) {
            let other = try #require(BatchID("2026-11-0008"))
            $0.manifest.batch = .init(id: other, test: true, number: 8, of: 12)
        },
        Case("another run than the batch's", ["manifest-contradiction"]) {
            $0.manifest.batch.run = try #require(RunID("2026-12"))
        },
        Case("one side in place of two", ["sheets-differ"]) { $0.manifest.product.sides = .one },
        Case("another class than the rows", ["postage-class-differs"]) { $0.manifest.postage.class = .europe },
        Case("a control piece that is not there", ["control-piece-missing"]) {
            $0.manifest.controlPieces = [try #require(PieceID(batch: $0.batch, number: 99))]
        },
        Case("a piece set aside that is there", ["omitted-piece-present"]) { $0.manifest.omitted = [$0.rows[1].piece] },
        Case("a piece set aside of another batch", ["omitted-piece-foreign"]) {
            let other = try #require(BatchID("2026-11-0008"))
            $0.manifest.omitted = [try #require(PieceID(batch: other, number: 3))]
        },
        Case("mailed before it may be", ["manifest-contradiction"]) {
            $0.manifest.mailing.mailBy = $0.manifest.mailing.mailFrom.adding(days: -1)
        },
    ]

    static let fileCases = [
        Case("wrong bytes", ["file-bytes-differ"]) { $0.changeFiles = { $0[0].bytes += 1 } },
        Case("wrong digest", ["file-digest-differs"]) { $0.changeFiles = { $0[1].sha256 = FileDigest(of: []) } },
        Case("wrong pages", ["file-pages-differ"]) { $0.changeFiles = { $0[0].pages = 11 } },
        Case("no pages of a PDF", ["file-pages-differ"]) { $0.changeFiles = { $0[0].pages = nil } },
        Case("pages of a list", ["file-pages-differ"]) { $0.changeFiles = { $0[1].pages = 1 } },
        Case("wrong media type", ["file-media-type-differs"]) { $0.changeFiles = { $0[1].mediaType = "text/plain" } },
        Case("a file not listed", ["file-not-listed"]) { $0.changeFiles = { $0.removeLast() } },
        Case("a file listed twice", ["manifest-contradiction"]) { $0.changeFiles = { $0.append($0[0]) } },
        Case("a file that is none of a batch", ["file-unknown", "file-not-listed"]) {
            $0.changeFiles = { $0[1].name = "../pieces.csv" }
        },
    ]

    @Test(arguments: rowCases + pageCases + manifestCases + fileCases)
    func `a batch that is wrong inside is found out although its checksums fit`(tampering: Case) async throws {
        let scratch = try ScratchFolder()
        var fixture = try BatchFixture()
        try tampering.change(&fixture)
        let verification = try await BatchVerification(of: try fixture.writeUnchecked(in: scratch))
        #expect(Set(verification.findings.map(\.code)) == tampering.codes, "\(verification.text)")
    }

    @Test func `the fixture itself is right`() async throws {
        let scratch = try ScratchFolder()
        let folder = try BatchFixture().writeUnchecked(in: scratch)
        #expect(try await BatchVerification(of: folder).findings == [])
    }

    @Test func `a number may be skipped where the piece was set aside`() async throws {
        let scratch = try ScratchFolder()
        var fixture = try BatchFixture(Array(BatchFixture.letters.prefix(3)))
        let omitted = try #require(PieceID(batch: fixture.batch, number: 3))
        let piece = try #require(PieceID(batch: fixture.batch, number: 4))
        fixture.rows[2].piece = piece
        fixture.rows[2].mark = try #require(SheetMark(piece: piece, sheet: 1, sheets: 1, attempt: 1))
        fixture.pages[6] = [fixture.manifest.sender.returnLine, "1011 AB  Ons Dorp", piece.grouped]
        fixture.manifest.omitted = [omitted]
        #expect(try await BatchVerification(of: try fixture.writeUnchecked(in: scratch)).findings == [])
    }

    @Test func `a reprint holds pieces of the batches that it supersedes, in their second attempt`() async throws {
        let scratch = try ScratchFolder()
        var fixture = try BatchFixture()
        for index in fixture.rows.indices {
            let row = fixture.rows[index]
            fixture.rows[index].mark = try #require(
                SheetMark(piece: row.piece, sheet: 1, sheets: row.sheets, attempt: 2))
        }
        let reprint = try #require(BatchID("2026-11-0013"))
        fixture.manifest.batch = .init(id: reprint, test: true, number: 13, of: 13, supersedes: [fixture.batch])
        #expect(try await BatchVerification(of: try fixture.writeUnchecked(in: scratch)).findings == [])
    }

    @Test(arguments: ["letters.pdf", "pieces.csv", "manifest.json", "SHA256SUMS"])
    func `a changed byte is found in each file`(name: String) async throws {
        let scratch = try ScratchFolder()
        let path = try BatchFixture().writeUnchecked(in: scratch).appending(name)
        let original = try Files.bytes(path)
        for place in stride(from: 5, to: original.count, by: max(1, original.count / 6)) {
            var bytes = original
            bytes[place] ^= 1
            try Files.write(bytes, to: path)
            let verification = try await BatchVerification(of: path.removingLastComponent())
            let found = Set(verification.findings.map(\.code))
            #expect(!verification.isIntact)
            #expect(name == "SHA256SUMS" || found.contains("checksum-differs"), "\(verification.text)")
            let isListed = name == "letters.pdf" || name == "pieces.csv"
            #expect(!isListed || found.contains("file-digest-differs"), "\(verification.text)")
        }
    }

    @Test(arguments: ["letters.pdf", "pieces.csv", "manifest.json", "SHA256SUMS"])
    func `a missing file is named`(name: String) async throws {
        let scratch = try ScratchFolder()
        let folder = try BatchFixture().writeUnchecked(in: scratch)
        try FileManager.default.removeItem(atPath: folder.appending(name).string)
        let findings = try await BatchVerification(of: folder).findings
        #expect(findings.first?.code == "file-missing" && findings.first?.place.file == name)
    }

    @Test func `a list with another header gives one finding on its rows, not one each`() async throws {
        let scratch = try ScratchFolder()
        let folder = try BatchFixture().writeUnchecked(in: scratch)
        try Files.write(Array("piece,mark\n".utf8), to: folder.appending("pieces.csv"))
        let codes = try await BatchVerification(of: folder).findings.map(\.code)
        #expect(codes == ["checksum-differs", "pieces-header", "file-bytes-differ", "file-digest-differs"])
    }

    @Test(arguments: ["notes.txt", ".hidden", "letters (1).pdf"])
    func `an extra file is named`(name: String) async throws {
        let scratch = try ScratchFolder()
        let folder = try BatchFixture().writeUnchecked(in: scratch)
        try Files.write([], to: folder.appending(name))
        let findings = try await BatchVerification(of: folder).findings
        #expect(findings.map(\.code) == ["file-unexpected"] && findings.first?.place.file == name)
    }

    @Test func `a link in place of a file is refused`() async throws {
        let scratch = try ScratchFolder()
        let folder = try BatchFixture().writeUnchecked(in: scratch)
        let (real, link) = (scratch.path.appending("real.csv").string, folder.appending("pieces.csv").string)
        try FileManager.default.moveItem(atPath: link, toPath: real)
        try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: real)
        #expect(try await BatchVerification(of: folder).findings.map(\.code).contains("file-not-plain"))
    }

    @Test func `letters that are no PDF are a finding`() async throws {
        let scratch = try ScratchFolder()
        let folder = try BatchFixture().writeUnchecked(in: scratch)
        try Files.write(Array("no PDF".utf8), to: folder.appending("letters.pdf"))
        #expect(try await BatchVerification(of: folder).findings.map(\.code).contains("letters-unreadable"))
    }

    @Test func `a folder that is not there is an error`() async throws {
        let scratch = try ScratchFolder()
        let path = scratch.path.appending("absent")
        await #expect(throws: PrintHouseError.noFolder(path)) { try await BatchVerification(of: path) }
    }

    @Test func `a finding names code, file, place and a sentence, also as JSON`() async throws {
        let scratch = try ScratchFolder()
        var fixture = try BatchFixture()
        fixture.rows[0].houseNumber = 11
        let verification = try await BatchVerification(of: try fixture.writeUnchecked(in: scratch))
        let line = "pieces.csv:3:postcode: The row belongs before the one above it. [postal-order]"
        #expect(verification.text.contains("is not intact: 1 finding(s)") && verification.text.contains(line))
        let json = String(decoding: try verification.json, as: UTF8.self)
        #expect(
            json.contains(#""code": "postal-order""#) && json.contains(#""line": 3"#)
                && json.contains(#""column": "postcode""#))
    }
}
