import ArgumentParser
import FallbackRun
import MailboxDomain
import Publication
import Stationery
import StrictFiles
import SystemPackage

struct PublishCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "publish", abstract: "Makes the letters for everyone, to put on a website.",
        discussion: """
            DIR is a folder to put on the website: open index.html. Each form of each letter is there as a page (HTML), as \
            PDF with its structure and as text for a speaking reader, with nobody's name in it. A folder that publish made before is replaced; any \
            other is refused (73). Texts with errors (postvangnet lint) are not published (1). Answers are in Dutch.

            Example:
              postvangnet publish letters-for-everyone
            """)

    @Argument(help: ArgumentHelp("The folder to make, or one that publish made before.", valueName: "DIR"))
    var folder: String

    @Option(
        name: .long,
        help: ArgumentHelp("When the pages say that they were made; the default is today.", valueName: "YYYY-MM-DD"))
    var date: CalendarDate?

    @OptionGroup var workspace: WorkspaceOption

    func run() throws {
        try DutchFailure.telling {
            let place = try workspace.openToWrite()
            let publishing = Publishing(
                of: place.root, needed: place.neededProducts, on: date ?? place.clock.today, time: place.clock.time,
                creator: "Postvangnet \(Version.current)")
            let report = try publishing.write(to: FilePath(folder))
            for warning in report.warnings { StandardError.write(warning + "\n") }
            let index = FilePath(folder).appending("index.html")
            try StandardOutput.writeLine(
                "Gemaakt: \(report.letters) brieven in \(folder). Open \(index) in een browser.")
        }
    }
}
