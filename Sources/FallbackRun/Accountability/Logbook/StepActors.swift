import MailLedger
import MailboxDomain
import PaperMail

/// Who took the steps with letters of a run, as the ledger's events tell.
struct StepActors: Sendable {
    private let events: [RecordedEvent]

    init(_ events: [RecordedEvent]) { self.events = events }

    /// When and by whom the run was approved; nil where an earlier version did it, which recorded no events.
    var approval: (at: Instant, by: String)? {
        events.last { $0.step == LedgerStep.approve.rawValue }.map { ($0.at, $0.by) }
    }

    /// When a step was taken and by whom. What a printer reported was taken in by the first reconciliation after it.
    func actor(of step: PieceStep) -> (at: Instant, by: String?) {
        let own = Self.steps(to: step.state)
        guard own != [.reconcile] else {
            let taken = events.first { $0.step == LedgerStep.reconcile.rawValue && $0.at >= step.at }
            return (taken?.at ?? step.at, taken?.by)
        }
        // An event is recorded in the midst of its step.
        let nearest = events.filter { event in own.contains { $0.rawValue == event.step } }
            .min { abs($0.at.milliseconds - step.at.milliseconds) < abs($1.at.milliseconds - step.at.milliseconds) }
        return (step.at, nearest?.by)
    }

    /// The commands that bring a piece to a state.
    private static func steps(to state: PieceState) -> [LedgerStep] {
        switch state {
        case .approved: [.approve]
        case .rendered, .failed: [.render]
        case .sealed: [.seal]
        case .handedOver: [.handover]
        case .pulled: [.recall, .withdraw]
        case .withdrawn: [.withdraw]
        case .cancelled: [.cancel]
        case .received, .printed, .mailed, .spoiled, .missing, .returned: [.reconcile]
        }
    }
}
