import Foundation
import SystemPackage
import TestSupport
import Testing

/// A workspace in a scratch folder of its own, which goes when nothing refers to it any more.
final class TestWorkspace: Sendable {
    let path: FilePath
    private let folder: ScratchFolder
    /// For whatever else a test needs.
    var scratch: FilePath { folder.path }

    /// Names a place for a workspace, and makes none yet.
    init(named name: String = "workspace") throws {
        // What tests put into a workspace is closed to others, as the program asks.
        umask(0o077)
        folder = try ScratchFolder()
        path = folder.file(name)
    }

    /// A workspace that is somebody else's to remove.
    init(at path: FilePath) throws {
        folder = try ScratchFolder(at: path.removingLastComponent().appending("scratch"))
        self.path = path
    }

    /// Has it sign with a key.
    func sign(with key: FilePath) throws {
        let settings = try Files.text(file("postvangnet.yaml"))
        try Files.write((settings + "signing:\n  key: '\(key)'\n").utf8, to: file("postvangnet.yaml"))
    }

    /// A new workspace with nothing in it.
    static func made() async throws -> TestWorkspace { try await empty.value.copy() }

    /// What `init` makes, which is the same each time.
    private static let empty = Task {
        let workspace = try TestWorkspace()
        try await workspace.succeed("init")
        return workspace
    }

    /// A workspace with the sample extract in it, for one test to change.
    static func imported() throws -> TestWorkspace { try SampleRun.shared.stages.imported.copy() }

    /// The same with a plan for 2026-11, made by `planner`.
    static func planned() throws -> TestWorkspace { try SampleRun.shared.stages.planned.copy() }

    /// The same with that plan approved.
    static func approved() throws -> TestWorkspace { try SampleRun.shared.stages.approved.copy() }

    /// The same with its batches sealed.
    static func sealed() throws -> TestWorkspace { try SampleRun.shared.stages.sealed.copy() }

    /// A stage of the run of some accounts of the sample: 17 pieces, of every product, in 7 batches. It takes a third of
    /// the time, so whatever does not need the whole sample is tested on it.
    static func few(_ stage: KeyPath<RunStages, TestWorkspace>) throws -> TestWorkspace {
        try SampleRun.shared.few[keyPath: stage].copy()
    }

    /// The same files in another place.
    func copy() throws -> TestWorkspace {
        let copy = try TestWorkspace()
        try FileManager.default.copyItem(atPath: path.string, toPath: copy.path.string)
        return copy
    }

    /// Runs a command of postvangnet on this workspace.
    func postvangnet(
        _ arguments: String..., changes: [String: String?] = [:], isApart: Bool = false
    ) async throws -> ProgramRun {
        try await postvangnet(arguments, changes: changes, isApart: isApart)
    }

    func postvangnet(
        _ arguments: [String], changes: [String: String?] = [:], isApart: Bool = false
    ) async throws -> ProgramRun {
        let place = arguments.first == "init" ? [path.string] : ["--workspace", path.string]
        let clock = try await clock(of: arguments, changes)
        return try await ProgramRun(
            .postvangnet, arguments + place, in: scratch, changes: clock.merging(changes) { $1 }, isApart: isApart)
    }

    /// When commands are typed here, whatever day it is: the samples are of the first of that month.
    static let now = "2026-11-03T12:00:00+01:00"

    /// What comes back is of later days, and files are as old as they are: these are judged by the machine's own clock.
    private func clock(of arguments: [String], _ changes: [String: String?]) async throws -> [String: String?] {
        let own = ["FAULT_CLOCK", "FAULT_NOW", "POSTVANGNET_CLOCK"]
        guard !["reconcile", "purge"].contains(arguments.first), !own.contains(where: changes.keys.contains) else {
            return [:]
        }
        let settings = (try? Files.text(file("postvangnet.yaml"))) ?? ""
        // Only a test may set its clock; for real mail, and where texts are signed off for it, that of the machine is moved.
        return settings.contains("\ntest: false") || Files.exists(file("texts.yaml"))
            ? try await WallClock.changes(at: Self.now) : ["POSTVANGNET_CLOCK": Self.now]
    }

    /// Runs a command that must end well.
    @discardableResult
    func succeed(
        _ arguments: String..., changes: [String: String?] = [:], sourceLocation: SourceLocation = #_sourceLocation
    ) async throws -> ProgramRun {
        let run = try await postvangnet(arguments, changes: changes)
        try #require(
            run.status == 0, "\(arguments.joined(separator: " ")): \(run.errors)", sourceLocation: sourceLocation)
        return run
    }

    func status(of run: String = "2026-11") async throws -> StatusAnswer {
        try JSONDecoder().decode(
            StatusAnswer.self, from: Data(try await succeed("status", run, "--format", "json").output.utf8))
    }

    func explain(_ subject: String) async throws -> ExplainAnswer {
        let run = try await succeed("explain", subject, "2026-11", "--format", "json")
        return try JSONDecoder().decode(ExplainAnswer.self, from: Data(run.output.utf8))
    }

    /// Puts one text in place of another in one of the workspace's files, which must hold it.
    func replace(_ old: String, by new: String, in name: String) throws {
        try Files.replace(old, with: new, in: file(name))
    }

    func file(_ name: String) -> FilePath { path.appending(name) }

    var outbox: FilePath { file("outbox/2026-11") }

    func batch(_ number: Int) -> FilePath {
        outbox.appending("2026-11-" + String(repeating: "0", count: 4 - String(number).count) + String(number))
    }

    func batches() throws -> [SealedBatch] {
        try FileManager.default.contentsOfDirectory(atPath: outbox.string).filter { $0.hasPrefix("20") }.sorted()
            .map {
                try SealedBatch(outbox.appending($0))
            }
    }
}
