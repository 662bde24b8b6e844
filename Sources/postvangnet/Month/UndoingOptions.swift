import ArgumentParser
import Foundation

/// Who takes something back, and why: the ledger keeps both.
struct UndoingOptions: ParsableArguments {
    @Option(name: .long, help: ArgumentHelp("Who does so.", valueName: "NAME"))
    var by: String

    @Option(
        name: .long,
        help: ArgumentHelp(
            "Why, in one line. The ledger keeps it: name no person and no address, and say nothing about anybody's life.",
            valueName: "TEXT"))
    var reason: String

    func validate() throws {
        try TypedLine.checkName(by)
        guard TypedLine.isLine(reason, of: 200) else {
            throw ValidationError("--reason is a sentence: one line, at most 200 characters.")
        }
    }

    var name: String { by.trimmingCharacters(in: .whitespaces) }
    var words: String { reason.trimmingCharacters(in: .whitespaces) }
}
