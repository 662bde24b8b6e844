package import LetterComposition
package import MailboxDomain
import PaperMail

/// What stands in letters that go to nobody, in checks and previews.
package enum SampleLetter {
    /// Of a piece that there is not.
    package static let reference = "0000 0000 0000 0000"

    /// A day whose name is among the longest. The same in every preview, so that the same text gives the same picture.
    package static let date = CalendarDate(daysSince1970: 20_726)

    package static func mark(sheet: Int, sheets: Int) -> String { "0000000000000000\(sheet)\(sheets)1" }

    /// A reader with a short name and address, in some circumstances.
    package static func recipient(in circumstances: Set<LetterCondition>, salutation: String, ward: String)
        -> PlannedRecipient
    {
        PlannedRecipient(
            envelope: ["A. van Dijk", "Lindelaan 1", "1234 AB  VOORBEELDSTAD"], nameLines: 1, salutation: salutation,
            ward: circumstances.contains(.ward) ? ward : nil, circumstances: circumstances.sorted(),
            country: .netherlands, kix: "1234AB1")
    }
}
