package import MailboxDomain

/// The approval of a run: by whom, when, and of what.
package struct ApprovalRecord: Hashable, Sendable {
    package var by: String
    package var at: Instant
    /// All that was approved, in the very text that a signature covers; nil where an earlier version of this program took
    /// the approval, and kept nothing more of it.
    package var statement: String?
    /// As ssh-keygen writes it; nil for an approval on somebody's word.
    package var signature: String?

    package init(by: String, at: Instant, statement: String?, signature: String? = nil) {
        self.by = by
        self.at = at
        self.statement = statement
        self.signature = signature
    }
}
