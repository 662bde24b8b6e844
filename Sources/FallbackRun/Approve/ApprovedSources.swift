import LetterComposition
import Stationery
import StrictFiles
import SystemPackage

/// The texts that an approval covers: policy, templates, layouts, drawings, sender and fonts.
///
/// Letters are made from the plan's own copies. That the workspace has others now is a sign that somebody believes to have
/// changed the letters of this run, so it stops. What was only added, as a later version asks for it, is no such sign: a
/// text that this run prints nothing of, an audience, a font beside those that were pinned; nor is a key taken out that
/// counts no more.
struct ApprovedSources {
    private let sources: [String: String]

    init(_ plan: PlanDatabase) throws {
        let printed = Set(try plan.batches().map(\.product))
        // Keys, printers' addresses and limits may change at any time; see SealingKeys. Who signs a text off once more
        // changes no letter.
        let others = Set([WorkspaceSettings.configurationPath] + Product.allCases.map(StationeryPath.signOffs))
        let folders = Product.allCases.filter { !printed.contains($0) }.map { "\(StationeryPath.folder(of: $0))/" }
        let all = plan.terms.sources
        let blocks = Set(
            printed.flatMap { SharedBlock.names(in: all[StationeryPath.text(of: $0)] ?? "") }.map(StationeryPath.block))
        sources = all.filter { path, _ in
            !others.contains(path) && !folders.contains { path.hasPrefix($0) }
                && (!StationeryPath.isBlock(path) || blocks.contains(path))
        }
    }

    func check(in workspace: Workspace) throws {
        let changed = try sources.filter { path, approved in
            do throws(FileError) {
                let limit = StationeryFiles.limit(of: path)
                let now = try TextFile.read(workspace.root.appending(path), atMost: limit)
                return now != approved && !Self.isBroughtForward(approved, to: now, at: path)
            } catch {
                switch error {
                case .missing, .tooLarge: return true
                default: throw error
                }
            }
        }
        guard changed.isEmpty else {
            throw RunError.changedAfterApproval(what: changed.keys.sorted().joined(separator: ", "))
        }
    }

    /// Which of them other texts, by their path, would change.
    func changed(by texts: [String: String]) -> [String] {
        sources.filter { path, approved in
            texts[path].map { $0 != approved && !Self.isBroughtForward(approved, to: $0, at: path) } ?? false
        }.keys.sorted()
    }

    private static func isBroughtForward(_ approved: String, to now: String, at path: String) -> Bool {
        switch path {
        case WorkspaceSettings.policyPath: YAMLFile.adds(now, to: approved, inLists: ["audiences"])
        case StationeryPath.fonts: YAMLFile.addsValues(now, to: approved)
        // Names of who approved a text, until version 0.1.0; `upgrade` asks to take them out.
        case _ where headers.contains(path): YAMLFile.lacks("approvals", now, unlike: approved)
        default: false
        }
    }

    private static let headers = Set(Product.allCases.map(StationeryPath.header))
}
