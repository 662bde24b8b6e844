import ArgumentParser
// Never called by its name: linked, it takes malloc's place in all that the program uses (decision 0017).
import CMimalloc
import FallbackRun
import Foundation
import MailboxDomain
import StrictFiles

/// The program: one subcommand a step.
@main
struct Postvangnet: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "postvangnet",
        abstract: "Writes on paper to the people whom the digital mailbox does not reach.",
        discussion: """
            init -> import -> plan -> approve -> render -> seal, or run, which goes on wherever a run stands. Then \
            handover -> reconcile -> close. To take back: discard, withdraw, cancel.
            Exit status: 0 done; 1 checked and found wanting; 64 usage; 65 bad input data; 66 no input; 69 a needed \
            tool is missing; 73, 74 cannot write; 75 locked, try again; 77 not approved; 78 bad configuration.
            The workspace is the folder of --workspace, else of POSTVANGNET_WORKSPACE, else the current one.

            Example:
              postvangnet demo
            """,
        version: Version.current,
        groupedSubcommands: CommandGroup.all)

    static func main() {
        // First: whatever opens a file would otherwise get the number of a standard output that is closed.
        StandardOutput.prepare()
        // Everything that is written holds personal data or is made from it: for the owner only.
        umask(0o077)
        CrashReports.turnOff()
        WaitingThread.finish { await answer() }
    }

    private static func answer() async {
        var console = Console(format: .text)
        do {
            if let unknown = UnknownCommand(behindHelpIn: CommandLine.arguments, among: Self.self) {
                StandardError.write(unknown.message + "\n")
                Self.exit(withError: ExitCode.validationFailure)
            }
            var command = try parseAsRoot()
            if let logging = command as? any LoggingCommand { console = logging.log.console }
            if var asynchronous = command as? any AsyncParsableCommand {
                try await asynchronous.run()
            } else {
                try command.run()
            }
            try StandardOutput.close()
        } catch {
            exit(withError: ExitCode(status(after: error, on: console)))
        }
    }

    /// Tells of an error, and returns the status to end with. What was asked for, such as `--help`, is an answer.
    private static func status(after error: any Error, on console: Console) -> Int32 {
        if let failure = CommandFailure(error) {
            console.fail(failure)
            return failure.exitStatus.rawValue
        }
        let status = exitCode(for: error)
        let unknown = status == .validationFailure ? UnknownCommand(among: Self.self, in: CommandLine.arguments) : nil
        let message = unknown?.message ?? fullMessage(for: error)
        let text = message.isEmpty ? "" : message + "\n"
        if status != .success { StandardError.write(text) }
        do {
            if status == .success { try StandardOutput.write(text) }
            try StandardOutput.close()
            return status.rawValue
        } catch {
            console.fail(CommandFailure(error))
            return error.exitStatus.rawValue
        }
    }
}
