import Foundation

extension POSIXFailure {
    /// Brings a file or folder to the disk, by its path.
    static func synchronize(_ path: String) throws(POSIXFailure) {
        let file = unsafe open(path, O_RDONLY | O_CLOEXEC)
        guard file >= 0 else { throw POSIXFailure(code: errno) }
        guard fsync(file) == 0 else {
            let failure = POSIXFailure(code: errno)
            close(file)
            throw failure
        }
        guard close(file) == 0 else { throw POSIXFailure(code: errno) }
    }

    /// Brings the folder to the disk in which a file got its name.
    static func synchronizeFolder(of path: String) throws(POSIXFailure) {
        try synchronize(URL(fileURLWithPath: path).deletingLastPathComponent().path)
    }
}
