package import Canvas
package import SystemPackage

extension FontLibrary {
    /// Opens the fonts that a workspace, or the project, pins.
    ///
    /// - Parameter folder: its files go before those of Debian's packages; it also holds fonts.conf.
    package convenience init(_ pinned: PinnedFonts, in folder: FilePath) throws {
        try self.init(
            fonts: pinned.files(preferring: folder.string), configuration: folder.appending("fonts.conf").string)
    }
}
