import ArgumentParser
import FallbackRun
import Foundation
import MailboxDomain
import SystemPackage

struct ReconcileCommand: ParsableCommand, LoggingCommand {
    static let configuration = CommandConfiguration(
        commandName: "reconcile", abstract: "Takes in feedback from the printer and scans of returned mail.",
        discussion: """
            Any number of files, in any order; what is known already is nothing new. Good rows are taken, the others are \
            named on standard error. Exit status 1: some rows; 65: a file that cannot be read as feedback.
            """)

    @Argument(help: ArgumentHelp("Feedback or scan files (CSV).", valueName: "FILE"))
    var files: [String]

    @OptionGroup var log: LogOption
    @OptionGroup var workspace: WorkspaceOption

    func run() throws {
        let workspace = try workspace.open()
        let reconciliation = try workspace.locked {
            try Reconciliation.take(files.map { FilePath($0) }, into: workspace)
        }
        let console = log.console
        for finding in reconciliation.findings { console.say(finding.description) }
        print(reconciliation.text, terminator: "")
        if reconciliation.hasRefusedFiles { throw ExitCode(65) }
        if !reconciliation.findings.isEmpty { throw ExitCode(1) }
    }
}
