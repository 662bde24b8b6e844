package import SystemPackage

/// What others than their owner may do with delivered files and folders; nil for what the drop folder itself allows.
package struct DeliveryModes: Hashable, Sendable {
    package var file: FilePermissions?
    package var folder: FilePermissions?

    package init(file: FilePermissions? = nil, folder: FilePermissions? = nil) {
        (self.file, self.folder) = (file, folder)
    }

    /// Reads three or four octal digits, as chmod(1) takes them: `0640`.
    package static func permissions(_ text: String) -> FilePermissions? {
        guard (3...4).contains(text.utf8.count), text.utf8.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "7")) ~= $0 })
        else { return nil }
        return CInterop.Mode(text, radix: 8).map { FilePermissions(rawValue: $0) }
    }

    /// Why files may not have these permissions, and what to write instead; nil where they may.
    package static func objection(toFile mode: FilePermissions) -> String? {
        if mode.contains(.otherWrite) { return othersWrite }
        if !mode.isDisjoint(with: [.setUserID, .setGroupID, .saveText]) {
            return "A file has no digit before the three for owner, group and others. Begin with 0."
        }
        if !mode.isDisjoint(with: [.ownerExecute, .groupExecute, .otherExecute]) {
            return "A delivered file is no program. Take the right to execute (1) out of each digit."
        }
        if !mode.contains(.ownerReadWrite) {
            return "Who delivers must be able to read and write the file. Let the owner's digit be 6."
        }
        return nil
    }

    /// The same of folders.
    package static func objection(toFolder mode: FilePermissions) -> String? {
        if mode.contains(.otherWrite) { return othersWrite }
        if !mode.isDisjoint(with: [.setUserID, .saveText]) {
            return "Only the set-group-ID bit (2) may stand before the three digits."
        }
        if !mode.contains(.ownerReadWriteExecute) {
            return "Who delivers must be able to put files there. Let the owner's digit be 7."
        }
        for (read, enter) in [(FilePermissions.groupRead, FilePermissions.groupExecute), (.otherRead, .otherExecute)]
        where mode.contains(read) && !mode.contains(enter) {
            return "Who may list the folder (4) cannot open what is in it without the right to enter it (1). Write 5."
        }
        return nil
    }

    private static let othersWrite =
        "Every user of the machine could change what is delivered. Take the right to write (2) out of the last digit."
}
