import LetterComposition
import Stationery
import StrictFiles
import SystemPackage

/// The texts that an approval covers: policy, templates, layouts, drawings, sender and fonts.
///
/// Letters are made from the plan's own copies. That the workspace has others now is a sign that somebody believes to have
/// changed the letters of this run, so it stops.
struct ApprovedSources {
    private let sources: [String: String]

    init(_ terms: PlanTerms) {
        // Keys, printers' addresses and limits may change at any time; see SealingKeys. Who signs a text off once more
        // changes no letter.
        let others = Set([WorkspaceSettings.configurationPath] + Product.allCases.map(StationeryPath.signOffs))
        sources = terms.sources.filter { !others.contains($0.key) }
    }

    func check(in workspace: Workspace) throws {
        let changed = try sources.keys.sorted().filter { path in
            do throws(FileError) {
                let limit = StationeryFiles.limit(of: path)
                return try TextFile.read(workspace.root.appending(path), atMost: limit) != sources[path]
            } catch {
                switch error {
                case .missing, .tooLarge: return true
                default: throw error
                }
            }
        }
        guard changed.isEmpty else { throw RunError.changedAfterApproval(what: changed.joined(separator: ", ")) }
    }
}
