import Foundation
import Stationery
import StrictFiles
import SystemPackage

/// Changes the texts of a workspace, one change at a time among all desks: what somebody else saved meanwhile is seen first.
struct TextKeeper: Sendable {
    /// A workspace.
    let root: FilePath

    /// A file before and after a change; nil for one that was not there.
    struct Change: Hashable, Sendable {
        var path: String
        var before: String?
        var after: String
    }

    private static let patience = Duration.milliseconds(20)
    /// Saving takes some hundredths of a second; five seconds are a whole queue.
    private static let turns = 250

    /// Does something while no other desk changes a text.
    func alone<Value: Sendable>(_ body: () async throws -> Value) async throws -> Value {
        let lock = try await lock()
        defer { try? lock.close() }
        return try await body()
    }

    /// Reads a file, and puts in its place what is made of it: whole or not at all. For who is `alone`.
    ///
    /// - Parameters:
    ///   - path: one of those at which texts stand, from the workspace.
    ///   - body: gets the text as it is now, nil where there is none; whatever it throws leaves the file as it is.
    func change(_ path: String, _ body: (String?) throws -> String) throws -> Change {
        let folder = try checkedFolder(of: path)
        let file = root.appending(path)
        let limit = StationeryFiles.limit(of: path)
        let before: String?
        do throws(FileError) { before = try TextFile.read(file, atMost: limit) } catch .missing { before = nil }
        var after = try body(before)
        if !after.hasSuffix("\n") { after += "\n" }
        guard limit.allows(after.utf8.count) else { throw KeepingFault.tooLarge(limit) }
        if after != before {
            try TextFile.makeFolder(folder)
            try TextFile.write(Array(after.utf8), to: file)
        }
        return Change(path: path, before: before, after: after)
    }

    /// The folder of a text's file; throws for every path at which no text of ours stands.
    private func checkedFolder(of path: String) throws(KeepingFault) -> FilePath {
        guard StationeryPath.isText(path) else { throw .outside(path) }
        let file = root.appending(path)
        let folder = file.removingLastComponent()
        // A link would have others' files changed, or be replaced by a file.
        guard (try? Stat(file, followTargetSymlink: false))?.type ?? .regular == .regular,
            (try? Stat(folder, followTargetSymlink: false))?.type ?? .directory == .directory,
            (try? Stat(root.appending("Templates"), followTargetSymlink: false))?.type == .directory
        else { throw .outside(path) }
        return folder
    }

    /// On the folder of the texts; the system lets go of it when the process dies.
    private func lock() async throws -> FileDescriptor {
        let folder = root.appending("Templates")
        let file: FileDescriptor
        do { file = try FileDescriptor.open(folder, .readOnly, options: [.directory, .closeOnExec]) } catch {
            throw FileError.cannotWrite(folder, reason: "\(error)")
        }
        do {
            for _ in 0..<Self.turns {
                if flock(file.rawValue, LOCK_EX | LOCK_NB) == 0 { return file }
                try await Task.sleep(for: Self.patience)
            }
            throw KeepingFault.busy
        } catch {
            try? file.close()
            throw error
        }
    }
}

/// Why a text is not saved, for who wrote it.
enum KeepingFault: Error, Hashable, Sendable {
    /// Not a place of texts.
    case outside(String)
    case busy
    case tooLarge(FileLimit)

    var inDutch: String {
        switch self {
        case .outside(let path): "\(path) is een verwijzing of staat buiten de map met teksten. Het is niet veranderd."
        case .busy: "Iemand anders bewaart op dit moment. Probeer het nog eens."
        case .tooLarge(let limit): "Dit is groter dan \(limit). Maak het korter."
        }
    }
}
