import FallbackRun
import Foundation
import MailboxDomain
import MailboxStore
import PaperMail
import PrintHouse
import StrictFiles
import SystemPackage

/// The scratch workspace of a kit: as any other, with an extract and texts that can be taken for nobody's.
enum KitWorkspace {
    static var run: RunID { get throws { try required(RunID("2026-11")) } }

    static func batch(_ number: Int) throws -> BatchID { try required(BatchID(run: run, number: number)) }

    static func make(at place: FilePath, from project: ProjectFiles, key: FilePath?) throws -> Workspace {
        // Times of the ledger and the approval, which stay behind in the workspace.
        let clock = DutchClock(time: try DutchTime()) { Instant(milliseconds: 0) }
        let workspace = try Workspace.make(at: place, from: project, signingKey: key, clock: clock, user: "kit")
        let templates = workspace.templates
        try write(PackageResources.sheets_yaml, to: templates.appending("layouts").appending("sheets.yaml"))
        for text in KitText.all {
            let folder = templates.appending(text.product)
            try write(Array(text.header.utf8), to: folder.appending("template.yaml"))
            try write(Array(text.markdown.utf8), to: folder.appending("nl.md"))
        }
        for file in [templates.appending("sender.yaml"), workspace.configuration] {
            let text = try String(contentsOfFile: file.string, encoding: .utf8)
            try write(Array(text.replacing("MijnOverheid", with: "Proefafzender").utf8), to: file)
        }
        return workspace
    }

    /// Brings the extract to sealed batches.
    static func batches(in workspace: Workspace, by workers: Workers) async throws -> [SealedBatch] {
        let extract = workspace.root.appending("extract")
        try FileManager.default.createDirectory(atPath: extract.string, withIntermediateDirectories: true)
        for (name, bytes) in extractFiles { try write(bytes, to: extract.appending(name)) }
        _ = try ExtractImport(folder: extract.string, into: workspace).run()
        let run = MonthlyRun(try run, in: workspace)
        _ = try run.plan(by: "kit")
        _ = try await run.approve(by: .name("kit approver"))
        _ = try await run.render(workers: workers)
        return try await run.seal(by: workers)
    }

    private static var extractFiles: [(name: String, bytes: [UInt8])] {
        [
            ("extract.json", PackageResources.extract_json), ("accounts.csv", PackageResources.accounts_csv),
            ("addresses.csv", PackageResources.addresses_csv), ("messages.csv", PackageResources.messages_csv),
            ("notifications.csv", PackageResources.notifications_csv),
            ("organisations.csv", PackageResources.organisations_csv),
            ("partners.csv", PackageResources.partners_csv), ("people.csv", PackageResources.people_csv),
            ("preferences.csv", PackageResources.preferences_csv),
            ("representatives.csv", PackageResources.representatives_csv),
        ]
    }

    private static func write(_ bytes: [UInt8], to path: FilePath) throws {
        try TextFile.write(bytes, to: path)
    }
}
