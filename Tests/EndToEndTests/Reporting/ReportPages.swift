import Foundation
import SystemPackage
import TestSupport
import Testing

/// Twenty thousand accounts whose letters went to the post, drawn by lot at the ends of waves, and every report on them as a page
/// and as JSON, made once for all tests.
struct ReportPages: Sendable {
    let workspace: TestWorkspace
    /// `NAME.html` and `NAME.json` of each report.
    let folder: FilePath
    /// The extract of three months later.
    let later: FilePath
    /// What `plan` said.
    let planned: String

    static let made = Task { try await ReportPages() }

    private struct Report {
        let name: String
        let words: [String]

        init(_ name: String, _ words: String...) { (self.name, self.words) = (name, words) }
    }

    private static let beforeApproval = [
        Report("status", "status", "2026-11"), Report("run", "report", "run", "2026-11"),
        Report(
            "compare", "plan", "2026-11", "--compare", "--wave", "no-email=900", "--wave", "dormant=none", "--accounts"),
        Report("forecast", "report", "forecast", "--months", "2"), Report("processing", "report", "processing"),
        Report("overview", "status"),
    ]

    private static let afterMailing = [
        Report("effect", "report", "effect", "2026-11"), Report("cost", "report", "cost"),
        Report("opening-rates", "report", "opening-rates"),
    ]

    static var names: [String] { (beforeApproval + afterMailing).map(\.name).sorted() }

    private init() async throws {
        workspace = try await ReportedMonth.planned()
        (folder, later) = (workspace.scratch.appending("pages"), workspace.scratch.appending("later"))
        for (audience, pieces) in [("digid-basis", 500), ("dormant", 900), ("no-email", 400)] {
            try workspace.replace(
                "- id: \(audience)\n", by: "- id: \(audience)\n    wave: {pieces: \(pieces)}\n", in: "policy.yaml")
        }
        try workspace.replace(
            "quietPeriods: []", by: "quietPeriods: []\neffect: {lottery: {equalDays: 31}}", in: "policy.yaml")
        planned = try await workspace.succeed("plan", "2026-11", "--by", "planner").output
        try await write(Self.beforeApproval)
        try await workspace.succeed("approve", "2026-11", "--by", "approver")
        _ = try await workspace.recomputed("scatter", workspace.file("ledger.sqlite").string)
        _ = try await workspace.recomputed("later", try await ReportedMonth.extract().string, later.string)
        try await workspace.succeed("import", later.string)
        try await write(Self.afterMailing)
    }

    private func write(_ reports: [Report]) async throws {
        try FileManager.default.createDirectory(atPath: folder.string, withIntermediateDirectories: true)
        for report in reports {
            for format in ["html", "json"] {
                let run = try await workspace.postvangnet(report.words + ["--format", format])
                try #require(run.status == 0, "\(report.name): \(run.errors)")
                try Files.write(run.output.utf8, to: folder.appending("\(report.name).\(format)"))
            }
        }
    }
}
