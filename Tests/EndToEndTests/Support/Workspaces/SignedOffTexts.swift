import TestSupport
import Testing

/// The records of texts that all three signed off, made once: they go with any workspace that prints the same.
actor SignedOffTexts {
    static let products = ["digid-basis", "dormant", "no-email", "bounce", "bounce-letter"]
    static let roles = [
        (name: "communications", person: "C. Schrijver"), (name: "legal", person: "J. Rist"),
        (name: "reader-test", person: "Leespanel"),
    ]

    private let workspace: TestWorkspace
    private var signing: Task<[String: [UInt8]], any Error>?

    /// - Parameter workspace: whose texts; it is not changed.
    init(of workspace: TestWorkspace) { self.workspace = workspace }

    static func record(of product: String) -> String { "Templates/\(product)/approvals.json" }

    /// By their path in a workspace.
    var records: [String: [UInt8]] {
        get async throws {
            let task = signing ?? Task { [workspace] in try await Self.sign(in: workspace.copy()) }
            signing = task
            return try await task.value
        }
    }

    private static func sign(in workspace: TestWorkspace) async throws -> [String: [UInt8]] {
        var records: [String: [UInt8]] = [:]
        for product in products {
            for role in roles {
                try await workspace.succeed("sign-off", product, "--as", role.name, "--by", role.person)
            }
            records[record(of: product)] = try Files.bytes(workspace.file(record(of: product)))
        }
        return records
    }
}

extension TestWorkspace {
    /// Has its texts signed off, which must be those of the sample run.
    func signOffTexts() async throws {
        for (path, bytes) in try await SampleRun.shared.signedOff.records { try Files.write(bytes, to: file(path)) }
    }

    /// The sample extract, to be mailed in earnest: own values of the sender, texts that are signed off.
    static func inEarnest() async throws -> TestWorkspace {
        let workspace = try imported()
        try await workspace.makeReal()
        return workspace
    }
}
