import ArgumentParser
import Foundation
import MailboxDomain
import PreviewSite
import Stationery
import SystemPackage

/// The site for who writes letters. `postvangnet preview` starts it, after a look at the workspace.
@main
struct PostvangnetPreview: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "postvangnet-preview",
        abstract: "Shows the letters to who writes them. Start it with: postvangnet preview")

    @Option(name: .long, help: ArgumentHelp("The folder of Templates and Fonts.", valueName: "DIR"))
    var root: String

    @Option(name: .long, help: ArgumentHelp("Where the site is; 0 takes any port that is free.", valueName: "PORT"))
    var port = 8080

    @Option(name: .long, help: ArgumentHelp("Writes the pages to a new folder instead.", valueName: "DIR"))
    var export: String?

    static func main() async {
        umask(0o077)
        let command: Self
        do {
            guard let parsed = try parseAsRoot() as? Self else { return }
            command = parsed
        } catch { exit(withError: error) }
        do { try await command.run() } catch {
            let failure = DutchFailure(error)
            FileHandle.standardError.write(Data("postvangnet: \(failure)\n".utf8))
            exit(withError: ExitCode(failure.exitStatus.rawValue))
        }
    }

    func run() async throws {
        let desk = try await Desk(of: FilePath(root))
        let time = try DutchTime()
        if let export {
            let proofs = try await DeskExport(desk, time: time).write(to: FilePath(export))
            print("Open \(FilePath(export).appending("index.html")) in een browser. Proeven van brieven: \(proofs).")
            return
        }
        try await PreviewServer(desk, time: time, port: port).run { address in
            print("De brieven staan op \(address)")
            // Whoever reads this through a pipe waits for it.
            fflush(nil)
        }
    }
}
