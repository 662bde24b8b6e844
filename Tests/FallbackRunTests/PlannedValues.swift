import LetterComposition
import MailboxDomain
import PaperMail
import Testing

@testable import FallbackRun

// What a plan holds, with one thing to say at a time.

extension PlannedRecipient {
    static func reader(
        _ envelope: [String] = ["J. Voorbeeld", "Laan 1", "1234 AB  ONS DORP"], nameLines: Int = 1,
        salutation: String = "Geachte heer Voorbeeld", circumstances: [LetterCondition] = [],
        country: CountryCode = .netherlands, postcode: String? = "1234AB", houseNumber: Int? = 1,
        houseSuffix: String? = nil
    ) -> PlannedRecipient {
        PlannedRecipient(
            envelope: envelope, nameLines: nameLines, salutation: salutation, ward: nil, circumstances: circumstances,
            country: country, postcode: postcode, houseNumber: houseNumber, houseSuffix: houseSuffix, kix: nil)
    }
}

extension BatchKind {
    static func of(
        _ product: Product = .noEmail, layout: String = "window-left", printer: String = "drukkerij",
        to postageClass: PostageClass = .domestic
    ) throws -> BatchKind {
        BatchKind(
            product: product, layout: layout, printer: try #require(PrinterID(printer)), postageClass: postageClass)
    }
}

extension PlannedBatch {
    static func numbered(_ number: Int, _ kind: BatchKind, pieces: Int = 100) throws -> PlannedBatch {
        PlannedBatch(id: try #require(BatchID(run: november(), number: number)), kind: kind, pieces: pieces)
    }
}

func november() throws -> RunID { try #require(RunID("2026-11")) }

func account(_ text: String) throws -> AccountID { try #require(AccountID(text)) }
