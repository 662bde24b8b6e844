import Foundation
import SystemPackage
import TestSupport
import Testing

extension EndToEnd {
    /// What is made of an approved month, and what must not be.
    @Suite(.approvedMonths) struct Approved {}
}

/// A small month under each rule of approval, brought to each stage once, for tests to copy and forge.
struct ApprovedMonths: Sendable {
    let keys: ApproverKeys
    /// Where the keys lie, as `key-of-NAME`.
    let keyFolder: FilePath
    /// Planned by `anna` and approved by `bert`, with `rule: name`.
    let named: Stages
    /// The same with `rule: signature`.
    let signed: Stages
    private let place: TestWorkspace

    struct Stages: Sendable {
        let planned: TestWorkspace
        let approved: TestWorkspace
        let sealed: TestWorkspace
        /// Another workspace, with the very same plan, approved by the same person.
        let other: TestWorkspace
    }

    @TaskLocal fileprivate static var made: ApprovedMonths?

    static var shared: ApprovedMonths { get throws { try #require(made) } }

    fileprivate static func make() async throws -> ApprovedMonths {
        let place = try TestWorkspace()
        let keys = try await ApproverKeys(in: place.scratch)
        return ApprovedMonths(
            keys: keys, keyFolder: place.scratch, named: try await stages("name", ["--by", "bert"], keys),
            signed: try await stages("signature", ["--key", keys.path(of: "bert").string], keys), place: place)
    }

    private static func stages(
        _ rule: String, _ approver: [String], _ keys: ApproverKeys
    ) async throws -> Stages {
        let planned = try await TestWorkspace.made()
        try planned.sign(with: SampleRun.shared.key.path)
        let settings = planned.file("postvangnet.yaml")
        try Files.replace("rule: name", with: "rule: \(rule)", in: settings)
        try Files.replace("  # approvers: FILE ", with: "  approvers: approvers # ", in: settings)
        try keys.list(["anna@example.org", "bert"], in: planned.file("approvers"))
        try await planned.load(asOf: "2026-11-01", accounts: 3)
        try await planned.succeed("plan", "2026-11", "--by", "anna")
        let (approved, other) = (try planned.copy(), try planned.copy())
        // What makes it another workspace: its ledger is made anew.
        try Files.remove(other.file("ledger.sqlite"))
        for folder in ["", "runs/2026-11/"] { try Files.remove(other.file("\(folder)last-event.json")) }
        for workspace in [approved, other] {
            let run = try await workspace.postvangnet(["approve", "2026-11"] + approver)
            try #require(run.status == 0, "\(run.errors)")
        }
        let sealed = try approved.copy()
        try await sealed.succeed("run", "2026-11")
        return Stages(planned: planned, approved: approved, sealed: sealed, other: other)
    }
}

extension TestWorkspace {
    /// Hands the sealed batches over on a day on which that is allowed, to a drop folder that is made for it.
    func handOver(_ month: String = "2026-11") async throws -> (run: ProgramRun, drop: FilePath) {
        let drop = scratch.appending("drop")
        try FileManager.default.createDirectory(atPath: drop.string, withIntermediateDirectories: true)
        return (try await postvangnet("handover", month, "--to", drop.string, "--on", "2026-11-03"), drop)
    }
}

struct ApprovedMonthsTrait: SuiteTrait, TestScoping {
    func provideScope(
        for test: Test, testCase: Test.Case?, performing function: @Sendable () async throws -> Void
    ) async throws {
        let months = try await ApprovedMonths.make()
        try await ApprovedMonths.$made.withValue(months) { try await function() }
    }
}

extension Trait where Self == ApprovedMonthsTrait {
    static var approvedMonths: Self { Self() }
}
