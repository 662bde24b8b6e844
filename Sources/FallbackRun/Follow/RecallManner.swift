/// What a person says of a recall beside what to compare with.
package struct RecallManner: Sendable {
    /// Whether an account that the extract does not hold is gone from the mailbox.
    let pullsAbsent: Bool
    /// Whether more may be called back than `limits.recalled` allows.
    let acceptsJump: Bool
    /// Whether only to tell what would be called back: no list, no event, and no check of the people.
    let isTrial: Bool

    package init(pullsAbsent: Bool = false, acceptsJump: Bool = false, isTrial: Bool = false) {
        (self.pullsAbsent, self.acceptsJump, self.isTrial) = (pullsAbsent, acceptsJump, isTrial)
    }
}
