import ArgumentParser
import FallbackRun
import Foundation
import PreviewSite
import SystemPackage

struct PreviewCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "preview", abstract: "Shows the letters to who writes them, as a site on this machine.",
        discussion: """
            The site shows each template as it is printed, for invented readers, with what makes it hard to read, and \
            follows every change of its files. It answers to this machine only (127.0.0.1). Stop it with Ctrl-C.
            """)

    @Option(name: .long, help: ArgumentHelp("Where the site is; 0 takes any port that is free.", valueName: "PORT"))
    var port = 8080

    @Option(
        name: .long,
        help: ArgumentHelp(
            "Writes the pages to a new folder instead, with a proof of every letter as PDF.", valueName: "DIR"))
    var export: String?

    @OptionGroup var workspace: WorkspaceOption

    func validate() throws {
        guard (0...65535).contains(port) else { throw ValidationError("--port is a number from 0 to 65535.") }
    }

    func run() async throws {
        let desk = try await Desk(of: workspace.open().root)
        if let export {
            let proofs = try await DeskExport(desk).write(to: FilePath(export))
            print("Open \(FilePath(export).appending("index.html")) in een browser. Proeven van brieven: \(proofs).")
            return
        }
        try await PreviewServer(desk, port: port).run { address in
            print("De brieven staan op \(address)")
            // Whoever reads this through a pipe waits for it.
            fflush(nil)
        }
    }
}
