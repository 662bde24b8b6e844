import Foundation
package import MailboxDomain
package import PaperMail

/// Who did what, and when.
package struct LedgerEvent: Hashable, Sendable {
    package var step: LedgerStep
    /// Nil for what belongs to no run.
    package var run: RunID?
    package var at: Instant
    /// The name that was given.
    package var by: String
    /// The user of the operating system who typed it.
    package var user: String
    package var details: [String: EventDetail]

    package init(
        _ step: LedgerStep, of run: RunID?, at time: Instant, by name: String, user: String,
        details: [String: EventDetail] = [:]
    ) {
        self.step = step
        self.run = run
        at = time
        by = name
        self.user = user
        self.details = details
    }

    /// As the ledger keeps them: JSON, always the same for the same details.
    var detailsText: String {
        get throws {
            let encoder = JSONEncoder()
            encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
            return String(decoding: try encoder.encode(details), as: UTF8.self)
        }
    }
}
