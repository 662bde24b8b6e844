import MailboxDomain
import PaperMail
import StrictFiles
package import SystemPackage

/// What stands in the folder of a run's delivery: orders, a pull list, folders of batches, and what does not belong there.
package struct DeliveryFolder {
    let path: FilePath
    /// By number.
    let orders: [(number: Int, name: String)]
    let hasPullList: Bool
    /// Batches whose codes of the carrier stand there.
    let codeLists: [BatchID]
    /// By the names of their folders.
    private(set) var batches: [BatchID] = []
    private(set) var findings: [Finding] = []

    /// Whether a folder is a delivery, and not that of one batch.
    package static func isDelivery(_ path: FilePath) throws -> Bool {
        guard (try? Stat(path).type) == .directory else { return false }
        let names = try FileReading.names(in: path)
        // A batch's own files, or the archive of one that is encrypted.
        if names.contains(where: { BatchFile(rawValue: $0) != nil || $0.hasSuffix(BatchEncryption.suffix) }) {
            return false
        }
        return names.contains { name in
            Order.number(ofFileName: name) != nil || name == PullList.fileName || BatchID(name) != nil
        }
    }

    /// The deliveries that stand in a folder which is none itself, such as a drop folder, by name.
    package static func deliveries(in path: FilePath) throws -> [FilePath] {
        guard (try? Stat(path).type) == .directory else { return [] }
        return try FileReading.names(in: path).sorted().filter { RunID($0) != nil }.map { path.appending($0) }
            .filter { try isDelivery($0) }
    }

    init(reading path: FilePath) throws {
        self.path = path
        let names = try FileReading.names(in: path).sorted()
        orders = names.compactMap { name in Order.number(ofFileName: name).map { ($0, name) } }
            .sorted { $0.number < $1.number }
        hasPullList = names.contains(PullList.fileName)
        codeLists = names.compactMap(CodeList.batch)
        let signed =
            orders.map(\.name) + (hasPullList ? [PullList.fileName] : []) + codeLists.map(CodeList.fileName)
        for name in names {
            let stat = try FileReading.reading(path) { try Stat(path.appending(name), followTargetSymlink: false) }
            if let batch = BatchID(name) {
                if stat.type == .directory { batches.append(batch) } else { report(.fileNotPlain, name, Self.noFolder) }
            } else if signed.contains(name) || signed.contains(where: { "\($0).sig" == name }) {
                if stat.type != .regular { report(.fileNotPlain, name, Self.noFile) }
            } else if name.hasPrefix(".") {
                report(.fileUnexpected, name, "This is being copied, or was left by a copy that was cut off.")
            } else {
                report(.fileUnexpected, name, "This is no part of a delivery.")
            }
        }
        batches.sort()
    }

    private static let noFolder = "This is a link or a file, where the folder of a batch belongs."
    private static let noFile = "This is a link, a folder or a device, not a file."

    private mutating func report(_ code: BatchFault, _ name: String, _ message: String) {
        findings.append(Finding(code: code, place: .init(file: name), message: message))
    }
}
