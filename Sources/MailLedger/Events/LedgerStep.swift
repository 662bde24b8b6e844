/// What somebody did that changed something, or saw: one case a step. The names are those of `log`, stable between
/// versions.
package enum LedgerStep: String, CaseIterable, Sendable {
    case `import`, plan, approve, render, seal
    case handover, recall, compare, reconcile, close, reprint
    case discard, withdraw, cancel
    case signOff = "sign-off"
    /// Texts that were written elsewhere came in.
    case takeTexts = "take-texts"
    case purge, explain, archive, evidence
    /// A workspace was brought forward from an earlier version.
    case upgrade
    /// An extract was taken though it is old, or older than the one before.
    case acceptOld = "accept-old"
    /// The clock is right, whatever the ledger's last step says.
    case clockIsRight = "clock-is-right"
    /// A purge found the clock believable: where nothing else happens, this shows later that time went by.
    case purgeLooked = "purge-looked"

    /// Whether it is recorded each time. Any other step that says the very same as the last one of its kind and run
    /// changed nothing: it was typed again.
    var isRecordedAlways: Bool {
        switch self {
        case .import, .acceptOld, .clockIsRight, .purgeLooked: true
        default: Self.looks.contains(self)
        }
    }

    /// Those that only saw somebody: they changed nothing, so that nothing is judged by them.
    static let looks: [LedgerStep] = [.explain, .archive, .evidence]

    /// The same in SQL: `step NOT IN (...)`.
    static let isNoLook = "step NOT IN (\(looks.map { "'\($0.rawValue)'" }.joined(separator: ", ")))"
}
