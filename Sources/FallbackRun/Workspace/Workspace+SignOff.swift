package import LetterComposition
import MailLedger
import PaperMail
package import Stationery

extension Workspace {
    /// Records that somebody agreed to a text. Again is nothing new, as long as it prints the same.
    package func recordSignOff(
        of product: Product, as role: SignOff.Role, by name: String, _ standing: SignOffStanding
    ) throws {
        try record(
            event(
                .signOff, by: name,
                [
                    "product": .text(product.rawValue), "role": .text(role.rawValue),
                    "printed": .text(standing.printed?.digest.hexadecimal ?? ""),
                ]))
    }
}
