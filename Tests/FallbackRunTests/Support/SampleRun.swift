import Foundation
import SystemPackage
import Testing

/// The sample extract brought to sealed batches once, for all tests that only look.
struct SampleRun: Sendable {
    let demo: ProgramRun
    let workspace: TestWorkspace
    let batches: [SealedBatch]
    /// Works beside the first tests: it takes a process an account.
    fileprivate let explaining: Task<[String: ExplainAnswer], any Error>

    @TaskLocal fileprivate static var made: SampleRun?

    static var shared: SampleRun {
        get throws { try #require(made) }
    }

    /// What `explain` says of each account of the extract.
    var explanations: [String: ExplainAnswer] {
        get async throws { try await explaining.value }
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
        let demo = try await workspace.postvangnet("demo")
        try #require(demo.status == 0, "\(demo.errors)")
        let accounts = try ExpectedDecision.all().map(\.account)
        return SampleRun(
            demo: demo, workspace: workspace, batches: try workspace.batches(),
            explaining: Task { try await explain(accounts, in: workspace) })
    }

    private static func explain(
        _ accounts: [String], in workspace: TestWorkspace
    ) async throws -> [String: ExplainAnswer] {
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
        // The workspace goes when nothing works in it any more.
        defer { sample.explaining.cancel() }
        try await SampleRun.$made.withValue(sample) { try await function() }
    }
}

extension Trait where Self == SampleRunTrait {
    static var sampleRun: Self { Self() }
}
