import ArgumentParser
import MailboxStore
import PrintHouse
import StrictFiles

struct SchemaCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "schema", abstract: "Prints the schema of files that others write or read.",
        discussion: """
            manifest, order, pull, codes, feedback, mailing and ack, which printers get or send: a JSON Schema (2020-12). \
            Those of all but manifest and order describe a row of those files, as an object with the columns as keys.
            extract, which the mailbox sends: a Data Package (Frictionless, version 1) of all files and columns, or of \
            those that a folder has.

            Example:
              postvangnet schema extract ../extract > ../extract/datapackage.json
            """
    )

    @Argument(help: ArgumentHelp("manifest, order, pull, codes, feedback, mailing, ack or extract.", valueName: "NAME"))
    var name: Name

    @Argument(help: ArgumentHelp("An extract's folder; with extract only.", valueName: "DIR"))
    var folder: String?

    enum Name: String, CaseIterable, ExpressibleByArgument {
        case manifest, order, pull, codes, feedback, mailing, ack, extract
    }

    func validate() throws {
        guard folder == nil || name == .extract else {
            throw ValidationError("Only `schema extract` takes a folder.")
        }
    }

    func run() throws { try StandardOutput.write(text) }

    private var text: String {
        get throws {
            switch name {
            case .manifest: FileSchema.manifest.text
            case .order: FileSchema.order.text
            case .pull: FileSchema.pull.text
            case .codes: FileSchema.codes.text
            case .feedback: FileSchema.feedback.text
            case .mailing: FileSchema.mailing.text
            case .ack: FileSchema.ack.text
            case .extract:
                String(
                    decoding: try (folder.map { try DataPackage(ofFolder: $0) } ?? .contract).bytes, as: UTF8.self)
            }
        }
    }
}
