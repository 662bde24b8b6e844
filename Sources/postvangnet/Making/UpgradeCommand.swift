import ArgumentParser
import FallbackRun
import StrictFiles

struct UpgradeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "upgrade", abstract: "Brings a workspace of an earlier version of this program forward.",
        discussion: """
            Without --apply it only says what it would do. A copy of ledger.sqlite is kept. Killed at any moment it leaves the \
            workspace as it was or brought forward; typed again it comes to its end. There is no way back but that copy, before \
            anything else is done: see docs/upgrade.md.

            Example:
              postvangnet upgrade
            """)

    @Flag(name: .long, help: "Do it.")
    var apply = false

    @OptionGroup var workspace: WorkspaceOption

    func run() async throws {
        let workspace = try workspace.open(toUpgrade: true)
        let upgrade = try await workspace.undisturbed(by: .thisCommand, apply ? .alone : .besideOthers) {
            let upgrade = try Upgrade(of: workspace)
            if apply { try upgrade.carryOut(by: operatingSystemUser()) }
            return upgrade
        }
        try StandardOutput.write(upgrade.text(isDone: apply))
    }
}
