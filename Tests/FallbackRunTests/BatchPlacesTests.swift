import MailboxDomain
import PaperMail
import SystemPackage
import TestSupport
import Testing

@testable import FallbackRun

/// Whose letter it is that stops a batch.
@Suite struct BatchPlacesTests {
    private let list = """
        piece_id,sequence,first_page,last_page
        26110001000001X,1,1,2
        26110001000002X,2,3,6
        broken,3,7,8
        26110001000004X,4,x,9

        """

    private func places() throws -> BatchPlaces {
        let folder = try ScratchFolder()
        var text = list
        for number in [1, 2, 4] {
            text = text.replacing("2611000100000\(number)X", with: try piece(number).description)
        }
        try Files.write(text.utf8, to: folder.file("pieces.csv"))
        return BatchPlaces(in: folder.path)
    }

    private func piece(_ number: Int) throws -> PieceID {
        let batch = try #require(BatchID(run: november(), number: 1))
        return try #require(PieceID(batch: batch, number: number))
    }

    private func finding(_ file: String, line: Int? = nil, column: String? = nil) -> Finding {
        Finding(code: RunFault.unknownPiece, place: .init(file: file, line: line, column: column), message: "")
    }

    @Test func `a line of the list or a page of the letters leads to its piece`() throws {
        let places = try places()
        #expect(try places.pieces(at: [finding("pieces.csv", line: 2)]) == [piece(1)])
        for (page, number) in [(1, 1), (2, 1), (3, 2), (6, 2)] {
            #expect(try places.pieces(at: [finding("letters.pdf", column: "page \(page)")]) == [piece(number)])
        }
        #expect(try places.pieces(at: [finding("pieces.csv", line: 5, column: "country")]) == [piece(4)])
    }

    @Test func `what is about no piece leads to none, and each piece is named once`() throws {
        let places = try places()
        let none = [
            finding("pieces.csv", line: 1), finding("pieces.csv", line: 4), finding("pieces.csv"),
            finding("letters.pdf"), finding("letters.pdf", column: "page 7"), finding("letters.pdf", column: "page x"),
            finding("manifest.json", line: 2),
        ]
        #expect(places.pieces(at: none) == [])
        let twice = [
            finding("letters.pdf", column: "page 4"), finding("pieces.csv", line: 3), finding("pieces.csv", line: 2),
        ]
        #expect(try places.pieces(at: twice) == [piece(1), piece(2)])
    }
}
