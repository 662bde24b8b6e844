import ArgumentParser
import FallbackRun
import MailboxDomain
import PaperMail
import StrictFiles

struct CandidatesCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "candidates", abstract: "The accounts that an audience matches, one id a line.",
        discussion: """
            For an extract in two parts: the part people holds exactly these accounts.

            Example:
              postvangnet candidates 2026-11 > ids.txt
            """)

    @Argument(help: ArgumentHelp("The run, such as 2026-11.", valueName: "MONTH"))
    var month: RunID

    @OptionGroup var workspace: WorkspaceOption

    func run() throws {
        var count = 0
        var lines: [UInt8] = []
        let workspace = try workspace.open()
        let record = try Candidates.forEach(for: month, in: workspace) { account in
            lines += account.rawValue.utf8
            lines.append(UInt8(ascii: "\n"))
            count += 1
            if lines.count >= Self.bytesAtOnce { try write(&lines) }
        }
        try write(&lines)
        try record.write(in: workspace)
        Console(format: .text).say("\(count.of("account matches", "accounts match")) an audience.")
    }

    // A nation has millions of accounts: a call of the system for each would take longer than finding them.
    private static let bytesAtOnce = 1 << 16

    private func write(_ lines: inout [UInt8]) throws {
        // Who reads no further wants no others looked for.
        guard try StandardOutput.write(lines) else { throw ExitCode.success }
        lines.removeAll(keepingCapacity: true)
    }
}
