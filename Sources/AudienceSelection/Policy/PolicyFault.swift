import MailboxDomain

/// What can be wrong with a policy as a whole.
package enum PolicyFault: String, FindingCode {
    case noAudience = "no-audience"
    case legalBasisMissing = "legal-basis-missing"
    case audienceTwice = "audience-twice"
    case numberOutOfRange = "number-out-of-range"
    case limitNotAllowed = "limit-not-allowed"
}
