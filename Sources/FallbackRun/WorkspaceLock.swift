import Foundation
import SystemPackage

extension Workspace {
    /// Does work that changes the workspace, while no other command does.
    package func locked<Result>(_ work: () throws -> Result) throws -> Result {
        let lock = try WorkspaceLock(self)
        defer { lock.release() }
        return try work()
    }

    package func locked<Result>(_ work: () async throws -> Result) async throws -> Result {
        let lock = try WorkspaceLock(self)
        defer { lock.release() }
        return try await work()
    }
}

/// A lock on a file of the workspace. The system lets go of it when the process dies, however it dies.
private struct WorkspaceLock {
    private let file: FileDescriptor

    init(_ workspace: Workspace) throws(RunError) {
        let file: FileDescriptor
        do {
            file = try FileDescriptor.open(
                workspace.lock, .readWrite, options: [.create, .noFollow, .closeOnExec], permissions: .ownerReadWrite)
        } catch { throw .cannotWrite(workspace.lock, reason: "\(error)") }
        guard flock(file.rawValue, LOCK_EX | LOCK_NB) == 0 else {
            let holder = FileManager.default.contents(atPath: workspace.lock.string) ?? Data()
            try? file.close()
            throw .locked(by: String(decoding: holder, as: UTF8.self))
        }
        // Who holds it is for people only; the lock holds without it.
        ftruncate(file.rawValue, 0)
        _ = try? file.writeAll("process \(getpid())".utf8)
        self.file = file
    }

    func release() { try? file.close() }
}
