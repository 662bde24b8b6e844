package import PaperMail

/// What a named person says of claims that were taken before. Nothing is removed: the last word on a claim decides
/// whether it counts.
package struct ClaimCorrection: Hashable, Sendable {
    /// They were wrong, and do not count any more.
    package var wrong: [FeedbackClaim]
    /// They were right after all, and count again.
    package var restored: [FeedbackClaim]
    package var name: String

    package init(wrong: [FeedbackClaim], restored: [FeedbackClaim], by name: String) {
        (self.wrong, self.restored, self.name) = (wrong, restored, name)
    }
}
