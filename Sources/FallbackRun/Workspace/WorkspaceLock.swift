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

    /// Whether the process that a lock's file tells of, on this machine, has ended: the file is left as it was then.
    fileprivate static func isGone(_ told: String, host: String) -> Bool {
        guard let found = told.prefixMatch(of: /process ([0-9]+) on ([^,]+),/), String(found.2) == host,
            let process = Int32(found.1)
        else { return false }
        return kill(process, 0) != 0 && errno == ESRCH
    }

    fileprivate var text: String { "process \(process) on \(host), \(command), since \(since)" }
}

extension Workspace {
    /// How commands share a workspace: one that changes it is alone; shards of one rendering work side by side.
    package enum Access: Sendable { case alone, besideOthers }

    /// Does work that changes the workspace, while no other command does, with a ledger that knows what lies there.
    package func locked<Result>(
        by holder: LockHolder, _ access: Access = .alone, _ work: () throws -> Result
    ) throws -> Result {
        let lock = try WorkspaceLock(self, access, holder)
        defer { lock.release() }
        return try withFitLedger(access) {
            if access == .alone { try checkClock() }
            return try work()
        }
    }

    package func locked<Result>(
        by holder: LockHolder, _ access: Access = .alone, _ work: () async throws -> Result
    ) async throws -> Result {
        let lock = try WorkspaceLock(self, access, holder)
        defer { lock.release() }
        return try await withFitLedger(access) {
            // A share is drawn where there may be no ledger, and records nothing in it.
            if access == .alone { try checkClock() }
            return try await work()
        }
    }

    /// The same as below, for work that waits for nothing.
    func undisturbed<Result>(by holder: LockHolder, _ access: Access, _ work: () throws -> Result) throws -> Result {
        let lock = try WorkspaceLock(self, access, holder)
        defer { lock.release() }
        return try work()
    }

    /// Looks at the workspace while no other command changes it, or changes it alone, whatever its ledger is.
    package func undisturbed<Result>(
        by holder: LockHolder, _ access: Access = .besideOthers, _ work: () async throws -> Result
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
        do { try Self.take(file, workspace.lock, access, host: holder.host) } catch {
            try? file.close()
            throw error
        }
        // Who holds it is for people only; the lock holds without it. Never empty, for who reads it in between.
        let text = Array(holder.text.utf8)
        if (try? file.writeAll(toAbsoluteOffset: 0, text)) != nil { ftruncate(file.rawValue, text.count) }
        self.file = file
    }

    /// What holds it and is no living process lets go of it in a moment: a process that was killed, or what one had begun
    /// to start when it was, which has not yet become another program.
    private static func take(
        _ file: FileDescriptor, _ lock: FilePath, _ access: Workspace.Access, host: String
    ) throws {
        for attempt in 1...attempts {
            if flock(file.rawValue, (access == .alone ? LOCK_EX : LOCK_SH) | LOCK_NB) == 0 { return }
            let error = Errno(rawValue: errno)
            guard error == .wouldBlock else { throw RunError.cannotLock(lock, reason: "\(error)") }
            let keepers = (try? Stat(file)).map(LockKeeper.all) ?? []
            if attempt == attempts || keepers.contains(where: { $0.program != nil }) {
                let told = (try? TextFile.read(lock, atMost: LockHolder.fileLimit)) ?? ""
                throw refusal(lock, told: told, keepers: keepers, host: host)
            }
            usleep(waitBetween)
        }
    }

    private static let attempts = 20
    /// In microseconds.
    private static let waitBetween: UInt32 = 50_000

    /// The file tells of our own commands, on other machines too; of another program's lock only the system knows.
    private static func refusal(
        _ lock: FilePath, told: String, keepers: [LockKeeper], host: String
    ) -> any Error {
        let isOurs = keepers.contains { $0.program != nil && $0.program == LockKeeper.ownName }
        // Between opening the file and telling in it who did.
        if isOurs, told.isEmpty, let keeper = keepers.first { return RunError.locked(by: "\(keeper)") }
        guard isOurs || keepers.isEmpty, !told.isEmpty, isOurs || !LockHolder.isGone(told, host: host) else {
            return WorkspaceError.lockedByProgram(lock, keepers.first)
        }
        return RunError.locked(by: told)
    }

    func release() { try? file.close() }
}
