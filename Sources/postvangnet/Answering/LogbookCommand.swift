import ArgumentParser
import FallbackRun
import PaperMail
import StrictFiles
import SystemPackage

struct LogbookCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "logbook",
        abstract: "What was done with whose data in a run, as the Logboek Dataverwerkingen has it.",
        discussion: """
            One JSON object a line: for everybody who was considered the decision, and each step with a letter to them. \
            The person is a hash of the account with your key, the activity is the register's address with the \
            audience behind it.

            Example:
              postvangnet logbook 2026-11 --key logbook.key --register https://register.example/postvangnet/
            """)

    @Argument(help: ArgumentHelp("The run, such as 2026-11.", valueName: "MONTH"))
    var month: RunID

    @Option(
        name: .long, help: ArgumentHelp("A file of at least 32 bytes, that only its owner may read.", valueName: "FILE")
    )
    var key: String

    @Option(
        name: .long,
        help: ArgumentHelp(
            "The address of your register of processing activities; the audience's id is put behind it.",
            valueName: "URI"))
    var register: String

    @OptionGroup var workspace: WorkspaceOption

    func validate() throws {
        guard register.wholeMatch(of: /[a-z][a-z0-9+.-]*:[!-~]+/) != nil else {
            throw ValidationError("--register is an absolute address, such as https://register.example/postvangnet/.")
        }
    }

    func run() throws {
        let key = try LogbookKey(at: FilePath(key))
        let workspace = try workspace.open()
        try workspace.lookAtLedger()
        var output = LineOutput()
        try Logbook(of: month, in: workspace, key: key, register: register).forEachLine { try output.add($0) }
        try output.finish()
    }
}
