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
        let files = FileManager.default
        try TextFile.makeFolder(root)
        let workspace = Workspace(unchecked: root)
        for folder in ["Templates", "Fonts"] {
            do {
                try files.copyItem(
                    atPath: project.folder.appending(folder).string, toPath: root.appending(folder).string)
            } catch { throw .cannotCreate(root.appending(folder), reason: error.localizedDescription) }
        }
        for folder in ["runs", "outbox", "inbox"] { try TextFile.makeFolder(root.appending(folder)) }
        try TextFile.write(PackageResources.policy_yaml, to: workspace.policy)
        // Last, because it is what makes a folder a workspace.
        try TextFile.write(
            PackageResources.postvangnet_yaml + (signingKey.map(signing) ?? []), to: workspace.configuration)
        return workspace
    }

    /// The section of postvangnet.yaml; in single quotes YAML reads every character as it is but that quote.
    private static func signing(with key: FilePath) -> [UInt8] {
        Array("signing:\n  key: '\(key.string.replacing("'", with: "''"))'\n".utf8)
    }
}
