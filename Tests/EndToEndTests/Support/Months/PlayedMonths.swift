import Foundation
import SystemPackage
import TestSupport
import Testing

/// Readers without an e-mail address over some months, with a print house that is played; and what should become of them,
/// by a model of its own. Account `aN` lives at house number N, by which its pieces are known.
struct PlayedMonths {
    /// What a test knows of one account.
    struct Reader {
        var isConfirmed = false
        var hasDied = false
        var isSuppressed = false
        /// House number now, and that of an address which mail came back from.
        var house: Int
        var returnedFrom: Int?
        var mailed = 0
        var wasMailedLately = false
        var isUnderWay = false

        /// Why nobody writes to it; `write` where somebody should.
        var reason: String {
            if isConfirmed { return "reached-digitally" }
            if hasDied { return "deceased" }
            if isSuppressed { return "suppressed" }
            if returnedFrom == house { return "address-returned" }
            if mailed >= 2 { return "written-enough" }
            if isUnderWay { return "piece-under-way" }
            return wasMailedLately ? "recently-written" : "write"
        }
    }

    let workspace: TestWorkspace
    let drop: FilePath
    private(set) var readers: [Int: Reader]
    /// Far from every house number of a reader.
    private let elsewhere: Int

    init(readers count: Int) async throws {
        workspace = try await TestWorkspace.made()
        drop = workspace.scratch.appending("drop")
        try FileManager.default.createDirectory(atPath: drop.string, withIntermediateDirectories: true)
        readers = Dictionary(uniqueKeysWithValues: (1...count).map { ($0, Reader(house: $0)) })
        elsewhere = 20_000
        try workspace.replace(
            "piecesPerBatch: 5000", by: "piecesPerBatch: \(count / 4 + 1)", in: "postvangnet.yaml")
        // How much is spoiled is what these tests say.
        try workspace.replace(
            "maximumReprintPercent: 3", by: "maximumReprintPercent: 100", in: "postvangnet.yaml")
    }

    func extract(asOf: String) throws -> ExtractBuilder {
        func numbers(_ isIn: (Reader) -> Bool) -> Set<Int> { Set(readers.filter { isIn($0.value) }.keys) }
        return try TestWorkspace.extract(
            asOf: asOf, accounts: readers.keys.sorted(), died: numbers(\.hasDied), confirmed: numbers(\.isConfirmed),
            houses: readers.mapValues(\.house))
    }

    /// So many new readers come in.
    mutating func join(_ count: Int) {
        let last = readers.count
        for number in last + 1...last + count { readers[number] = Reader(house: number) }
    }

    /// Plans a month, and compares every count with the model.
    func plan(_ month: String, asOf: String) async throws -> [Int] {
        let extract = try extract(asOf: asOf)
        try await workspace.succeed("import", extract.folder.path)
        return try await plan(month)
    }

    /// The accounts that are to be written to.
    func plan(_ month: String) async throws -> [Int] {
        try await workspace.succeed("plan", month)
        let status = try TestJSON(await workspace.succeed("status", month, "--format", "json").output)
        let expected = readers.values.reduce(into: [String: Int]()) { $0[$1.reason, default: 0] += 1 }
        #expect(status["chosen"].sum == expected["write"] ?? 0, "\(month)")
        #expect(status["reachedDigitally"].number == expected["reached-digitally"] ?? 0, "\(month)")
        for reason in status["notChosen"].keys {
            #expect(status["notChosen"][reason].number == expected[reason] ?? 0, "\(month): \(reason)")
        }
        return readers.filter { $0.value.reason == "write" }.keys.sorted()
    }

    /// Approves, renders and seals; the reader of each piece.
    mutating func seal(_ month: String, _ accounts: [Int]) async throws -> [String: Int] {
        try await workspace.succeed("approve", month, "--by", "tester", "--accept-jump")
        try await workspace.succeed("run", month)
        let byHouse = Dictionary(uniqueKeysWithValues: accounts.map { (readers[$0]?.house ?? 0, $0) })
        var pieces: [String: Int] = [:]
        for batch in try batches(month) {
            for row in batch.rows { pieces[row.piece] = byHouse[Int(row.houseNumber) ?? 0] }
        }
        #expect(pieces.values.sorted() == accounts, "\(month): exactly those that the model writes to")
        for account in accounts { readers[account]?.isUnderWay = true }
        return pieces
    }

    private func batches(_ month: String) throws -> [SealedBatch] {
        let outbox = workspace.file("outbox").appending(month)
        return try FileManager.default.contentsOfDirectory(atPath: outbox.string).filter { $0.hasPrefix("20") }
            .sorted().map { try SealedBatch(outbox.appending($0)) }
    }

    /// Half a percent of the readers confirm an address, move or die, and their letters are called back.
    mutating func recall(_ month: String, asOf: String, _ pieces: [String: Int]) async throws {
        let count = min(pieces.count, max(3, pieces.count / 200))
        let step = pieces.count / count
        let chosen = (0..<count).map { pieces.keys.sorted()[$0 * step] }
        for (index, piece) in chosen.enumerated() {
            guard let account = pieces[piece] else { continue }
            switch index % 3 {
            case 0: readers[account]?.isConfirmed = true
            case 1: readers[account]?.house += elsewhere
            default: readers[account]?.hasDied = true
            }
            readers[account]?.isUnderWay = false
        }
        let extract = try extract(asOf: asOf)
        try await workspace.succeed("recall", month, "--extract", extract.folder.path)
        let list = try Files.text(workspace.file("outbox").appending(month).appending("pull.csv"))
        #expect(Set(list.split(separator: "\n").dropFirst().map { String($0.suffix(16)) }) == Set(chosen))
    }

    /// Hands over, has the print house play, and takes everything in file by file; the counts add up after each.
    mutating func mail(_ month: String, on day: String, seed: Int, _ pieces: [String: Int]) async throws -> [String:
        Int]
    {
        try await workspace.succeed("handover", month, "--to", drop.string, "--on", day)
        let played = workspace.scratch.appending("played-\(month)-\(UUID().uuidString)")
        let run = try await ProgramRun(
            .postvangnet,
            [
                "rehearse", drop.appending(month).string, "--to", played.string, "--seed", "\(seed)", "--spoiled", "3",
                "--returned", "1",
            ])
        try #require(run.status == 0, "\(run.errors)")
        let files = try Files.tree(played)
        for file in files.filter({ $0.key.hasSuffix(".csv") }).sorted(by: { $0.key < $1.key }) {
            let taken = try await workspace.reconcile([(file.key, file.value)])
            // What is told of a later day is taken in before what is told of an earlier one.
            let others = taken.errors.split(separator: "\n").filter { !$0.hasPrefix("Warning, as this is a test") }
            #expect(taken.status == 0 && others.isEmpty, "\(month), \(file.key): \(taken.errors)")
            #expect(try await counts(month).values.reduce(0, +) == pieces.count, "\(month), after \(file.key)")
        }
        return try await outcome(month, of: pieces, files)
    }

    private mutating func outcome(
        _ month: String, of pieces: [String: Int], _ files: [String: [UInt8]]
    ) async throws -> [String: Int] {
        let expected = try JSONDecoder().decode(
            [String: [String: String]].self, from: Data(try #require(files["expected.json"])))
        // A later batch prints again what an earlier one lost.
        let states = expected.sorted { $0.key < $1.key }.reduce(into: [String: String]()) { $0.merge($1.value) { $1 } }
        #expect(Set(states.keys) == Set(pieces.keys), "every piece ends in one state")
        let reasons = try Self.returns(in: files)
        var counts: [String: Int] = [:]
        for (piece, state) in states {
            counts[state, default: 0] += 1
            guard let account = pieces[piece] else { continue }
            readers[account]?.isUnderWay = state == "spoiled"
            guard state == "mailed" || state == "returned" else { continue }
            if readers[account]?.wasMailedLately == false { readers[account]?.mailed += 1 }
            readers[account]?.wasMailedLately = true
            if state == "returned" {
                if reasons[piece] == "deceased" {
                    readers[account]?.isSuppressed = true
                } else {
                    let house = readers[account]?.house
                    readers[account]?.returnedFrom = house
                }
            }
        }
        #expect(try await self.counts(month) == counts, "\(month)")
        return counts
    }

    /// Why pieces came back, by the post room's scans.
    private static func returns(in files: [String: [UInt8]]) throws -> [String: String] {
        let scans = files.filter { $0.key.hasPrefix("returned") }.values
        return scans.flatMap { String(decoding: $0, as: UTF8.self).split(separator: "\n").dropFirst() }
            .reduce(into: [:]) { reasons, line in
                let fields = line.split(separator: ",").map(String.init)
                reasons[String(fields[0].compact.prefix(16))] = fields[1]
            }
    }

    private func counts(_ month: String) async throws -> [String: Int] {
        let status = try TestJSON(await workspace.succeed("status", month, "--format", "json").output)
        return status["pieces"].keys.reduce(into: [:]) { counts, state in
            if let count = status["pieces"][state].number, count > 0 { counts[state] = count }
        }
    }

    mutating func close(_ month: String) async throws {
        try await workspace.succeed("close", month, "--by", "tester")
        // What is spoiled at the close is lost for good.
        for account in readers.keys { readers[account]?.isUnderWay = false }
    }

    /// More than half a year goes by, and half of those whose mail came back have moved.
    mutating func pass() {
        for (number, reader) in readers {
            readers[number]?.wasMailedLately = false
            if reader.returnedFrom == reader.house, number.isMultiple(of: 2) { readers[number]?.house += elsewhere }
        }
    }
}
