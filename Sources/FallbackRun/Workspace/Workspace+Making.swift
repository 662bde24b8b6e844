import Canvas
import Foundation
package import MailboxDomain
package import StrictFiles
package import SystemPackage

extension Workspace {
    /// What a workspace is made for.
    package enum Purpose: Sendable { case operations, texts }

    /// Makes a workspace with commented configuration, the project's templates and its list of fonts; one for texts has no more
    /// than these last two.
    ///
    /// What an earlier attempt left that was cut off is made anew.
    ///
    /// - Parameter signingKey: what to sign with from the start; nil to leave that to the configuration.
    package static func make(
        at root: FilePath, from project: ProjectFiles, for purpose: Purpose = .operations, signingKey: FilePath? = nil,
        clock: DutchClock, user: String
    ) throws(FileError) -> Workspace {
        let workspace = Workspace(unchecked: root, clock: clock, user: user)
        let wasThere = FileManager.default.fileExists(atPath: root.string)
        guard !wasThere || workspace.isEmpty || workspace.isBegun else { throw .notEmpty(root) }
        // One that was cut off with nothing left to do stands: somebody may have changed it since.
        if !(workspace.isBegun && workspace.isWhole(for: purpose)) {
            do {
                try workspace.fill(from: project, for: purpose, signingKey: signingKey)
            } catch {
                // On a full disk half a workspace would be in the way; the first error tells more than one about it.
                workspace.clear()
                if !wasThere { unsafe rmdir(root.string) }
                throw error
            }
        }
        try workspace.endMaking()
        return workspace
    }

    /// There while a workspace is being made, and what tells one that was cut off from a folder of somebody else.
    private var making: FilePath { root.appending(".making") }
    private static let textFolders = ["Templates", "Fonts"]
    private static let otherFolders = ["runs", "outbox", "inbox"]

    private var isEmpty: Bool {
        (try? FileManager.default.contentsOfDirectory(atPath: root.string))?.isEmpty == true
    }

    private var isBegun: Bool { FileManager.default.fileExists(atPath: making.string) }

    private func isWhole(for purpose: Purpose) -> Bool {
        FileManager.default.fileExists(atPath: mainFile(for: purpose).string)
    }

    private func mainFile(for purpose: Purpose) -> FilePath {
        switch purpose {
        case .operations: configuration
        case .texts: root.appending(WritingPlace.mainFile)
        }
    }

    private func fill(from project: ProjectFiles, for purpose: Purpose, signingKey: FilePath?) throws(FileError) {
        try TextFile.makeFolder(root)
        // It may have been there, empty and open to others.
        guard unsafe chmod(root.string, 0o700) == 0 else {
            throw .cannotCreate(root, reason: "its permissions cannot be set: \(Errno(rawValue: errno))")
        }
        try beginMaking()
        for name in Self.textFolders {
            // Nothing of another version may stay between what is copied.
            try? FileManager.default.removeItem(atPath: root.appending(name).string)
            try Self.copyFiles(of: project.folder.appending(name), to: root.appending(name))
        }
        let contents: [UInt8]
        switch purpose {
        case .operations:
            for name in Self.otherFolders { try TextFile.makeFolder(root.appending(name)) }
            try TextFile.write(PackageResources.policy_yaml, to: policy)
            try VersionNotice.current.put(in: root)
            contents = PackageResources.postvangnet_yaml + (signingKey.map(Self.signing) ?? [])
        case .texts: contents = PackageResources.texts_yaml
        }
        // Last, because it is what makes a folder a workspace.
        try TextFile.write(contents, to: mainFile(for: purpose))
    }

    /// An empty file appears whole as it is; one written beside its place could be left without what it is to say.
    private func beginMaking() throws(FileError) {
        do {
            try FileDescriptor.open(making, .writeOnly, options: [.create], permissions: .ownerReadWrite).close()
            try TextFile.synchronizeFolder(root)
        } catch { throw .cannotWrite(making, reason: "\(error)") }
    }

    private func endMaking() throws(FileError) {
        guard unsafe unlink(making.string) == 0 else { throw .cannotWrite(making, Errno(rawValue: errno)) }
    }

    /// Takes away what an attempt made.
    private func clear() {
        let names = Self.textFolders + Self.otherFolders + [WritingPlace.mainFile]
        for path in names.map({ root.appending($0) }) + [configuration, policy, making] {
            try? FileManager.default.removeItem(atPath: path.string)
        }
        VersionNotice.current.remove(from: root)
    }

    /// Copies what files hold, and not whose they are: those of an installed program are the system's.
    private static func copyFiles(of source: FilePath, to folder: FilePath) throws(FileError) {
        try TextFile.makeFolder(folder)
        let names: [String]
        do { names = try FileManager.default.contentsOfDirectory(atPath: source.string) } catch {
            throw .cannotRead(source, reason: error.localizedDescription)
        }
        for name in names.sorted() {
            let (from, to) = (source.pushing(FilePath(name)), folder.pushing(FilePath(name)))
            if (try? Stat(from))?.type == .directory {
                try copyFiles(of: from, to: to)
            } else {
                try TextFile.write(try TextFile.bytes(of: from, atMost: FontFile.fileLimit), to: to)
            }
        }
    }

    /// The section of postvangnet.yaml; in single quotes YAML reads every character as it is but that quote.
    private static func signing(with key: FilePath) -> [UInt8] {
        Array("signing:\n  key: '\(key.string.writing("'", as: "''"))'\n".utf8)
    }
}
