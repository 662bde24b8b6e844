import Foundation
package import SystemPackage

extension PartialFolder {
    /// Fills a folder to give away: it appears whole or not at all, and only where nothing stands yet.
    ///
    /// Throws `FileError.notEmpty` where the folder holds something, and whatever `fill` throws.
    ///
    /// - Parameter place: not there yet, or an empty folder; a relative one is in the current folder.
    package static func fillNew<Content>(
        _ place: FilePath, _ fill: (PartialFolder) async throws -> Content
    ) async throws -> Content {
        let place = place.absolute
        let files = FileManager.default
        if files.fileExists(atPath: place.string), (try? files.contentsOfDirectory(atPath: place.string)) != [] {
            throw FileError.notEmpty(place)
        }
        let folder = try PartialFolder(for: place)
        do {
            let content = try await fill(folder)
            try folder.moveToPlace()
            return content
        } catch {
            // The first error tells more than one about cleaning up.
            try? folder.remove()
            throw error
        }
    }
}
