import ArgumentParser

extension CommandGroup {
    /// All commands, by what somebody has in mind who looks for one; the help shows them so.
    static let all = [month, correcting, answering, writing, workspace, trial]

    private static let month = CommandGroup(
        name: "Month",
        subcommands: [
            ImportCommand.self, CandidatesCommand.self, PlanCommand.self, ApproveCommand.self, RunCommand.self,
            RenderCommand.self, SealCommand.self, HandoverCommand.self, ReconcileCommand.self, CloseCommand.self,
        ])

    private static let correcting = CommandGroup(
        name: "Correcting",
        subcommands: [
            DiscardCommand.self, WithdrawCommand.self, CancelCommand.self, RecallCommand.self, ReprintCommand.self,
        ])

    private static let answering = CommandGroup(
        name: "Answering",
        subcommands: [
            StatusCommand.self, ExplainCommand.self, ArchiveCommand.self, EvidenceCommand.self, CompareCommand.self,
            LogCommand.self, CheckCommand.self, ReportCommand.self, EventsCommand.self, LogbookCommand.self,
            VerifyCommand.self,
        ])

    private static let writing = CommandGroup(
        name: "Writing",
        subcommands: [
            LintCommand.self, PreviewCommand.self, SignOffCommand.self, PublishCommand.self, TextsCommand.self,
        ])

    private static let workspace = CommandGroup(
        name: "Workspace", subcommands: [InitCommand.self, UpgradeCommand.self, PurgeCommand.self, VersionCommand.self])

    private static let trial = CommandGroup(
        name: "Trial",
        subcommands: [
            DemoCommand.self, GenerateCommand.self, DigestCommand.self, KitCommand.self, RehearseCommand.self,
            SchemaCommand.self,
        ])
}
