import MailboxDomain
import PaperMail
import PrintHouse
import StrictFiles
import SystemPackage

/// order.json in the outbox, with its signature beside it.
struct OrderFile {
    private let file: SignedFile

    /// - Parameters:
    ///   - outbox: the folder that the run's batches stand in.
    ///   - number: 1 for the order of first prints.
    init(in outbox: FilePath, key: FilePath?, number: Int = 1) {
        file = SignedFile(at: outbox.appending(Order.fileName(number: number)), limit: Order.fileLimit, key: key)
    }

    /// Whether an earlier version sealed the run, so that its order stands as it is.
    var standsWithoutEvidence: Bool {
        guard let bytes = try? TextFile.bytes(of: file.path, atMost: Order.fileLimit) else { return false }
        return Order.read(bytes).order.map { $0.evidence == nil } ?? false
    }

    /// Writes the order; the same one in its place is left as it is, and another one is refused.
    func write(_ order: Order) async throws { try await file.write(try order.bytes) }

    /// An order that stands in the outbox, and bears one of our seals.
    struct Stored: Sendable {
        var order: Order
        var file: SealedFile

        /// - Parameter printer: nil for all printers.
        func batches(for printer: PrinterID?) -> [Order.Batch] {
            order.batches.filter { printer == nil || $0.printer == printer }
        }
    }

    /// An order of a run as it was sealed; nil where it does not stand there.
    ///
    /// Throws where it bears no seal of ours, and what is wrong inside it.
    ///
    /// - Parameter signers: nil for a test that is not signed.
    static func read(_ number: Int, in outbox: FilePath, sealedBy signers: SealSigners?) async throws -> Stored? {
        let path = outbox.appending(Order.fileName(number: number))
        guard (try? Stat(path, followTargetSymlink: false)) != nil else { return nil }
        let file = try SealedFile(reading: path, atMost: Order.fileLimit)
        try await file.check(by: signers)
        let read = Order.read(file.bytes)
        guard let order = read.order, read.findings.isEmpty else { throw Findings(read.findings) }
        return Stored(order: order, file: file)
    }
}
