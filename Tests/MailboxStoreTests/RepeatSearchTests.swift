import Foundation
import SyntheticExtract
import Testing

@testable import MailboxStore

@Suite struct RepeatSearchTests {
    private struct Row {
        var identifier: String
        var identity: RowIdentity

        init(identifier: String, identity: UInt64) {
            self.identifier = identifier
            self.identity = RowIdentity(row: Int(identity))
        }
    }

    /// Searches as the import does: what came in order before the first that did not is given once more.
    ///
    /// - Parameter hasDisk: whether it may put anything on the disk.
    private func search(_ rows: [Row], limit: Int = 100, hasDisk: Bool = true) throws -> (
        suspects: Set<String>, repeats: Int, leftovers: [String]
    ) {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("repeats-\(UUID().uuidString)")
        if hasDisk { try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true) }
        defer { try? FileManager.default.removeItem(at: folder) }
        var search = RepeatSearch(spoolPath: folder.appendingPathComponent("hashes").path, limit: limit, room: 4)
        func give(_ row: Row, again: Bool, _ search: inout RepeatSearch) throws {
            let bytes = Array(row.identifier.utf8)
            if again {
                try search.takeAgain(bytes.span, identity: row.identity)
            } else {
                try search.take(bytes.span, identity: row.identity)
            }
        }
        for row in rows { try give(row, again: false, &search) }
        if search.needsOrderedRows { for row in rows.prefix(search.ordered) { try give(row, again: true, &search) } }
        let outcome = try search.finish()
        let suspects = Set(rows.map(\.identifier)).filter { identifier in
            let bytes = Array(identifier.utf8)
            return outcome.suspects.contains(RepeatSearch.hash(of: bytes.span))
        }
        let leftovers = hasDisk ? try FileManager.default.contentsOfDirectory(atPath: folder.path) : []
        return (suspects, outcome.repeats, leftovers)
    }

    @Test func `identifiers in order have no repeats, and nothing is put on disk`() throws {
        let rows = (100...999).map { Row(identifier: "\($0)", identity: UInt64($0)) }
        let found = try search(rows, hasDisk: false)
        #expect(found.suspects == [] && found.repeats == 0)
        #expect(throws: ImportError.self) { try search(rows.reversed() + rows.reversed(), hasDisk: false) }
    }

    @Test(arguments: [1, 2, 3])
    func `repeats are found in any order, beyond what memory holds`(seed: UInt64) throws {
        var random = SplitMix64(seed: seed)
        var rows = (1...20_000).map { Row(identifier: "id-\($0)", identity: UInt64($0)) }
        // Four that contradict an earlier row, three that say the same again.
        for number in [5, 77, 12_345, 19_999] { rows.append(Row(identifier: "id-\(number)", identity: 0)) }
        for number in [6, 78, 12_346] { rows.append(Row(identifier: "id-\(number)", identity: UInt64(number))) }
        rows.shuffle(using: &random)
        let found = try search(rows)
        #expect(found.suspects == ["id-5", "id-77", "id-12345", "id-19999"])
        #expect(found.repeats == 3 && found.leftovers == [])
    }

    @Test(arguments: [
        (["a", "a"], 1), (["a", "b", "b", "b", "c"], 2), (["b", "a", "b"], 1), (["a", "ab", "a"], 1),
        (["c", "b", "a"], 0),
    ])
    func `rows that say the same again are counted`(identifiers: [String], repeats: Int) throws {
        let found = try search(identifiers.map { Row(identifier: $0, identity: 1) })
        #expect(found.repeats == repeats && found.suspects == [])
    }

    @Test func `no more suspects are kept than are of use`() throws {
        let rows = (0..<1_000).map { Row(identifier: "\($0 % 500)", identity: UInt64($0)) }
        #expect(try search(rows, limit: 7).suspects.count == 7)
    }
}
