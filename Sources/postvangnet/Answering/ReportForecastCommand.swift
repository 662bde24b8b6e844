import ArgumentParser
import FallbackRun

struct ReportForecastCommand: ParsableCommand, LoggingCommand {
    static let configuration = CommandConfiguration(
        commandName: "forecast", abstract: "The waves of the next months, from the extract that is loaded.",
        discussion: """
            Decides each month as a plan does, on the people as the extract has them; nothing is planned or kept.

            Example:
              postvangnet report forecast --months 6 --wave no-email=40000
            """)

    @Option(name: .long, help: ArgumentHelp("How many months, that of the extract among them.", valueName: "N"))
    var months = 6

    @OptionGroup var change: SettingsChangeOptions
    @OptionGroup var log: LogOption
    @OptionGroup var format: PageFormatOption
    @OptionGroup var workspace: WorkspaceOption

    func validate() throws {
        guard (1...60).contains(months) else { throw ValidationError("--months is a number from 1 to 60.") }
    }

    func run() throws {
        let workspace = try workspace.open(telling: log.console)
        let console = log.console
        let forecast = try workspace.locked {
            try WaveForecast(months: months, in: workspace, changing: change.change, report: console.show)
        }
        try format.answer(text: forecast.text, json: forecast.json, html: forecast.html)
    }
}
