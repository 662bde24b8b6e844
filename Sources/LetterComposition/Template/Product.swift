/// What is mailed: a folder under Templates.
package enum Product: String, CaseIterable, Sendable {
    case digidBasis = "digid-basis"
    case dormant
    case noEmail = "no-email"
    case bounce
    /// The card's content in a closed envelope: for wards, people with secrecy, and letter addresses.
    case bounceLetter = "bounce-letter"

    package enum Kind: String, Sendable { case letter, card }

    package var kind: Kind { self == .bounce ? .card : .letter }
}
