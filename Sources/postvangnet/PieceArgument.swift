import ArgumentParser
import FallbackRun
import PaperMail

/// One piece, as somebody reads its name from a letter.
struct PieceArgument: ParsableArguments {
    @Argument(help: ArgumentHelp("The reference on the letter, or the piece's id.", valueName: "PIECE"))
    var reference: String

    func id() throws -> PieceID {
        do throws(PieceID.Problem) { return try PieceID(typed: reference) } catch .checkCharacter {
            throw RunError.mistypedReference
        } catch {
            throw ValidationError(
                "That is no reference of a letter: 16 letters and digits, such as 2611 A000 1000 001S.")
        }
    }
}
