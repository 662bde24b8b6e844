import ArgumentParser
import FallbackRun

struct ReportProcessingCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "processing", abstract: "What is done with personal data: a draft for the register and the DPIA.",
        discussion: """
            In Dutch, as Markdown, from policy.yaml, postvangnet.yaml and sender.yaml as they are. What a person must fill \
            in or confirm is marked: [invullen: ...].

            Example:
              postvangnet report processing
            """)

    @OptionGroup var format: PageFormatOption
    @OptionGroup var workspace: WorkspaceOption

    func run() throws {
        let report = try ProcessingReport(of: workspace.open())
        try format.answer(text: report.markdown, json: report.json, html: report.html)
    }
}
