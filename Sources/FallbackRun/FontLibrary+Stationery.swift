package import Canvas
package import SystemPackage

extension FontLibrary {
    /// Opens the fonts that a stationery pins.
    ///
    /// - Parameter folder: its files go before those of Debian's packages; it also holds fonts.conf.
    convenience init(for stationery: Stationery, in folder: FilePath) throws {
        try self.init(
            fonts: stationery.fonts.files(preferring: folder.string),
            configuration: folder.appending("fonts.conf").string)
    }

    /// Opens the fonts that a workspace, or the project, pins.
    ///
    /// - Parameter sources: its files by their path.
    package convenience init(of sources: [String: String], in folder: FilePath) throws {
        guard let yaml = sources[Stationery.fontsPath] else {
            throw RunError.cannotRead(folder.appending("fonts.yaml"), reason: "it is not there or not readable")
        }
        let pinned = try PinnedFonts(yaml: yaml, file: Stationery.fontsPath)
        try self.init(
            fonts: pinned.files(preferring: folder.string), configuration: folder.appending("fonts.conf").string)
    }
}
