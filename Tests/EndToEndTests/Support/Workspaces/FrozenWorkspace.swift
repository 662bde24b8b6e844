import Foundation
import SystemPackage
import TestSupport
import Testing

/// A workspace as a version of this program left it, with six people and all products: `scripts/freeze` makes one for
/// each release.
struct FrozenWorkspace: Sendable, CustomTestStringConvertible {
    /// The name of the file, without its ending.
    let version: String

    var testDescription: String { version }

    private static let folder = Project.root.appending("Tests/EndToEndTests/Resources/frozen")
    private static let ending = ".tar.xz"

    static let all: [FrozenWorkspace] =
        ((try? FileManager.default.contentsOfDirectory(atPath: folder.string)) ?? []).sorted()
        .filter { $0.hasSuffix(ending) }.map { FrozenWorkspace(version: String($0.dropLast(ending.count))) }

    /// The first one, which kept less of what it did than those that came after it.
    var isFirst: Bool { version == "0.1.0" }

    /// The extract of the month after, as it lies beside each workspace.
    static let laterExtract = "extract-2"

    /// Unpacks it as it was at one stage of its month, and brings it forward.
    ///
    /// - Parameter day: when that is done.
    func thawed(_ stage: String, on day: String = "2026-11-03") async throws -> TestWorkspace {
        let workspace = try TestWorkspace(named: stage)
        _ = try await Program.tar.output(
            [
                "--extract", "--xz", "--file", "\(Self.folder.appending(version + Self.ending))", "--directory",
                "\(workspace.scratch)", stage, Self.laterExtract,
            ])
        try await Self.upgrade(workspace, on: day)
        return workspace
    }

    /// What the owner does once when a newer version is installed. The only place that knows of it.
    private static func upgrade(_ workspace: TestWorkspace, on day: String) async throws {
        let help = try await ProgramRun(.postvangnet, ["--help"])
        guard help.output.contains("  upgrade ") else { return }
        try await workspace.succeed(on: day, "upgrade", "--apply")
    }

    /// Whether this machine has the fonts that all of them were made with: those of Debian 12.
    static func isDrawnHere() async throws -> Bool {
        let font = "/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf"
        guard FileManager.default.fileExists(atPath: font) else { return false }
        return try await Program.sha256sum.text([font])
            .hasPrefix("abdc775b21b1bc470d50c97e790d276f2054b7504e56e5bd3e64f48d68582322")
    }
}

extension TestWorkspace {
    /// Runs a command at noon of a day.
    func run(on day: String, _ arguments: String...) async throws -> ProgramRun {
        try await postvangnet(arguments, changes: ["POSTVANGNET_CLOCK": "\(day)T12:00:00+01:00"])
    }

    /// The same, of a command that must end well.
    @discardableResult
    func succeed(
        on day: String, _ arguments: String..., sourceLocation: SourceLocation = #_sourceLocation
    ) async throws -> ProgramRun {
        let run = try await postvangnet(arguments, changes: ["POSTVANGNET_CLOCK": "\(day)T12:00:00+01:00"])
        try #require(
            run.status == 0, "\(arguments.joined(separator: " ")): \(run.errors)", sourceLocation: sourceLocation)
        return run
    }

    /// Takes in what a printer reports of batches, or of single pieces: ids, with the status that each had on a date.
    @discardableResult
    func report(
        _ rows: [(id: String, status: String)], of date: String = "2026-11-09", on day: String
    ) async throws -> ProgramRun {
        let lines = rows.map { id, status in
            // A piece's id begins with that of its batch, without hyphens.
            let isBatch = id.contains("-")
            let batch = isBatch ? id : "20\(id.prefix(2))-\(id.dropFirst(2).prefix(2))-\(id.dropFirst(5).prefix(4))"
            return FeedbackText.row(batch, isBatch ? "" : id, status, date) + "\n"
        }
        let file = scratch.appending("feedback-\(day).csv")
        try Files.write((FeedbackText.header + "\n" + lines.joined()).utf8, to: file)
        return try await succeed(on: day, "reconcile", file.string)
    }

    /// A folder that a printer collects from.
    func dropFolder(_ name: String) throws -> String {
        let folder = scratch.appending(name)
        try FileManager.default.createDirectory(atPath: folder.string, withIntermediateDirectories: true)
        return folder.string
    }
}
