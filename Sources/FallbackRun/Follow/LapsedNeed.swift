import AudienceSelection

/// Why a letter that was planned is no longer needed.
enum LapsedNeed: Hashable {
    /// The audience that it was written for does not match any more: who was away has logged in, has confirmed an
    /// address, or has a higher level.
    case left(Audience)
    /// Something stops it now: the reader has died, said no, is suppressed.
    case stopped(Reason)
    /// The address that would be used is another.
    case moved
    /// The letter must now go closed, or to the printer for people with secrecy.
    case otherWay

    /// It was mailed before: a reprint is on its way that was ordered because it seemed lost.
    static let mailedBefore = "mailed-before"

    /// Kebab-case, stable between versions.
    var code: String {
        switch self {
        case .left(let audience): "left-\(audience.rawValue)"
        case .stopped(let reason): reason.rawValue
        case .moved: "moved"
        case .otherWay: "other-way"
        }
    }

    /// An account that the extract does not hold; a recall asks a person whether it is gone.
    static let gone = "account-gone"

    /// All codes that a count shows, zeros too.
    static let codes: [String] =
        Audience.allCases.map { LapsedNeed.left($0).code } + [LapsedNeed.moved.code, LapsedNeed.otherWay.code]
        + Reason.ofNotChosen.filter { ![.audienceLeftOut, .beyondLimit, .chosenElsewhere].contains($0) }.map(\.rawValue)
        + [gone, mailedBefore]
}
