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

    /// Whether nobody has confirmed the legal basis yet, as that of a new workspace says of itself.
    package var isLegalBasisDraft: Bool {
        ["draft", "concept"].contains { legalBasis.lowercased().hasPrefix($0) }
    }
}
