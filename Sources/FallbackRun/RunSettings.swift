package import AudienceSelection
import LetterComposition
package import MailboxDomain
package import PDFFinishing
package import PageLayout
package import PrintHouse

/// What a workspace is set to: its configuration, policy and stationery, read and checked together.
package struct RunSettings: Sendable {
    package var configuration: Configuration
    package var policy: Policy
    package var stationery: Stationery
    /// The texts of all of it, by path, as a plan carries them.
    package var sources: [String: String]
    /// The ICC profiles that printers want their letters made for, by path, as a plan carries them.
    package var profiles: [String: [UInt8]]

    /// Layouts by their name and printer, with the mark that the printer's machines read.
    private var layouts: [PrinterID: [String: LayoutProfile]]
    private var conditions: [PrinterID: PrintingCondition]

    static let configurationPath = "postvangnet.yaml"
    static let policyPath = "policy.yaml"

    package init(of workspace: Workspace) throws {
        var sources = try Stationery(in: workspace).sources
        sources[Self.configurationPath] = try TextFile.read(workspace.configuration)
        sources[Self.policyPath] = try TextFile.read(workspace.policy)
        let printers = try Configuration(
            yaml: sources[Self.configurationPath] ?? "", file: Self.configurationPath
        ).printers
        try self.init(sources: sources, profiles: Self.profiles(of: printers, in: workspace))
    }

    /// Reads the settings that a plan carries.
    package init(of plan: PlanTerms) throws(Findings) {
        try self.init(sources: plan.sources, profiles: plan.profiles)
    }

    private init(sources: [String: String], profiles: [String: [UInt8]]) throws(Findings) {
        configuration = try Configuration(
            yaml: sources[Self.configurationPath] ?? "", file: Self.configurationPath)
        policy = try Policy(yaml: sources[Self.policyPath] ?? "", file: Self.policyPath)
        stationery = try Stationery(
            sources: sources.filter { ![Self.configurationPath, Self.policyPath].contains($0.key) })
        self.sources = sources
        self.profiles = profiles
        conditions = try Self.conditions(of: configuration.printers, profiles: profiles)
        layouts = try Self.layouts(configuration, stationery)
        let findings = EnvelopeCheck(configuration: configuration, stationery: stationery).findings
        guard findings.isEmpty else { throw Findings(findings) }
    }

    /// A layout as a printer wants it.
    package func layout(_ name: String, for printer: PrinterID) -> LayoutProfile? { layouts[printer]?[name] }

    /// What a printer's letters are made to be printed under; nil for a plain PDF.
    package func condition(for printer: PrinterID) -> PrintingCondition? { conditions[printer] }

    private static func layouts(
        _ configuration: Configuration, _ stationery: Stationery
    ) throws(Findings) -> [PrinterID: [String: LayoutProfile]] {
        var layouts: [PrinterID: [String: LayoutProfile]] = [:]
        var findings: [Finding] = []
        for (id, printer) in configuration.printers {
            layouts[id] = stationery.layouts
            for name in Set(stationery.templates.values.flatMap(\.layouts)).sorted() {
                guard let layout = stationery.layouts[name] else { continue }
                let isCard = layout.window == nil
                guard let mark = printer.paper(ofCard: isCard).mark else { continue }
                let place = Finding.Place(
                    file: configurationPath, column: "printers.\(id.name).\(isCard ? "card" : "letter").mark")
                do throws(Findings) { layouts[id]?[name] = try layout.marked(mark, askedForIn: place) } catch {
                    findings += error.all
                }
            }
        }
        guard findings.isEmpty else { throw Findings(findings) }
        return layouts
    }
}
