import MailLedger
import MailboxDomain
import MailboxStore
import SystemPackage

/// Doubts an extract by its moment: one of the future, an old one, one older than what is loaded.
struct ExtractAge {
    private let workspace: Workspace
    private let configuration: Configuration
    /// Who says that an old extract is the right one; nil where nobody does.
    private let acceptedBy: String?

    init(in workspace: Workspace, _ configuration: Configuration, acceptedBy name: String? = nil) {
        (self.workspace, self.configuration, acceptedBy) = (workspace, configuration, name)
    }

    /// - Parameter loaded: the extract that it takes the place of.
    func check(_ extract: Extract, after loaded: Extract? = nil) throws {
        try checkHasCome(extract)
        var old: TimeDoubt?
        if let loaded, extract.asOf < loaded.asOf {
            old = .extractOlder(asOf: extract.asOfText, loaded: loaded.asOfText)
        } else {
            let (day, today) = (workspace.clock.time.date(of: extract.asOf), workspace.clock.today)
            let days = today.daysSince1970 - day.daysSince1970
            if days > configuration.extractAge {
                old = .extractOld(asOf: extract.asOfText, days: days, allowed: configuration.extractAge)
            }
        }
        guard let old else { return }
        guard let acceptedBy else { return try workspace.times.meet(old, inTest: configuration.isTest) }
        try workspace.record(workspace.event(.acceptOld, by: acceptedBy, ["asOf": .text(extract.asOfText)]))
    }

    func checkHasCome(_ extract: Extract) throws(TimeDoubt) {
        let now = workspace.clock.now
        guard extract.asOf > now else { return }
        try workspace.times.meet(.extractInFuture(asOf: extract.asOfText, now: now), inTest: configuration.isTest)
    }
}
