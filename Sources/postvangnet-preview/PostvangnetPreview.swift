import ArgumentParser
import Foundation
import LetterComposition
import MailboxDomain
import PreviewSite
import Stationery
import StrictFiles
import SystemPackage

/// The site for who writes letters. `postvangnet preview` starts it, after a look at the workspace.
@main
struct PostvangnetPreview: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "postvangnet-preview",
        abstract: "Shows the letters to who writes them. Start it with: postvangnet preview")

    @Option(name: .long, help: ArgumentHelp("The folder of Templates and Fonts.", valueName: "DIR"))
    var root: String

    @Option(
        name: .long,
        help: ArgumentHelp(
            "Products whose texts must be there, with commas between; the default is all.", valueName: "PRODUCTS"),
        transform: Self.products)
    var needed: Set<Product>?

    @OptionGroup var door: DoorOptions

    @Option(name: .long, help: ArgumentHelp("Writes the pages to a new folder instead.", valueName: "DIR"))
    var export: String?

    @Flag(name: .long, help: "Shows the texts only: nothing can be changed by the site.")
    var readOnly = false

    @Flag(name: .long, help: "Says that a sign-off needs an SSH key here.")
    var asksForKey = false

    private static func products(_ text: String) throws -> Set<Product> {
        Set(
            try text.split(separator: ",").map { name in
                guard let product = Product(rawValue: String(name)) else {
                    throw ValidationError("--needed names products, such as: no-email,dormant.")
                }
                return product
            })
    }

    static func main() async {
        StandardOutput.prepare()
        umask(0o077)
        do {
            var command = try parseAsRoot()
            // What asks for help is a command of the parser's.
            if let preview = command as? Self { try await preview.run() } else { try command.run() }
            try StandardOutput.close()
        } catch {
            exit(withError: ExitCode(status(after: error)))
        }
    }

    /// Tells of an error in Dutch, of one of the command line in the parser's words; and returns the status to end
    /// with.
    private static func status(after error: any Error) -> Int32 {
        let status = exitCode(for: error)
        // Any other error has the status of one that the parser does not know.
        guard status == .success || status == .validationFailure else { return tell(DutchFailure(error)) }
        let message = fullMessage(for: error)
        guard status == .success else {
            StandardError.write(message + "\n")
            return status.rawValue
        }
        do {
            try StandardOutput.writeLine(message)
            try StandardOutput.close()
            return status.rawValue
        } catch { return tell(DutchFailure(error)) }
    }

    private static func tell(_ failure: DutchFailure) -> Int32 {
        StandardError.write("postvangnet: \(failure)\n")
        return failure.exitStatus.rawValue
    }

    func run() async throws {
        let desk = try await Desk(of: FilePath(root), needed: needed, asksForKey: asksForKey)
        let time = try DutchTime()
        if let export {
            let proofs = try await DeskExport(desk, time: time).write(to: FilePath(export))
            try StandardOutput.writeLine(
                "Open \(FilePath(export).appending("index.html")) in een browser. Proeven van brieven: \(proofs).")
            return
        }
        let writing =
            try readOnly
            ? nil
            : DeskWriting(desk, signing: .besideThis(root: FilePath(root))) {
                Instant(milliseconds: Int64(Date().timeIntervalSince1970 * 1000))
            }
        try await PreviewServer(desk, time: time, by: door.door(), writing: writing).run { address in
            // Nobody would find a site that cannot say where it is.
            do { try StandardOutput.writeLine("De brieven staan op \(address)") } catch {
                Self.exit(withError: ExitCode(Self.tell(DutchFailure(error))))
            }
        }
    }
}
