package import MailboxDomain
package import PaperMail

/// Why months cannot be told together; each says what to do.
package enum EffectError: Error, Hashable, Sendable {
    case monthTwice(RunID)
    /// The report is of a version that kept shares and no counts.
    case noCounts(RunID)
}

extension EffectError: ReportedError {
    package var description: String {
        switch self {
        case .monthTwice(let run):
            "Two of the reports are of the run \(run). Name each run once; the run that is reported is none of --add."
        case .noCounts(let run):
            "The report of \(run) has no counts, which an earlier version left out. Make it again with this one."
        }
    }

    package var exitStatus: ExitStatus { .badInput }
}
