import Canvas
import SystemPackage

extension FontLibrary {
    /// Opens the fonts that a stationery pins.
    ///
    /// - Parameter folder: its files go before those of Debian's packages; it also holds fonts.conf.
    convenience init(for stationery: Stationery, in folder: FilePath) throws {
        try self.init(
            fonts: stationery.fonts.files(preferring: folder.string),
            configuration: folder.appending("fonts.conf").string)
    }
}
