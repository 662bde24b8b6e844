/// What the owner decided on one audience.
package struct AudiencePolicy: Hashable, Sendable {
    package var audience: Audience
    /// Why the law allows the use of the postal address for this audience; carried in the approval record.
    package var legalBasis: String
    /// The most people to write to in one run; nil where there is no limit. None for an audience without waves.
    package var waveLimit: Int?
    /// How many calls to the help desk a piece is expected to bring; nil where nobody has said.
    package var callsPerPiece: Double?

    package init(
        _ audience: Audience, legalBasis: String, waveLimit: Int? = nil, callsPerPiece: Double? = nil
    ) {
        self.callsPerPiece = callsPerPiece
        self.audience = audience
        self.legalBasis = legalBasis
        self.waveLimit = waveLimit
    }

    /// All audiences in the order of precedence, no limits; the owner of the mailbox confirms each legal basis.
    package static let defaults = [
        AudiencePolicy(
            .digidBasis,
            legalBasis: "To be confirmed by the owner: public task; the account holder can no longer log in."),
        AudiencePolicy(
            .dormant,
            legalBasis: "To be confirmed by the owner: public task; messages wait for an account holder who stays away."
        ),
        AudiencePolicy(
            .noEmail,
            legalBasis: "To be confirmed by the owner: public task; the account holder gets no signal of messages."),
        AudiencePolicy(
            .bounce,
            legalBasis: "To be confirmed by the owner: Wmebv, telling people another way when a notification fails."),
    ]
}
