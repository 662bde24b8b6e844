package import MailboxDomain
package import PaperMail

/// What holds for a whole run, as it was when it was planned.
package struct PlanTerms: Hashable, Sendable {
    package var run: RunID
    /// As the extract writes it.
    package var asOf: String
    package var letterDate: CalendarDate
    /// The texts of postvangnet.yaml and policy.yaml, and of all templates, layouts, sender and font list, by path.
    package var sources: [String: String]
    /// The ICC profiles that the configuration names, by path.
    package var profiles: [String: [UInt8]]
    /// SHA-256 of the font files that letters are set in, in the order of fonts.yaml; nil in a plan of version 0.1.0.
    package var fonts: [String]?
    /// Nil in a plan of a version that did not name them; see `Conventions.init(of:)`.
    var conventions: Conventions?
}
