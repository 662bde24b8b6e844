import Foundation
package import SystemPackage

extension Workspace {
    /// Makes a workspace with commented configuration, the project's templates and its list of fonts.
    ///
    /// - Parameter signingKey: what to sign with from the start; nil to leave that to the configuration.
    package static func make(
        at root: FilePath, from project: ProjectFiles, signingKey: FilePath? = nil
    ) throws(RunError) -> Workspace {
        let files = FileManager.default
        if files.fileExists(atPath: root.string) {
            guard (try? files.contentsOfDirectory(atPath: root.string))?.isEmpty == true else { throw .occupied(root) }
        }
        do { return try fill(root, from: project, signingKey: signingKey) } catch {
            // Half a workspace would be in the way of the next attempt; the first error tells more than one about it.
            try? files.removeItem(atPath: root.string)
            throw error
        }
    }

    private static func fill(
        _ root: FilePath, from project: ProjectFiles, signingKey: FilePath?
    ) throws(RunError) -> Workspace {
        try TextFile.makeFolder(root)
        // It may have been there, empty and open to others.
        guard chmod(root.string, 0o700) == 0 else {
            throw .cannotCreate(root, reason: "its permissions cannot be set: \(Errno(rawValue: errno))")
        }
        let workspace = Workspace(unchecked: root)
        for folder in ["Templates", "Fonts"] {
            try copyFiles(of: project.folder.appending(folder), to: root.appending(folder))
        }
        for folder in ["runs", "outbox", "inbox"] { try TextFile.makeFolder(root.appending(folder)) }
        try TextFile.write(PackageResources.policy_yaml, to: workspace.policy)
        // Last, because it is what makes a folder a workspace.
        try TextFile.write(
            PackageResources.postvangnet_yaml + (signingKey.map(signing) ?? []), to: workspace.configuration)
        return workspace
    }

    /// Copies what files hold, and not whose they are: those of an installed program are the system's.
    private static func copyFiles(of source: FilePath, to folder: FilePath) throws(RunError) {
        try TextFile.makeFolder(folder)
        let names: [String]
        do { names = try FileManager.default.contentsOfDirectory(atPath: source.string) } catch {
            throw .cannotRead(source, reason: error.localizedDescription)
        }
        for name in names.sorted() {
            let (from, to) = (source.pushing(FilePath(name)), folder.pushing(FilePath(name)))
            if (try? Stat(from))?.type == .directory {
                try copyFiles(of: from, to: to)
            } else if let bytes = FileManager.default.contents(atPath: from.string) {
                try TextFile.write(Array(bytes), to: to)
            } else {
                throw .cannotRead(from, reason: "it is not readable")
            }
        }
    }

    /// The section of postvangnet.yaml; in single quotes YAML reads every character as it is but that quote.
    private static func signing(with key: FilePath) -> [UInt8] {
        Array("signing:\n  key: '\(key.string.replacing("'", with: "''"))'\n".utf8)
    }
}
