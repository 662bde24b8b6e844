import Foundation
import PaperMail
import StrictFiles
import SystemPackage

/// Keeps two processes, also of two machines, from rendering one batch at the same time. The second waits.
///
/// A byte of one file for each batch (`F_SETLKW`), which shared file systems have too; the system lets go of it when
/// the process dies. It saves work and keeps nothing sound: should it be lost, the first that is ready gets the place.
struct RenderLock {
    private let file: FileDescriptor

    init(_ batch: BatchID, in folder: RunFolder) throws {
        let path = folder.path.appending(".rendering")
        do {
            file = try FileDescriptor.open(
                path, .readWrite, options: [.create, .closeOnExec], permissions: .ownerReadWrite)
        } catch { throw FileError.cannotWrite(path, reason: "\(error)") }
        var range = flock()
        range.l_type = Int16(F_WRLCK)
        range.l_whence = Int16(SEEK_SET)
        range.l_start = batch.number
        range.l_len = 1
        while unsafe fcntl(file.rawValue, F_SETLKW, &range) != 0 {
            let error = Errno(rawValue: errno)
            guard error == .interrupted else {
                try? file.close()
                throw RunError.cannotLock(path, reason: "\(error)")
            }
        }
    }

    func release() { try? file.close() }
}
