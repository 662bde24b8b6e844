import ArgumentParser
import FallbackRun
import Foundation
import StrictFiles
import SystemPackage

struct InitCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "init", abstract: "Makes a workspace with commented configuration.",
        discussion: """
            Example:
              postvangnet init workspace
            """)

    @Argument(help: ArgumentHelp("The folder to make.", valueName: "DIR"))
    var folder: String

    func run() throws {
        let project = try ProjectFiles(environment: ProcessInfo.processInfo.environment)
        let workspace = try Workspace.make(
            at: FilePath(folder), from: project, clock: .ofThisMachine(), user: operatingSystemUser())
        try StandardOutput.writeLine("Made the workspace \(workspace.root).")
        try StandardOutput.writeLine(
            "Look at postvangnet.yaml, policy.yaml and Templates/sender.yaml, then load an extract:")
        try StandardOutput.writeLine("  postvangnet import EXTRACT --workspace \(workspace.root)")
    }
}
