import Foundation
import SystemPackage
import TestSupport
import Testing

/// The sample extract brought to sealed batches once, for all tests that only look.
struct SampleRun: Sendable {
    let demo: ProgramRun
    let workspace: TestWorkspace
    let key: ScratchKey
    let batches: [SealedBatch]
    let stages: RunStages
    /// The same with some of its accounts.
    let few: RunStages
    let faults: Faults
    let signedOff: SignedOffTexts
    private let explainer: Explainer

    @TaskLocal fileprivate static var made: SampleRun?

    static var shared: SampleRun {
        get throws { try #require(made) }
    }

    /// What `explain` says of each account of the extract.
    var explanations: [String: ExplainAnswer] {
        get async throws { try await explainer.answers }
    }

    /// What `explain` says of whoever a piece is for, by piece.
    var readers: [String: ExplainAnswer] {
        get async throws {
            let answers = try await explanations.values.compactMap { answer in answer.piece.map { ($0.id, answer) } }
            return Dictionary(uniqueKeysWithValues: answers)
        }
    }

    fileprivate static func make() async throws -> SampleRun {
        let workspace = try TestWorkspace()
        let key = try await ScratchKey.ofSender(in: workspace.scratch)
        let demo = try await workspace.postvangnet("demo", "--key", key.path.string)
        try #require(demo.status == 0, "\(demo.errors)")
        let stages = try await RunStages(of: Project.sampleExtract, key: key, sealed: workspace)
        let few = try await RunStages(of: ExtractCopy(of: ExtractCopy.few, in: workspace.scratch).folder, key: key)
        return SampleRun(
            demo: demo, workspace: workspace, key: key, batches: stages.batches, stages: stages, few: few,
            faults: try await Faults(in: workspace.scratch), signedOff: SignedOffTexts(of: stages.imported),
            explainer: Explainer(workspace: workspace))
    }
}

/// Asks about every account once, as soon as a test wants to know: it takes a process an account.
private actor Explainer {
    private let workspace: TestWorkspace
    private var asking: Task<[String: ExplainAnswer], any Error>?

    init(workspace: TestWorkspace) { self.workspace = workspace }

    var answers: [String: ExplainAnswer] {
        get async throws {
            let task = asking ?? Task { [workspace] in try await Self.ask(in: workspace) }
            asking = task
            return try await task.value
        }
    }

    private static func ask(in sample: TestWorkspace) async throws -> [String: ExplainAnswer] {
        // Each question is recorded, and others copy the sample.
        let workspace = try sample.copy()
        let accounts = try ExpectedDecision.all().map(\.account)
        let lanes = 2
        return try await withThrowingTaskGroup(of: [ExplainAnswer].self) { group in
            for lane in 0..<lanes {
                group.addTask {
                    var answers: [ExplainAnswer] = []
                    for index in stride(from: lane, to: accounts.count, by: lanes) {
                        answers.append(try await workspace.explain(accounts[index]))
                    }
                    return answers
                }
            }
            var byAccount: [String: ExplainAnswer] = [:]
            for try await answers in group {
                for answer in answers { byAccount[answer.account] = answer }
            }
            return byAccount
        }
    }
}

/// A line of samples/expected.csv.
struct ExpectedDecision: Hashable, Sendable, CustomStringConvertible {
    let account: String
    let decision: String
    let audience: String?
    let reason: String?

    var description: String { "\(account): \(decision) \(audience ?? "") \(reason ?? "")" }

    static func all() throws -> [ExpectedDecision] {
        try Files.text(Project.root.appending("samples/expected.csv")).split(separator: "\n").dropFirst().map { line in
            let fields = line.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
            try #require(fields.count == 4)
            return ExpectedDecision(
                account: fields[0], decision: fields[1], audience: fields[2].isEmpty ? nil : fields[2],
                reason: fields[3].isEmpty ? nil : fields[3])
        }
    }
}

extension ExpectedDecision {
    init(_ answer: ExplainAnswer) {
        self.init(
            account: answer.account, decision: answer.decision, audience: answer.audience, reason: answer.reason)
    }
}

/// Makes the sample run before a suite, and takes it away after it.
struct SampleRunTrait: SuiteTrait, TestScoping {
    func provideScope(
        for test: Test, testCase: Test.Case?, performing function: @Sendable () async throws -> Void
    ) async throws {
        let sample = try await SampleRun.make()
        try await SampleRun.$made.withValue(sample) { try await function() }
    }
}

extension Trait where Self == SampleRunTrait {
    static var sampleRun: Self { Self() }
}
