import PaperMail
import Testing

@Suite struct IdentityTests {
    private static let alphabet = Array("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ")

    @Test(arguments: [
        ("2026-11", "2611A"), ("2026-11-b", "2611B"), ("2026-11-z", "2611Z"), ("2099-01", "9901A"),
        ("2005-12", "0512A"),
    ])
    func `a run has a name and a code of five characters`(name: String, code: String) throws {
        let run = try #require(RunID(name))
        #expect(run.description == name && run.code == code)
    }

    @Test(arguments: [
        "2026-11-a", "2026-11-B", "2026-11-", "2026-11-bb", "2026-00", "2026-13", "2026-1", "26-11", "1999-11",
        "2100-01",
        "2026-11 ", "+026-11", "2026-11-é", "2026_11", "",
    ])
    func `a run is written in one way`(text: String) {
        #expect(RunID(text) == nil)
    }

    @Test func `runs and batches sort by month, then letter, then number`() throws {
        let names = ["2025-12-z", "2026-01", "2026-01-b", "2026-01-c", "2026-02"]
        let runs = try names.map { try #require(RunID($0)) }
        #expect(runs.reversed().sorted() == runs)
        let batches = try ["2026-01-0002", "2026-01-0010", "2026-01-b-0001"].map { try #require(BatchID($0)) }
        #expect(batches.reversed().sorted() == batches)
    }

    @Test(arguments: ["2026-11-0007", "2026-11-b-0001", "2026-11-9999"])
    func `a batch is a run and four digits`(name: String) {
        #expect(BatchID(name)?.description == name)
    }

    @Test(arguments: [
        "2026-11-0000", "2026-11-007", "2026-11-00007", "2026-11-a-0001", "2026-11", "0007", "2026-11--001",
    ])
    func `a batch is written in one way`(text: String) {
        #expect(BatchID(text) == nil)
    }

    @Test(arguments: [
        ("2026-11-0001", 1, "2611A0001000001S", "2611 A000 1000 001S"),
        ("2026-11-0007", 123, "2611A0007000123H", "2611 A000 7000 123H"),
    ])
    func `a piece id ends in its check character and is grouped in fours`(
        batch: String, number: Int, text: String, grouped: String
    ) throws {
        let batch = try #require(BatchID(batch))
        let piece = try #require(PieceID(batch: batch, number: number))
        #expect(piece.description == text && piece.grouped == grouped)
        #expect(try PieceID(reading: text) == piece)
    }

    @Test(arguments: [
        "2611 A000 1000 001S", " 2611a0001000001s ", "2611-a000-1000-001s", "2611\u{a0}A000\u{a0}1000\u{a0}001S",
    ])
    func `a piece id is understood as a person types it`(typed: String) throws {
        #expect(try PieceID(typed: typed).description == "2611A0001000001S")
    }

    @Test(arguments: [
        ("2611A000100000", PieceID.Problem.shape), ("2611A0001000001T", .checkCharacter), ("2611A000100000ſS", .shape),
        ("2611A0001000001s", .shape), ("2611 A000 1000 001S", .shape), ("", .shape),
    ])
    func `what is no piece id is refused with the reason`(text: String, problem: PieceID.Problem) {
        #expect(throws: problem) { try PieceID(reading: text) }
    }

    @Test func `a letter from another alphabet does not turn into one of ours`() {
        #expect(throws: PieceID.Problem.shape) { try PieceID(typed: "2611A0001000001ſ") }
    }

    private static let samples = ["2026-11", "2026-01-b", "2031-10-z"].compactMap(RunID.init).flatMap { run in
        [(1, 1), (7, 123), (1234, 567_890), (9999, 999_999), (1010, 100_001)].compactMap { batch, number in
            BatchID(run: run, number: batch).flatMap { PieceID(batch: $0, number: number) }
        }
    }

    @Test func `every change of one character is caught`() {
        #expect(Self.samples.count == 15)
        for text in Self.samples.map({ Array($0.description) }) {
            for place in text.indices {
                for character in Self.alphabet where character != text[place] {
                    var changed = text
                    changed[place] = character
                    #expect(PieceID(String(changed)) == nil)
                }
            }
        }
    }

    private static func swaps(of piece: PieceID) -> [String] {
        let text = Array(piece.description)
        return text.indices.dropFirst().filter { text[$0 - 1] != text[$0] }.map { place in
            var changed = text
            changed.swapAt(place - 1, place)
            return String(changed)
        }
    }

    @Test(arguments: ["2611A0001000001S", "2611A0007000123H"])
    func `every swap of neighbours in these ids is caught`(text: String) throws {
        for swapped in Self.swaps(of: try PieceID(reading: text)) { #expect(PieceID(swapped) == nil) }
    }

    // ISO 7064's hybrid systems miss one swap of two digits that differ by one in each 180 or so, by their arithmetic.
    @Test func `of all swaps of neighbours in a batch at most one in 200 goes unseen, and never one of letters`() throws
    {
        let batch = try #require(BatchID("2026-11-0007"))
        let pieces = (1...5000).compactMap { PieceID(batch: batch, number: $0) }
        let swaps = pieces.flatMap(Self.swaps)
        let missed = swaps.filter { PieceID($0) != nil }
        #expect(missed.count * 200 < swaps.count)
        #expect(missed.allSatisfy { $0.hasPrefix("2611A") })
    }

    @Test func `the mark on a sheet is the piece id and three digits`() throws {
        let mark = try #require(SheetMark("2611A0001000001S111"))
        #expect(mark.description == "2611A0001000001S111" && mark.piece.number == 1)
        #expect(mark.sheet == 1 && mark.sheets == 1 && mark.attempt == 1)
        #expect(SheetMark("2611A0001000001S239")?.description == "2611A0001000001S239")
    }

    @Test(arguments: [
        "2611A0001000001S", "2611A0001000001S011", "2611A0001000001S101", "2611A0001000001S110", "2611A0001000001S211",
        "2611A0001000001T111", "2611A0001000001S1111", "2611A0001000001S1 1",
    ])
    func `a mark with a sheet that cannot be is refused`(text: String) {
        #expect(SheetMark(text) == nil)
    }
}
