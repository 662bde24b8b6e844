import ArgumentParser
// Never called by its name: linked, it takes malloc's place in all that the program uses (decision 0017).
import CMimalloc
import FallbackRun
import Foundation
import MailboxDomain

/// The program: one subcommand a step.
@main
struct Postvangnet: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "postvangnet",
        abstract: "Writes on paper to the people whom the digital mailbox does not reach.",
        discussion: """
            init -> import -> plan -> approve -> render -> seal, or run, which goes on wherever a run stands. Then \
            handover -> reconcile -> close.
            Exit status: 0 done; 1 checked and found wanting; 64 usage; 65 bad input data; 66 no input; 69 a needed \
            tool is missing; 73, 74 cannot write; 75 locked, try again; 77 not approved; 78 bad configuration.
            """,
        version: Version.current,
        subcommands: [
            InitCommand.self, ImportCommand.self, CandidatesCommand.self, PlanCommand.self, ApproveCommand.self,
            RenderCommand.self, SealCommand.self, RunCommand.self, HandoverCommand.self, RecallCommand.self,
            ReconcileCommand.self,
            CloseCommand.self, ReprintCommand.self, StatusCommand.self, ExplainCommand.self, VerifyCommand.self,
            SchemaCommand.self, ReportCommand.self, LintCommand.self, PreviewCommand.self, PurgeCommand.self,
            GenerateCommand.self,
            DemoCommand.self, KitCommand.self, RehearseCommand.self, VersionCommand.self,
        ])

    static func main() async {
        // Everything that is written holds personal data or is made from it: for the owner only.
        umask(0o077)
        var console = Console(format: .text)
        do {
            var command = try parseAsRoot()
            if let logging = command as? any LoggingCommand { console = logging.log.console }
            if var asynchronous = command as? any AsyncParsableCommand {
                try await asynchronous.run()
            } else {
                try command.run()
            }
        } catch let error where exitCode(for: error) == .success || error is ExitCode || error is ValidationError {
            exit(withError: error)
        } catch {
            guard let failure = CommandFailure(error) else { exit(withError: error) }
            console.fail(failure)
            exit(withError: ExitCode(failure.exitStatus.rawValue))
        }
    }
}
