import Foundation
import MailboxDomain
import StrictFiles

/// Writes every reject to rejects.csv, and keeps the first of each kind in memory.
final class RejectLog {
    private(set) var count = 0
    private var tally = FindingTally(rest: "They are in rejects.csv.")
    private let path: String
    private let draft: String
    private let file: Int32
    private var isOpen = true
    private var pending: [UInt8] = []

    /// Rejects name no values, yet they are kept from others' eyes: their lines lead to people.
    init(path: String) throws {
        self.path = path
        draft = path + ".new"
        file = unsafe open(draft, O_WRONLY | O_CREAT | O_TRUNC | O_NOFOLLOW | O_CLOEXEC, 0o600)
        guard file >= 0 else { throw ImportError.cannotCreate(path: path, reason: POSIXFailure(code: errno).reason) }
        pending.append(contentsOf: CSVText.line(["file", "line", "column", "code", "message"]).utf8)
    }

    deinit {
        if isOpen { close(file) }
        // Gone already where the file was published.
        unsafe unlink(draft)
    }

    /// What an error or a summary shows.
    var findings: [Finding] { tally.findings }

    /// - Parameter file: how the file is named.
    func add(_ fault: RowFault, file: String, line: Int) throws {
        count += 1
        let place = Finding.Place(file: file, line: line, column: fault.column?.name)
        let finding = Finding(code: fault.reason, place: place, message: fault.message)
        tally.add(finding)
        let fields = [file, String(line), fault.column?.name ?? "", finding.code, finding.message]
        pending.append(contentsOf: CSVText.line(fields).utf8)
        if pending.count > 1 << 16 { try flush() }
    }

    /// Puts the file in its place, whole and on the disk.
    func publish() throws {
        try flush()
        guard fsync(file) == 0 else { throw failure }
        isOpen = false
        guard close(file) == 0, unsafe rename(draft, path) == 0 else { throw failure }
        do { try POSIXFailure.synchronizeFolder(of: path) } catch {
            throw ImportError.cannotWrite(path: path, reason: error.reason)
        }
    }

    private var failure: ImportError { .cannotWrite(path: path, reason: POSIXFailure(code: errno).reason) }

    private func flush() throws {
        var written = 0
        while written < pending.count {
            let count = unsafe pending[written...].withUnsafeBytes { unsafe write(file, $0.baseAddress, $0.count) }
            guard count >= 0 || errno == EINTR else { throw failure }
            written += max(count, 0)
        }
        pending.removeAll(keepingCapacity: true)
    }
}
