import ArgumentParser
import FallbackRun
import Foundation
import LetterComposition
import MailboxDomain
import Stationery
import StrictFiles
import SystemPackage

struct PreviewCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "preview", abstract: "Shows the letters to who writes them, as a site on this machine.",
        discussion: """
            The site shows each template as it is printed, for invented readers, with what makes it hard to read, and \
            follows every change of its files. It answers to this machine only (127.0.0.1). Stop it with Ctrl-C. For several \
            people it answers by a Unix socket to the organisation's own web server, which asks who they are: docs/texts.md.

            Example:
              postvangnet preview --port 8080
            """)

    @Option(
        name: .long,
        help: ArgumentHelp("Where the site is, by default 8080; 0 takes any port that is free.", valueName: "PORT"))
    var port: Int?

    @Option(name: .long, help: ArgumentHelp("A Unix socket for a web server, in place of a port.", valueName: "PATH"))
    var socket: String?

    @Option(
        name: .long,
        help: ArgumentHelp(
            "With --socket: what that web server is to browsers, such as https://brieven.example.nl.", valueName: "SITE"
        ))
    var site: String?

    @Option(
        name: .long,
        help: ArgumentHelp(
            "With --socket: the field in which that web server gives the name of who is logged in.", valueName: "NAME"))
    var userHeader: String?

    @Option(
        name: .long,
        help: ArgumentHelp(
            "Writes the pages to a new folder instead, with a proof of every letter as PDF.", valueName: "DIR"))
    var export: String?

    @Flag(name: .long, help: "Shows the texts only: nothing can be changed by the site.")
    var readOnly = false

    @OptionGroup var workspace: WorkspaceOption

    func run() throws {
        try DutchFailure.telling {
            let place = try workspace.openToWrite()
            // The other program reads no policy.
            let needed = place.neededProducts.map { $0.map(\.rawValue).sorted().joined(separator: ",") }
            // What does not go together is told by that program, which has the options.
            let options = [
                ("--port", port.map(String.init)), ("--socket", socket), ("--site", site),
                ("--user-header", userHeader), ("--export", export), ("--needed", needed),
            ]
            var arguments = ["--root", place.root.string]
            for (name, value) in options { if let value { arguments += [name, value] } }
            if readOnly { arguments.append("--read-only") }
            if try place.textSigners != nil { arguments.append("--asks-for-key") }
            try PreviewProgram.besideThis.takeOver(arguments)
        }
    }
}

/// The program that holds the site: one of its own, so that this one, which holds a nation's addresses, has no web server.
private struct PreviewProgram {
    let path: FilePath

    static var besideThis: Self {
        get throws {
            let own = FilePath(try FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe"))
            let program = Self(path: own.removingLastComponent().appending("postvangnet-preview"))
            guard FileManager.default.isExecutableFile(atPath: program.path.string) else {
                throw RunError.noPreviewProgram(program.path)
            }
            return program
        }
    }

    /// Goes on as that program, in the same process: signals and the exit status are its own.
    func takeOver(_ arguments: [String]) throws {
        var words = unsafe ([path.string] + arguments).map { unsafe strdup($0) } + [nil]
        unsafe execv(path.string, &words)
        throw FileError.cannotRead(path, Errno(rawValue: errno))
    }
}
