/// Why an account, or one of its audiences, gets no paper; in the order in which the reasons are asked.
package enum Reason: String, CaseIterable, Hashable, Sendable {
    /// No audience matches.
    case reachedDigitally = "reached-digitally"
    case accountNotActive = "account-not-active"
    case deceased
    case registrationSuspended = "registration-suspended"
    case under14 = "under-14"
    case allOnPaper = "all-on-paper"
    case reachedByApp = "reached-by-app"
    case suppressed
    case noName = "no-name"
    case noPostalAddress = "no-postal-address"
    case notLivingThere = "not-living-there"
    case addressUnderInvestigation = "address-under-investigation"
    case addressReturned = "address-returned"
    case representativeAddressMissing = "representative-address-missing"
    case emailDeclined = "email-declined"
    case writtenEnough = "written-enough"
    case pieceUnderWay = "piece-under-way"
    case recentlyWritten = "recently-written"
    /// Nothing else stops it, and the audience takes no part in the run (`plan --audiences`).
    case audienceLeftOut = "audience-left-out"
    /// The audience's wave is full: known only when all candidates are.
    case beyondLimit = "beyond-limit"
    /// A higher audience was chosen: the verdict of an audience, never the reason of an account.
    case chosenElsewhere = "chosen-elsewhere"
}

extension Reason {
    /// The codes in a count of who was considered and not chosen; who is reached digitally was not considered.
    package static let ofNotChosen = allCases.filter { $0 != .reachedDigitally }
}
