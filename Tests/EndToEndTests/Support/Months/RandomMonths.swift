import Foundation
import SyntheticExtract
import SystemPackage
import TestSupport
import Testing

/// Four months over a workspace of a few readers, in which anything is typed in any order, with what the printer got of it
/// by what lies in the drop folder.
///
/// Account `aN` lives at house number N, by which its pieces are known. All months lie within half a year, in which nobody
/// may get a second letter.
struct RandomMonths {
    private static let readers = 4
    private static let runs = ["2026-11", "2026-11-b", "2026-12", "2027-01", "2027-01-b", "2027-02"]

    private let workspace: TestWorkspace
    private let drop: FilePath
    private let isReal: Bool
    private var random: SplitMix64
    private var now: Date
    /// Ledgers of before; the last one is what the workspace should have.
    private var ledgers: [[UInt8]] = []
    private var isRestored = false
    /// The letters that the printer has and mails, by account.
    private(set) var letters: [Int: Set<String>] = [:]
    /// How often each was printed, and how often it was reported that it must be printed again.
    private(set) var prints: [String: Int] = [:]
    private var lost: [String: Int] = [:]
    /// What was typed, with the exit status of each.
    private(set) var typed: [String] = []

    /// - Parameter start: a workspace with nothing loaded yet.
    init(seed: UInt64, in start: TestWorkspace, isReal: Bool) throws {
        workspace = try start.copy()
        drop = workspace.scratch.appending("drop")
        try FileManager.default.createDirectory(atPath: drop.string, withIntermediateDirectories: true)
        random = SplitMix64(seed: seed)
        now = try Date("2026-11-03T12:00:00Z", strategy: .iso8601)
        self.isReal = isReal
    }

    /// The extracts of the months; in the later ones somebody has died, and somebody moved.
    static func extracts() throws -> [ExtractBuilder] {
        try ["2026-11-01", "2026-12-01", "2027-01-01", "2027-02-01"].enumerated().map { month, day in
            try TestWorkspace.extract(
                asOf: day, accounts: Array(1...readers + month), moved: month > 1 ? [2] : [],
                died: month > 0 ? [1] : [])
        }
    }

    // MARK: - Typing

    private func day(_ date: Date) -> String { date.formatted(.iso8601.year().month().day()) }

    /// Types a command at a time; the answer, which says in a known way how it ended.
    private mutating func type(_ arguments: [String], at time: Date? = nil) async throws -> ProgramRun {
        let moment = (time ?? now).ISO8601Format()
        let clock = isReal ? try await WallClock.changes(at: moment) : ["POSTVANGNET_CLOCK": moment]
        let run = try await workspace.postvangnet(arguments, changes: clock)
        typed.append("\(moment) \(arguments.joined(separator: " ")): \(run.status)")
        #expect([0, 64, 65, 66, 77, 78].contains(run.status), "\(typed.joined(separator: "\n"))\n\(run.errors)")
        // No command that changes something goes on with an older ledger.
        #expect(!isRestored || run.status != 0 || arguments.contains("--dry-run"), "\(typed.joined(separator: "\n"))")
        return run
    }

    private mutating func pick<Value>(_ values: [Value]) -> Value {
        values[Int.random(in: values.indices, using: &random)]
    }

    /// One more command: mostly what comes next, often what does not.
    mutating func step(_ extracts: [ExtractBuilder]) async throws {
        now += Double(Int.random(in: 1...60, using: &random)) * 3600
        let run = pick(Array(Self.runs.prefix(max(1, min(Self.runs.count, typed.count / 5 + 1)))))
        let who = ["--by", pick(["anna", "bert", "carla"])]
        let reason = ["--reason", "asked for"]
        switch Int.random(in: 0..<100, using: &random) {
        case 0..<10: _ = try await type(["import", month(of: run, extracts).folder.path])
        case 10..<24: try await plan(run, who, extracts)
        case 24..<28: _ = try await type(["discard", run] + who)
        case 28..<42: _ = try await type(["approve", run, "--accept-jump"] + who)
        case 42..<50: _ = try await type(["render", run])
        case 50..<60: _ = try await type(["seal", run])
        case 60..<72: try await handOver(run, who)
        case 72..<76: try await cancel(run, who + reason)
        case 76..<80: if let piece = try anyPiece(of: run) { _ = try await type(["withdraw", piece] + who + reason) }
        case 80..<86: try await report(run)
        case 86..<89: _ = try await type(["close", run, "--accept-open"] + who)
        case 89..<92: _ = try await type(["reprint", run, "--on", day(now)] + who)
        case 92..<94:
            _ = try await type(
                ["recall", run, "--extract", month(of: run, extracts).folder.path, "--accept-jump"])
        case 94..<97: try restoreAnOlderLedger()
        default: try await jump(run, who)
        }
    }

    private func month(of run: String, _ extracts: [ExtractBuilder]) -> ExtractBuilder {
        let months = ["2026-11", "2026-12", "2027-01", "2027-02"]
        return extracts[months.firstIndex { run.hasPrefix($0) } ?? 0]
    }

    private mutating func plan(_ run: String, _ who: [String], _ extracts: [ExtractBuilder]) async throws {
        if try await type(["plan", run] + who).status == 64 {
            // The month of another extract: mostly one loads the right one then.
            _ = try await type(["import", month(of: run, extracts).folder.path])
            _ = try await type(["plan", run] + who)
        }
    }

    /// The ledger of some command before, in place of today's; the next time today's comes back.
    private mutating func restoreAnOlderLedger() throws {
        let file = workspace.file("ledger.sqlite")
        guard Files.exists(file) else { return }
        if isRestored {
            try Files.write(try #require(ledgers.last), to: file)
            isRestored = false
            typed.append("today's ledger comes back")
        } else {
            // One that is the same as today's is today's.
            let older = ledgers.indices.filter { ledgers[$0] != ledgers.last }
            guard !older.isEmpty else { return }
            let number = pick(older)
            try Files.write(ledgers[number], to: file)
            isRestored = true
            typed.append("the ledger of \(ledgers.count - 1 - number) commands ago is restored")
        }
    }

    /// Keeps today's ledger, for a restore.
    mutating func keepLedger() throws {
        let file = workspace.file("ledger.sqlite")
        if !isRestored, Files.exists(file) { ledgers.append(try Files.bytes(file)) }
    }

    /// One command by a clock that is a year ahead, or two months behind.
    private mutating func jump(_ run: String, _ who: [String]) async throws {
        let time = now.addingTimeInterval(pick([400, -60]) * 86400)
        let command = pick([
            ["plan", run] + who, ["approve", run] + who, ["handover", run, "--to", drop.string] + who,
            ["purge", "--dry-run"], ["purge"],
        ])
        _ = try await type(command, at: time)
        if command[0] == "handover" { try takeIn(run) }
    }

    // MARK: - The printer

    private mutating func handOver(_ run: String, _ who: [String]) async throws {
        _ = try await type(["handover", run, "--to", drop.string, "--on", day(now)] + who)
        try takeIn(run)
    }

    /// The printer prints what an order has in the drop folder, once.
    private mutating func takeIn(_ run: String) throws {
        let folder = drop.appending(run)
        guard Files.exists(folder) else { return }
        let names = try FileManager.default.contentsOfDirectory(atPath: folder.string)
        guard names.contains("order.json") else { return }
        let pulled = try Set(
            names.filter { $0.hasPrefix("pull") && $0.hasSuffix(".csv") }.flatMap { name in
                try Files.text(folder.appending(name)).split(separator: "\n").dropFirst().map { String($0.suffix(16)) }
            })
        for name in names where name.wholeMatch(of: /[0-9]{4}-[0-9]{2}(-[a-z])?-[0-9]{4}/) != nil {
            let printed = folder.appending("\(name).printed")
            guard !Files.exists(printed) else { continue }
            try Files.write([], to: printed)
            let batch = try SealedBatch(folder.appending(name))
            for row in batch.rows where !pulled.contains(row.piece) {
                let house = try #require(Int(row.houseNumber))
                letters[house > 100 ? house - 100 : house, default: []].insert(row.piece)
                prints[row.piece, default: 0] += 1
            }
        }
    }

    /// What the printer says of a batch that it has: mailed, and of some a piece is spoiled.
    private mutating func report(_ run: String) async throws {
        let folder = drop.appending(run)
        let names = Files.exists(folder) ? try FileManager.default.contentsOfDirectory(atPath: folder.string) : []
        let batches = names.filter { $0.hasSuffix(".printed") }.map { String($0.dropLast(8)) }.sorted()
        guard !batches.isEmpty else { return }
        let batch = pick(batches)
        let piece = try SealedBatch(folder.appending(batch)).rows.map(\.piece).sorted().first
        let spoiled = Bool.random(using: &random) ? piece : nil
        let rows =
            [FeedbackText.row(batch, "mailed", day(now))]
            + (spoiled.map { [FeedbackText.row(batch, $0, "spoiled", day(now))] } ?? [])
        let file = workspace.scratch.appending("feedback-\(typed.count).csv")
        try Files.write(([FeedbackText.header] + rows).map { $0 + "\n" }.joined().utf8, to: file)
        if try await type(["reconcile", file.string], at: now + 86400).status == 0, let spoiled {
            lost[spoiled, default: 0] += 1
        }
    }

    /// The printer destroys a run that is cancelled with its word.
    private mutating func cancel(_ run: String, _ words: [String]) async throws {
        let confirms = Bool.random(using: &random) ? ["--printer-confirms"] : []
        guard try await type(["cancel", run] + words + confirms).status == 0, Files.exists(drop.appending(run)) else {
            return
        }
        for name in try FileManager.default.contentsOfDirectory(atPath: drop.appending(run).string)
        where name.hasSuffix(".printed") {
            for row in try SealedBatch(drop.appending(run).appending(String(name.dropLast(8)))).rows {
                for account in letters.keys { letters[account]?.remove(row.piece) }
            }
        }
        try Files.remove(drop.appending(run))
    }

    private mutating func anyPiece(of run: String) throws -> String? {
        let folder = workspace.file("outbox").appending(run)
        guard Files.exists(folder) else { return nil }
        let batches = try FileManager.default.contentsOfDirectory(atPath: folder.string).sorted().filter {
            $0.hasPrefix("20")
        }
        guard !batches.isEmpty else { return nil }
        return pick(try SealedBatch(folder.appending(pick(batches))).rows.map(\.piece))
    }

    // MARK: - The end

    /// Puts right what went wrong, as docs/operations.md says, and brings each run to an end.
    mutating func finish() async throws {
        if isRestored { try restoreAnOlderLedger() }
        now += 400 * 86400
        let right = ["--clock-is-right"]
        for run in Self.runs {
            let status = try await type(["status", run, "--format", "json"])
            guard status.status == 0 else { continue }
            let answer = try TestJSON(status.output)
            #expect(
                answer["chosen"].sum + answer["notChosen"].sum + (answer["reachedDigitally"].number ?? 0)
                    == answer["accounts"].number, "\(story)")
            let state = try #require(answer["state"].text)
            if state != "planned" { #expect(answer["pieces"].sum == answer["chosen"].sum, "\(run)\n\(story)") }
            let who = ["--by", "dora"]
            let way: [String]?
            switch state {
            case "planned": way = ["discard", run] + who
            case "approved", "rendered", "sealed": way = ["cancel", run, "--reason", "the end"] + who
            case "handed-over": way = ["close", run, "--accept-open"] + who
            case "closed", "cancelled", "purged": way = nil
            default:
                Issue.record("\(run) is \(state)\n\(story)")
                way = nil
            }
            guard var way else { continue }
            var end = try await type(way + right)
            if end.status == 77, way[0] == "cancel" {
                // Something of it went to the printer, or a reprint of it is what is sealed.
                way = ["close", run, "--accept-open"] + who
                end = try await type(way + right)
            }
            #expect(end.status == 0, "\(run) is stuck: \(end.errors)\n\(story)")
            let after = try await type(["status", run, "--format", "json"])
            if way[0] == "discard" {
                #expect(after.status == 66, "\(run)\n\(story)")
            } else {
                let state = try TestJSON(after.output)["state"].text
                #expect(["closed", "cancelled", "purged"].contains(state), "\(run)\n\(story)")
            }
        }
        let check = try await type(["check"])
        #expect(check.status == 0, "\(check.output)\(check.errors)\n\(story)")
        for (account, pieces) in letters {
            #expect(pieces.count <= 1, "a\(account) gets \(pieces.sorted())\n\(story)")
        }
        for (piece, count) in prints {
            #expect(count <= 1 + lost[piece, default: 0], "\(piece) is printed \(count) times\n\(story)")
        }
    }

    var story: String { typed.joined(separator: "\n") }
}
