import ArgumentParser
import FallbackRun
import Foundation
import MailboxDomain
import StrictFiles

struct PurgeCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "purge", abstract: "Removes what tells about people and is past its term.",
        discussion: """
            The terms are those of retention in postvangnet.yaml. What a run still needs stays until it is closed. What was \
            removed is recorded in the ledger, and cannot be brought back but from a backup.
            """)

    @Flag(name: .long, help: "Only say what would be removed, and until when the rest is kept.")
    var dryRun = false

    @Option(name: .long, help: ArgumentHelp("Judge as on this day; the default is today.", valueName: "YYYY-MM-DD"))
    var on: CalendarDate?

    @Flag(
        name: .long,
        help: "Keys of address-digests.key are lost: addresses known by them count as unknown (address-returned).")
    var lostKeys = false

    @OptionGroup var workspace: WorkspaceOption

    func run() throws {
        let workspace = try workspace.open()
        try workspace.locked(by: .thisCommand) {
            let purge = try Purge(of: workspace, on: on, givesUpLostKeys: lostKeys)
            if !dryRun { try purge.carryOut(by: operatingSystemUser()) }
            try StandardOutput.write(purge.text(isDone: !dryRun))
        }
    }
}
