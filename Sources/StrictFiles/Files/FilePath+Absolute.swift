import Foundation
package import SystemPackage

extension FilePath {
    /// The same place whatever the current folder: libraries that are handed paths (fontconfig) refuse others.
    package var absolute: FilePath {
        FilePath(FileManager.default.currentDirectoryPath).pushing(self).lexicallyNormalized()
    }
}
