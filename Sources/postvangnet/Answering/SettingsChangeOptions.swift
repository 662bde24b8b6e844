import ArgumentParser
import AudienceSelection
import FallbackRun
import SystemPackage

/// Settings to try in place of the workspace's own.
struct SettingsChangeOptions: ParsableArguments {
    @Option(name: .long, help: ArgumentHelp("Another policy, in place of policy.yaml.", valueName: "FILE"))
    var policy: String?

    @Option(
        name: .long,
        help: ArgumentHelp("Other printers, rates or limits, in place of postvangnet.yaml.", valueName: "FILE"))
    var settings: String?

    @Option(name: .long, help: ArgumentHelp("Other texts: a folder Templates.", valueName: "DIR"))
    var templates: String?

    @Option(
        name: .long,
        help: ArgumentHelp(
            "The most pieces of an audience in a run, or none for no limit; may be repeated.", valueName: "AUDIENCE=N"))
    var wave: [String] = []

    var isEmpty: Bool { policy == nil && settings == nil && templates == nil && wave.isEmpty }

    func validate() throws { _ = try waves() }

    var change: SettingsChange {
        get throws {
            SettingsChange(
                policy: policy.map { FilePath($0) }, configuration: settings.map { FilePath($0) },
                templates: templates.map { FilePath($0) }, waves: try waves())
        }
    }

    private func waves() throws -> [Audience: Int?] {
        var waves: [Audience: Int?] = [:]
        for text in wave {
            let parts = text.split(separator: "=", omittingEmptySubsequences: false).map(String.init)
            guard parts.count == 2, let audience = Audience(rawValue: parts[0]) else {
                let known = Audience.allCases.filter(\.hasWaves).map(\.rawValue).joined(separator: ", ")
                throw ValidationError("--wave is AUDIENCE=N, such as no-email=40000. Audiences are: \(known).")
            }
            let limit = Int(parts[1])
            guard parts[1] == "none" || limit.map({ (0...1_000_000_000).contains($0) }) == true else {
                throw ValidationError("The limit of a --wave is a number of pieces from 0 on, or none.")
            }
            guard waves.updateValue(limit, forKey: audience) == nil else {
                throw ValidationError("--wave names \(audience.rawValue) twice.")
            }
        }
        return waves
    }
}
