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

            Example:
              postvangnet purge --dry-run
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

    func validate() throws {
        // A clock that jumped must not remove anything, whatever stands in a table of a scheduler.
        guard !workspace.clockIsRight || on != nil else {
            throw ValidationError(
                "--clock-is-right goes with --on and the day of today: a purge trusts no clock alone.")
        }
    }

    func run() throws {
        let isRight = workspace.clockIsRight
        let workspace = try workspace.open()
        // Before anything is recorded.
        if isRight, let on, on != workspace.clock.today {
            throw TimeDoubt.purgeNotToday(on, today: workspace.clock.today)
        }
        try workspace.locked(by: .thisCommand) {
            let purge = try Purge(of: workspace, on: on, isDryRun: dryRun, givesUpLostKeys: lostKeys)
            if !dryRun { try purge.carryOut(by: operatingSystemUser()) }
            try StandardOutput.write(purge.text(isDone: !dryRun))
        }
    }
}
