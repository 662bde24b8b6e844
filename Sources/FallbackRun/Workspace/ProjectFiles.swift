import Foundation
package import SystemPackage

/// The files that come with the program: templates, fonts list, samples.
package struct ProjectFiles: Sendable {
    package let folder: FilePath

    package var samples: FilePath { folder.appending("samples") }

    /// Looks in the folder that POSTVANGNET_SHARE names, then beside an installed program (`../share/postvangnet`), then
    /// in the folders above it, as in a checkout.
    package init(environment: [String: String]) throws(RunError) {
        var candidates: [FilePath] = []
        if let named = environment["POSTVANGNET_SHARE"] {
            candidates = [FilePath(named)]
        } else if let program = try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe") {
            var folder = FilePath(program).removingLastComponent()
            candidates.append(folder.removingLastComponent().appending("share/postvangnet"))
            while folder.components.count > 0 {
                candidates.append(folder)
                folder.removeLastComponent()
            }
        }
        guard
            let found = candidates.first(where: {
                FileManager.default.fileExists(atPath: $0.appending("Templates/sender.yaml").string)
            })
        else { throw .noProjectFiles }
        folder = found
    }
}
