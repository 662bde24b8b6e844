import Stationery
import SystemPackage

/// Reads the files of a workspace, and again when one of them has changed.
///
/// It looks at sizes and times whenever it is asked, and not at events of the system: those do not come from shared
/// drives, which offices keep their templates on.
actor FileWatch {
    private let root: FilePath
    private var known: (stamps: StationeryStamps, files: StationeryFiles)?

    init(root: FilePath) { self.root = root }

    /// The files as they are now.
    func files() -> StationeryFiles {
        let stamps = StationeryStamps(in: root)
        if let known, known.stamps == stamps { return known.files }
        let files = StationeryFiles(in: root, stamps)
        known = (stamps, files)
        return files
    }
}
