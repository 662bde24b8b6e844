package import AudienceSelection
import LetterComposition
import MailboxDomain
package import PDFFinishing
package import PageLayout
package import PaperMail
package import Stationery
import StrictFiles

/// What a workspace is set to: its configuration, policy and stationery, read and checked together.
package struct RunSettings: Sendable {
    package var configuration: Configuration
    package var policy: Policy
    package var stationery: StationerySet
    /// What the stationery was read from, and what was read beside it: sign-offs, glossary, the office's words. Of a plan
    /// without these last two, which none carries.
    let reading: StationeryReading
    /// The texts of all of it, by path, as a plan carries them.
    package var sources: [String: String]
    /// The ICC profiles that printers want their letters made for, by path, as a plan carries them.
    package var profiles: [String: [UInt8]]

    /// Layouts by their name and printer, with the mark that the printer's machines read.
    private var layouts: [PrinterID: [String: LayoutProfile]]
    private var conditions: [PrinterID: PrintingCondition]

    /// - Parameter change: other files to read in place of the workspace's.
    package init(of workspace: Workspace, with change: SettingsChange = SettingsChange()) throws {
        let files = try change.stationery(of: workspace)
        let own = [
            WorkspaceSettings.configurationPath: try TextFile.read(
                change.configuration ?? workspace.configuration, atMost: WorkspaceSettings.configurationLimit),
            WorkspaceSettings.policyPath: try TextFile.read(
                change.policy ?? workspace.policy, atMost: WorkspaceSettings.policyLimit),
        ]
        let reading = { (policy: Policy?) in
            StationeryReading(files, fontFolder: workspace.fonts, needed: policy?.products)
        }
        do { try self.init(own, reading) { Self.profiles(of: $0, in: workspace) } } catch {
            throw Findings(error.all.map(change.named))
        }
        try change.setWaves(of: &policy)
    }

    /// Reads the settings that a plan carries, as far as its batches are made from them: an earlier version may have made
    /// it, and found them right.
    package init(of plan: PlanDatabase) throws {
        let (terms, kinds) = (plan.terms, Set(try plan.batches().map(\.kind)))
        let paths = [WorkspaceSettings.configurationPath, WorkspaceSettings.policyPath]
        let own = terms.sources.filter { paths.contains($0.key) }
        let files = StationeryFiles(texts: terms.sources.filter { own[$0.key] == nil })
        let frozen = FrozenBatches(products: Set(kinds.map(\.product)), layouts: Set(kinds.map(\.layout)))
        try self.init(
            own, { _ in StationeryReading(files, for: frozen) }, frozen: kinds
        ) { _ in terms.profiles }
    }

    /// Fails with all that is wrong with any of it.
    ///
    /// - Parameters:
    ///   - own: the texts of configuration and policy.
    ///   - reading: reads the stationery; the policy is nil where it cannot be read, and says which products are needed.
    ///   - frozen: the kinds of a plan's batches; nil for what a workspace is set to, of which all is asked.
    ///   - profiles: finds the ICC profiles of these printers.
    private init(
        _ own: [String: String], _ reading: (Policy?) -> StationeryReading, frozen: Set<BatchKind>? = nil,
        profiles: ([PrinterID: Configuration.Printer]) -> [String: [UInt8]]
    ) throws(Findings) {
        var collector = FindingCollector()
        let settings = collector.reading { () throws(Findings) in
            try WorkspaceSettings(sources: own, areFrozen: frozen != nil)
        }
        let reading = reading(settings?.policy)
        let stationery = collector.reading { () throws(Findings) in try StationerySet(reading) }
        guard let settings, let stationery else { throw Findings(collector.findings) }
        let configuration = settings.configuration
        let found = profiles(configuration.printers)
        self.configuration = configuration
        policy = settings.policy
        (self.stationery, self.reading) = (stationery, reading)
        sources = own.merging(stationery.sources) { own, _ in own }
        self.profiles = found
        let printers = configuration.printers.filter { id, _ in frozen?.contains { $0.printer == id } ?? true }
        let named = frozen.map { Set($0.map(\.layout)) } ?? Set(stationery.templates.values.flatMap(\.layouts))
        conditions =
            collector.reading { () throws(Findings) in try Self.conditions(of: printers, profiles: found) } ?? [:]
        layouts =
            collector.reading { () throws(Findings) in try Self.layouts(named, for: printers, stationery) } ?? [:]
        if frozen == nil {
            collector.add(EnvelopeCheck(configuration: configuration, stationery: stationery).findings)
            collector.add(CodingZoneCheck(configuration: configuration, stationery: stationery).findings)
        }
        guard collector.findings.isEmpty else {
            let lines = YAMLFile.lines(in: own[WorkspaceSettings.configurationPath] ?? "")
            throw Findings(collector.findings.placed(in: WorkspaceSettings.configurationPath, by: lines))
        }
    }

    /// A layout as a printer wants it.
    package func layout(_ name: String, for printer: PrinterID) -> LayoutProfile? { layouts[printer]?[name] }

    /// What a printer's letters are made to be printed under; nil for a plain PDF.
    package func condition(for printer: PrinterID) -> PrintingCondition? { conditions[printer] }

    private static func layouts(
        _ names: Set<String>, for printers: [PrinterID: Configuration.Printer], _ stationery: StationerySet
    ) throws(Findings) -> [PrinterID: [String: LayoutProfile]] {
        var layouts: [PrinterID: [String: LayoutProfile]] = [:]
        var findings: [Finding] = []
        for (id, printer) in printers {
            layouts[id] = stationery.layouts
            for name in names.sorted() {
                guard let layout = stationery.layouts[name] else { continue }
                let isCard = layout.window == nil
                guard let mark = printer.paper(ofCard: isCard).mark else { continue }
                let place = Finding.Place(
                    file: WorkspaceSettings.configurationPath,
                    column: "printers.\(id.name).\(isCard ? "card" : "letter").mark")
                do throws(Findings) { layouts[id]?[name] = try layout.marked(mark, askedForIn: place) } catch {
                    findings += error.all
                }
            }
        }
        guard findings.isEmpty else { throw Findings(findings) }
        return layouts
    }
}
