import MailboxDomain
import Stationery
import StrictFiles
import SystemPackage

/// A copy of all texts of a workspace as they are: `earlier-texts/DAY-DIGEST.tar`, with their paths in the workspace.
struct EarlierTexts {
    let path: FilePath
    private let archive: TarArchive

    /// Nil where there are none, or a name among them is none of ours.
    init?(_ files: StationeryFiles, in workspace: Workspace) {
        let texts = files.texts.filter { StationeryPath.isText($0.key) }
        let day = workspace.clock.today
        // The same texts of one day are the same file.
        let start = Instant(milliseconds: Int64(day.daysSince1970) * 86_400_000)
        guard !texts.isEmpty, let archive = TarArchive(texts.mapValues { Array($0.utf8) }, modified: start) else {
            return nil
        }
        self.archive = archive
        let digest = StationeryFiles.digest(texts.keys.sorted().flatMap { [$0, texts[$0] ?? ""] })
        path = workspace.earlierTexts.appending("\(day)-\(digest).tar")
    }

    func write() throws {
        guard !TextFile.stands(atPath: path.string) else { return }
        try TextFile.makeFolder(path.removingLastComponent())
        try TextFile.write(archive.bytes, to: path)
    }
}
