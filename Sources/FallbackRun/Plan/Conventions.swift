import PDFFinishing
import PaperMail
import PrintHouse
import StrictFiles
import SystemPackage

/// How a run is drawn, described and sealed: as the version that planned it does, whichever version does it.
///
/// A plan says its own. Only what changes the bytes of what goes to printers is asked here, so that a later version goes on
/// with a run where an earlier one stopped.
enum Conventions: Int, Comparable, Sendable {
    /// Of version 0.1.0 and what came after it.
    case first = 1
    /// The order has a root of evidence.
    case evidence
    /// Nothing stands around a page that it does not need, the manifest shows what differs within a batch, and the job ticket
    /// says all that the manifest says.
    case plainPages

    /// Of what this version plans.
    static let current = plainPages

    /// Throws for a plan of a later version.
    init(of plan: PlanDatabase) throws {
        if let own = plan.terms.conventions {
            self = own
        } else {
            // Plans did not name them before the third; those of the second have rates.
            let summary = try PlanSummary.readIfSound(RunFolder(path: plan.path.removingLastComponent()))
            self = summary?.rates == nil ? .first : .evidence
        }
    }

    var hasEvidence: Bool { self >= .evidence }
    var surroundings: PageSurroundings { self >= .plainPages ? .none : .asDrawn }
    var hasVariants: Bool { self >= .plainPages }
    var ticket: TicketTerms.Form { self >= .plainPages ? .full : .first }

    static func < (first: Self, second: Self) -> Bool { first.rawValue < second.rawValue }
}
