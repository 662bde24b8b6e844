import ArgumentParser
import FallbackRun
import StrictFiles

struct VersionCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "version", abstract: "What this program is made of: its Swift packages and C libraries.",
        discussion: """
            The same extract, settings and texts give the same bytes with the same software.

            Example:
              postvangnet version
            """)

    @OptionGroup var format: FormatOption

    func run() throws {
        let software = try Software.here()
        try format.answer(text: software.text, json: StrictJSON.bytes(of: software))
    }
}
