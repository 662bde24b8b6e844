import MailboxDomain
import StrictFiles
import SystemPackage

/// Whether a path is that of a file and nothing else: a link leads elsewhere, and a pipe is waited for without end.
enum PlainFile {
    /// Throws `notPlain` for all else, `FileError.missing` for nothing.
    static func check(_ path: FilePath) throws {
        let stat = try FileReading.reading(path) { try Stat(path, followTargetSymlink: false) }
        guard stat.type == .regular else { throw PrintHouseError.notPlain(path) }
    }
}
