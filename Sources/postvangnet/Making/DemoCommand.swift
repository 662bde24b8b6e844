import ArgumentParser
import FallbackRun
import Foundation
import MailboxDomain
import MailboxStore
import PaperMail
import StrictFiles
import SystemPackage

struct DemoCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "demo", abstract: "Goes from the sample extract to sealed batches in a scratch workspace.",
        discussion: """
            Example:
              postvangnet demo --workspace /tmp/demo
            """)

    @Option(
        name: .long, help: ArgumentHelp("The workspace to make; the default is a new scratch folder.", valueName: "DIR")
    )
    var workspace: String?

    @Option(
        name: .long,
        help: ArgumentHelp("The key to sign with, made by ssh-keygen; without it nothing is signed.", valueName: "FILE")
    )
    var key: String?

    func run() async throws {
        let project = try ProjectFiles(environment: ProcessInfo.processInfo.environment)
        let place = FilePath(workspace ?? Self.scratchFolder())
        let workspace = try Workspace.make(
            at: place, from: project, signingKey: key.map { FilePath($0).absolute },
            clock: .ofTest(), user: operatingSystemUser())
        try await workspace.locked { try await goThroughTheSteps(in: workspace, project) }
        try StandardOutput.writeLine("Workspace: \(place)")
    }

    private func goThroughTheSteps(in workspace: Workspace, _ project: ProjectFiles) async throws {
        guard let month = RunID("2026-11") else { throw RunError.noRuns }
        let run = MonthlyRun(month, in: workspace)

        try StandardOutput.writeLine("1. import: the sample extract, all people invented (samples/ODD-CASES.md)")
        let imported = try ExtractImport(
            folder: project.samples.appending("extract").string, into: workspace
        ).run()
        try workspace.recordImport(imported)
        try StandardOutput.writeLine("   \(imported.files.reduce(0) { $0 + $1.accepted }) rows")
        try StandardOutput.writeLine("2. plan: who is written to, and why not")
        _ = try run.plan(by: "demo")
        try StandardOutput.writeLine("3. approve: a person's word, here the demo's own")
        _ = try await run.approve(by: .name("demo approver"))
        try StandardOutput.writeLine("4. render: letters and cards as PDF")
        _ = try await run.render(workers: .ofThisProgram())
        try StandardOutput.writeLine("5. seal: read back, checked, signed, put in the outbox")
        let sealed = try await run.seal(by: .ofThisProgram())
        try sealed.sayWhetherSigned()
        let pictures = try run.drawPictures(to: workspace.pictures)
        try StandardOutput.writeLine("")
        try StandardOutput.writeLine(RunStatus(of: month, in: workspace, on: workspace.clock.today).text)
        try StandardOutput.writeLine("Where to look, in the workspace:")
        let signature = key == nil ? "" : " and its signature"
        try StandardOutput.writeLine(
            "  outbox/\(month)/  \(sealed.count) batches: letters.pdf, pieces.csv, manifest.json, SHA256SUMS\(signature)"
        )
        try StandardOutput.writeLine("  pictures/        \(pictures.joined(separator: ", "))")
        try StandardOutput.writeLine("  runs/\(month)/    plan.json, approval.json")
        try StandardOutput.writeLine("Try next:")
        try StandardOutput.writeLine("  postvangnet explain odd-ward-organisation --workspace \(workspace.root)")
        try StandardOutput.writeLine("  postvangnet verify \(workspace.root)/outbox/\(month)/\(month)-0001")
    }

    private static func scratchFolder() -> String {
        let name = "postvangnet-demo-\(UInt32.random(in: 0 ... .max))"
        return FileManager.default.temporaryDirectory.appending(path: name).path
    }
}
