import Foundation
package import MailboxDomain
import StrictFiles
import SystemPackage

/// Who is at work in a workspace, for the message to whoever comes second.
package struct LockHolder: Sendable {
    package var process: Int32
    /// The machine that it runs on.
    package var host: String
    /// The command without its arguments.
    package var command: String
    package var since: Instant

    package init(process: Int32, host: String, command: String, since: Instant) {
        self.process = process
        self.host = host
        self.command = command
        self.since = since
    }

    fileprivate static let fileLimit = FileLimit.kilobytes(10)

    fileprivate var text: String { "process \(process) on \(host), \(command), since \(since)" }
}

extension Workspace {
    /// How commands share a workspace: one that changes it is alone; shards of one rendering work side by side.
    package enum Access: Sendable { case alone, besideOthers }

    /// Does work that changes the workspace, while no other command does.
    package func locked<Result>(
        by holder: LockHolder, _ access: Access = .alone, _ work: () throws -> Result
    ) throws -> Result {
        let lock = try WorkspaceLock(self, access, holder)
        defer { lock.release() }
        return try work()
    }

    package func locked<Result>(
        by holder: LockHolder, _ access: Access = .alone, _ work: () async throws -> Result
    ) async throws -> Result {
        let lock = try WorkspaceLock(self, access, holder)
        defer { lock.release() }
        return try await work()
    }
}

/// A lock on a file of the workspace. The system lets go of it when the process dies, however it dies.
private struct WorkspaceLock {
    private let file: FileDescriptor

    init(_ workspace: Workspace, _ access: Workspace.Access, _ holder: LockHolder) throws {
        let file: FileDescriptor
        do {
            file = try FileDescriptor.open(
                workspace.lock, .readWrite, options: [.create, .noFollow, .closeOnExec], permissions: .ownerReadWrite)
        } catch { throw FileError.cannotWrite(workspace.lock, reason: "\(error)") }
        guard flock(file.rawValue, (access == .alone ? LOCK_EX : LOCK_SH) | LOCK_NB) == 0 else {
            let error = Errno(rawValue: errno)
            let holder = try? TextFile.read(workspace.lock, atMost: LockHolder.fileLimit)
            try? file.close()
            guard error == .wouldBlock else { throw RunError.cannotLock(workspace.lock, reason: "\(error)") }
            throw RunError.locked(by: holder ?? "")
        }
        // Who holds it is for people only; the lock holds without it. Never empty, for who reads it in between.
        let text = Array(holder.text.utf8)
        if (try? file.writeAll(toAbsoluteOffset: 0, text)) != nil { ftruncate(file.rawValue, text.count) }
        self.file = file
    }

    func release() { try? file.close() }
}
