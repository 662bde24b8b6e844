import Foundation
import SystemPackage

/// Keeps two commands from changing one workspace at a time. Held until it is let go or the process ends.
package struct WorkspaceLock: ~Copyable {
    private let file: FileDescriptor

    package init(_ workspace: Workspace) throws(RunError) {
        do {
            file = try FileDescriptor.open(
                workspace.lock, .readWrite, options: [.create, .closeOnExec], permissions: .ownerReadWrite)
        } catch { throw .cannotWrite(workspace.lock, reason: "\(error)") }
        // The system lets go of the lock when the process dies, however it dies.
        guard flock(file.rawValue, LOCK_EX | LOCK_NB) == 0 else {
            let holder = FileManager.default.contents(atPath: workspace.lock.string) ?? Data()
            try? file.close()
            throw .locked(by: String(decoding: holder, as: UTF8.self))
        }
        ftruncate(file.rawValue, 0)
        _ = try? file.writeAll("process \(getpid())".utf8)
    }

    deinit { try? file.close() }
}
