import ArgumentParser
import PrintHouse
import StrictFiles

struct SchemaCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "schema", abstract: "Prints the JSON Schema (2020-12) of a file that printers get or send.",
        discussion: """
            Those of pull and feedback describe a row of pull.csv and feedback.csv, as an object with the \
            columns as keys.

            Example:
              postvangnet schema manifest
            """
    )

    @Argument(help: ArgumentHelp("manifest, order, pull or feedback.", valueName: "NAME"))
    var name: FileSchema

    func run() throws { try StandardOutput.write(name.text) }
}

extension FileSchema: ExpressibleByArgument {}
