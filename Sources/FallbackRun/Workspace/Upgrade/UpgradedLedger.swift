import Foundation
import MailLedger
import PaperMail
import StrictFiles
import SystemPackage

/// The ledger of a workspace, brought forward beside itself, and the copy of it that is kept.
///
///     ledger.sqlite -> ledger-before-0.2.0.sqlite
///                   -> .ledger.sqlite.upgraded, when it is whole -> ledger.sqlite
///
/// From the moment on at which the workspace has this version's notice, what stands ready is the ledger: whoever opens
/// the workspace puts it in its place first.
struct UpgradedLedger {
    private let workspace: Workspace

    init(of workspace: Workspace) { self.workspace = workspace }

    private var ready: FilePath { workspace.root.appending(".ledger.sqlite.upgraded") }
    private var partial: FilePath { workspace.root.appending(".ledger.sqlite.upgraded.partial") }

    /// Removes what an upgrade that was cut off has left before its end.
    func clear() {
        for suffix in ["", "-journal", "-wal", "-shm"] { unsafe unlink(partial.string + suffix) }
        unsafe unlink(ready.string)
    }

    /// Keeps a copy, and makes another that is brought forward, ready to take the ledger's place.
    ///
    /// - Parameter record: records the upgrade in the ledger that was brought forward, and throws where that is not the
    ///   right one; it is told which copy is kept.
    func make(_ record: (_ ledger: Ledger, _ kept: FilePath) throws -> Void) throws {
        clear()
        do {
            // Opened once, SQLite has done to the file itself what a command that was killed left to do.
            _ = try Ledger.lacks(at: workspace.ledger.string)
            let digest = try FileDigest(ofFile: workspace.ledger)
            let kept = try keep(digest)
            try copyLedger(digest, to: partial)
            try record(try Ledger.bringForward(at: partial.string), kept)
            try TextFile.moveToPlace(partial, to: ready)
        } catch {
            clear()
            throw error
        }
    }

    /// Puts what stands ready in its place; nothing where nothing does, or where another command did so just now.
    func takePlace() throws(FileError) {
        guard (try? Stat(ready, followTargetSymlink: false)) != nil else { return }
        if unsafe rename(ready.string, workspace.ledger.string) != 0 {
            let error = Errno(rawValue: errno)
            guard error == .noSuchFileOrDirectory else { throw .cannotWrite(workspace.ledger, error) }
            return
        }
        do { try TextFile.synchronizeFolder(workspace.root) } catch {
            throw .cannotWrite(workspace.root, reason: "\(error)")
        }
    }

    /// Copies the ledger, where no copy of it is kept yet; others stay.
    private func keep(_ digest: FileDigest) throws -> FilePath {
        var number = 1
        while FileManager.default.fileExists(atPath: workspace.keptLedger(number).string) {
            guard try FileDigest(ofFile: workspace.keptLedger(number)) != digest else { break }
            number += 1
        }
        let kept = workspace.keptLedger(number)
        guard !FileManager.default.fileExists(atPath: kept.string) else { return kept }
        let unfinished = FilePath(kept.string + ".partial")
        unsafe unlink(unfinished.string)
        do {
            try copyLedger(digest, to: unfinished)
            try TextFile.moveToPlace(unfinished, to: kept)
        } catch {
            unsafe unlink(unfinished.string)
            throw error
        }
        return kept
    }

    /// - Parameter digest: what it must be.
    private func copyLedger(_ digest: FileDigest, to path: FilePath) throws {
        do { try FileManager.default.copyItem(atPath: workspace.ledger.string, toPath: path.string) } catch {
            throw FileError.cannotWrite(path, Errno(beneath: error))
        }
        guard try FileDigest(ofFile: path) == digest else {
            throw FileError.cannotWrite(path, reason: "it is not what was copied there")
        }
    }
}

extension Workspace {
    /// The ledger as it was before it was brought forward: `ledger-before-0.2.0.sqlite`, and
    /// `ledger-before-0.2.0-2.sqlite` where an earlier one of then was put back and brought forward too.
    fileprivate func keptLedger(_ number: Int) -> FilePath {
        root.appending("ledger-before-\(WorkspaceVersion.current)\(number == 1 ? "" : "-\(number)").sqlite")
    }

    /// Ledgers that were kept when this workspace was brought forward, with what was cut off while one was made.
    var keptLedgers: [FilePath] {
        let names = (try? FileReading.names(in: root)) ?? []
        return names.filter(Self.isKeptLedger).map { root.appending($0) }
    }

    static func isKeptLedger(_ name: String) -> Bool {
        name.wholeMatch(of: /ledger-before-[0-9.]+(-[0-9]+)?\.sqlite(\.partial)?/) != nil
    }
}
