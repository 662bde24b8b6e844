import Foundation
import SystemPackage
import TestSupport
import Testing

/// A month over a tiny workspace, two batches of five readers, signed: each of its commands with all files as they were
/// before it and after it when nothing went wrong.
struct FaultedMonth: Sendable {
    struct Step: Sendable {
        let name: String
        let arguments: [String]
        /// The folder that it works in, before it.
        let before: FilePath
        let after: FolderState
        /// After it was typed twice, where doing it again is an event of its own.
        let afterTwice: FolderState?
        /// What it did to the disk.
        let changes: [DiskChange]
    }

    let steps: [Step]
    private let scratch: ScratchFolder
    private let faults: Faults

    /// Times outside of a ledger are the same then: noon of 20 November 2026.
    private static let now = "1795176000"

    /// All times that a command writes into a ledger are the same, so that two can be compared row by row.
    private static func clock(of command: String?) -> String {
        let isLate = ["reconcile", "close", "reprint", "purge"].contains(command)
        return "2026-11-\(isLate ? "16" : "05")T12:00:00+01:00"
    }

    /// - Parameter withKit: whether a kit is made too, which takes as long as all others together.
    init(faults: Faults, withKit: Bool) async throws {
        scratch = try ScratchFolder()
        self.faults = faults
        var making = try await Making(in: scratch, faults: faults)
        for command in Command.all(in: scratch) where withKit || command.name != "kit" {
            try await making.take(command)
        }
        steps = making.steps
    }

    /// Runs a step in a folder.
    func run(_ step: Step, in folder: FilePath, fault: DiskFault? = nil, counter: FilePath? = nil) async throws
        -> ProgramRun
    {
        try await Self.run(step.arguments, in: folder, faults, fault: fault, counter: counter)
    }

    fileprivate static func run(
        _ arguments: [String], in folder: FilePath, _ faults: Faults, fault: DiskFault? = nil,
        counter: FilePath? = nil
    ) async throws -> ProgramRun {
        let settings = ["NOW": now].merging(fault.map { ["CHANGE": $0.description] } ?? [:]) { $1 }
        let changes = faults.environment(settings, counter: counter)
            .merging(["POSTVANGNET_CLOCK": clock(of: arguments.first)]) { $1 }
        // What is to be piped into a file is typed to a shell, as anywhere else.
        if let place = arguments.firstIndex(of: ">") {
            return try await ProgramRun(
                .bash,
                ["-c", "exec \"$0\" \"${@:2}\" >\"$1\"", Program.postvangnet.name, arguments[place + 1]]
                    + arguments[..<place], in: folder, changes: changes, isApart: true)
        }
        return try await ProgramRun(.postvangnet, arguments, in: folder, changes: changes, isApart: true)
    }
}

extension FaultedMonth {
    fileprivate struct Command {
        let name: String
        let arguments: [String]
        /// Whether the month goes on as if it had not been typed.
        var isAside = false
        /// Whether the ledger tells of the second time too.
        var isToldTwice = false

        static func all(in scratch: ScratchFolder) -> [Command] {
            let (month, workspace) = ("2026-11", ["--workspace", "workspace"])
            let one = ["--workers", "1"] + workspace
            let word = ["--by", "sender", "--reason", "asked for"] + workspace
            let withdraw = ["withdraw", "2611A0001000001S"] + word
            return [
                Command(name: "init", arguments: ["init", "workspace"]),
                Command(name: "import", arguments: ["import", scratch.path("extract")] + workspace, isToldTwice: true),
                Command(
                    name: "candidates", arguments: ["candidates", month] + workspace + [">", "accounts.txt"],
                    isAside: true),
                Command(name: "plan", arguments: ["plan", month, "--by", "planner"] + workspace),
                Command(name: "discard", arguments: ["discard", month, "--by", "planner"] + workspace, isAside: true),
                Command(name: "approve", arguments: ["approve", month, "--by", "approver"] + workspace),
                Command(name: "run", arguments: ["run", month] + one, isAside: true),
                Command(name: "render", arguments: ["render", month] + one),
                Command(name: "withdraw", arguments: withdraw, isAside: true),
                Command(name: "seal", arguments: ["seal", month] + one),
                Command(name: "withdraw-sealed", arguments: withdraw, isAside: true),
                Command(name: "cancel", arguments: ["cancel", month] + word, isAside: true),
                Command(name: "recall", arguments: ["recall", month, "--extract", scratch.path("later")] + workspace),
                Command(
                    name: "handover",
                    arguments: ["handover", month, "--to", "drop", "--on", "2026-11-05", "--by", "sender"] + workspace),
                Command(name: "reconcile", arguments: ["reconcile", scratch.path("feedback.csv")] + workspace),
                Command(name: "close", arguments: ["close", month, "--by", "sender"] + workspace),
                Command(
                    name: "reprint",
                    arguments: ["reprint", month, "--by", "sender", "--on", "2026-11-16"] + workspace),
                Command(name: "purge", arguments: ["purge", "--on", "2029-01-01"] + workspace, isAside: true),
                Command(
                    name: "generate", arguments: ["generate", "invented", "--accounts", "20", "--seed", "1"],
                    isAside: true),
                Command(name: "kit", arguments: ["kit", "kit", "--key", scratch.path("seal-key")], isAside: true),
            ]
        }
    }

    /// Types the commands one after the other, and keeps what was there.
    fileprivate struct Making {
        private(set) var steps: [Step] = []
        private let scratch: ScratchFolder
        private let faults: Faults
        private let place: FilePath
        private let key: FilePath

        init(in scratch: ScratchFolder, faults: Faults) async throws {
            self.scratch = scratch
            self.faults = faults
            umask(0o077)
            place = scratch.file("month")
            try FileManager.default.createDirectory(
                atPath: place.appending("drop").string, withIntermediateDirectories: true)
            key = try await ScratchKey.ofSender(in: scratch.path).path
            let readers = Array(1...5)
            for (folder, day, died) in [("extract", "2026-11-01", []), ("later", "2026-11-04", [2])]
                as [(String, String, Set)]
            {
                let extract = try TestWorkspace.extract(asOf: day, accounts: readers, died: died)
                try Files.copy(FilePath(extract.folder.path), to: scratch.file(folder))
            }
        }

        mutating func take(_ command: Command) async throws {
            let before = scratch.file("before-\(command.name)")
            try Files.copy(place, to: before)
            let counter = scratch.file("changes-\(command.name)")
            // A number that no change has: they are counted only.
            let run = try await FaultedMonth.run(
                command.arguments, in: place, faults, fault: DiskFault(fate: .broken, number: 0), counter: counter)
            try #require(run.status == 0, "\(command.name): \(run.errors)")
            steps.append(
                Step(
                    name: command.name, arguments: command.arguments, before: before,
                    after: try await FolderState(of: place),
                    afterTwice: command.isToldTwice ? try await stateAfterAnother(command) : nil,
                    changes: try Faults.changes(counter)))
            if command.isAside {
                try Files.remove(place)
                try Files.copy(before, to: place)
            }
            if command.name == "init" { try configure() }
            if command.name == "seal" { try report() }
        }

        private func stateAfterAnother(_ command: Command) async throws -> FolderState {
            let twice = scratch.file("twice-\(command.name)")
            try Files.copy(place, to: twice)
            let run = try await FaultedMonth.run(command.arguments, in: twice, faults)
            try #require(run.status == 0, "\(command.name), twice: \(run.errors)")
            return try await FolderState(of: twice)
        }

        private func configure() throws {
            let file = place.appending("workspace/postvangnet.yaml")
            try Files.replace("piecesPerBatch: 5000", with: "piecesPerBatch: 3", in: file)
            try Files.replace("maximumReprintPercent: 3", with: "maximumReprintPercent: 100", in: file)
            try Files.write((try Files.text(file) + "signing:\n  key: '\(key)'\n").utf8, to: file)
        }

        /// One piece is spoiled, for a reprint; all others are mailed.
        private func report() throws {
            let outbox = place.appending("workspace/outbox/2026-11")
            let batches = try FileManager.default.contentsOfDirectory(atPath: outbox.string).filter {
                $0.hasPrefix("20")
            }.sorted()
            try #require(batches.count == 2)
            let pieces = try SealedBatch(outbox.appending(batches[0])).rows
            let spoiled = try #require(pieces.last?.piece)
            let rows =
                batches.map { FeedbackText.row($0, "mailed", "2026-11-09") }
                + [FeedbackText.row(batches[0], spoiled, "spoiled", "2026-11-09")]
            try Files.write(
                ([FeedbackText.header] + rows).map { $0 + "\n" }.joined().utf8, to: scratch.file("feedback.csv"))
        }
    }
}
