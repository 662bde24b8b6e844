import ArgumentParser
import FallbackRun
import Foundation
import StrictFiles
import SystemPackage

struct InitCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "init", abstract: "Makes a workspace with commented configuration.",
        discussion: """
            With --texts it is one for who writes letters: texts, drawings, layouts and fonts, no people and no ledger. There \
            preview, lint, sign-off, publish and texts pack are at home; texts take brings what they pack into a workspace of \
            operations.

            Example:
              postvangnet init workspace
            """)

    @Argument(help: ArgumentHelp("The folder to make.", valueName: "DIR"))
    var folder: String

    @Flag(name: .long, help: "Makes one for texts only.")
    var texts = false

    func run() throws {
        let project = try ProjectFiles(environment: ProcessInfo.processInfo.environment)
        let workspace = try Workspace.make(
            at: FilePath(folder), from: project, for: texts ? .texts : .operations, clock: .ofThisMachine(),
            user: operatingSystemUser())
        guard !texts else {
            try StandardOutput.writeLine("De werkmap voor teksten is er: \(workspace.root).")
            try StandardOutput.writeLine(
                "Schrijf in Templates, en kijk met: postvangnet preview --workspace \(workspace.root)")
            return
        }
        try StandardOutput.writeLine("Made the workspace \(workspace.root).")
        try StandardOutput.writeLine(
            "Look at postvangnet.yaml, policy.yaml and Templates/sender.yaml, then load an extract:")
        try StandardOutput.writeLine("  postvangnet import EXTRACT --workspace \(workspace.root)")
    }
}
