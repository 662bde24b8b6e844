import Canvas
import MailboxDomain
import Stationery
import StrictFiles
import SystemPackage

extension PinnedFonts {
    /// Those that a workspace pins now, and not when a run was planned.
    init(of workspace: Workspace) throws {
        let path = StationeryPath.fonts
        let yaml = try TextFile.read(workspace.root.appending(path), atMost: StationeryFiles.limit(of: path))
        try self.init(yaml: yaml, file: path)
    }
}

extension FontError {
    /// Whether a font that a plan was made with is not at hand, so that only another could be used.
    var meansOtherFonts: Bool {
        switch exitStatus {
        case .unavailable, .badConfiguration: true
        default: false
        }
    }

    /// Its first sentence, without what to do.
    var whatDiffers: String {
        description.firstRange(of: ". ").map { String(description[..<$0.lowerBound]) } ?? description
    }
}
