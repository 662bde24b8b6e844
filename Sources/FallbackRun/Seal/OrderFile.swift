import Foundation
import MailboxDomain
import PaperMail
import PrintHouse
import StrictFiles
import SystemPackage

/// order.json in the outbox, with its signature beside it.
struct OrderFile {
    private let path: FilePath
    private let key: FilePath?
    private let keygen = SSHKeygen()

    /// - Parameters:
    ///   - outbox: the folder that the run's batches stand in.
    ///   - number: 1 for the order of first prints.
    init(in outbox: FilePath, key: FilePath?, number: Int = 1) {
        path = outbox.appending(Order.fileName(number: number))
        self.key = key
    }

    private var signature: FilePath { FilePath(path.string + ".sig") }

    /// Writes the order; the same one in its place is left as it is, and another one is refused.
    func write(_ order: Order) async throws {
        let bytes = try order.bytes
        guard !FileManager.default.fileExists(atPath: path.string) else { return try await compare(bytes) }
        let unsigned = path.removingLastComponent().appending(".\(path.lastComponent?.string ?? Order.fileName)")
        try TextFile.write(bytes, to: unsigned)
        if let key {
            try TextFile.write(try await keygen.signature(of: unsigned, key: key), to: signature)
        }
        // Last: whoever finds an order finds its signature.
        try TextFile.moveToPlace(unsigned, to: path)
    }

    /// An order that stands in the outbox.
    struct Stored: Sendable {
        var order: Order
        /// It and its signature, where there is one; the order last.
        var files: [FilePath]

        /// - Parameter printer: nil for all printers.
        func batches(for printer: PrinterID?) -> [Order.Batch] {
            order.batches.filter { printer == nil || $0.printer == printer }
        }
    }

    /// Every order of a run, the first one first; none where there was nothing to send.
    static func all(in outbox: FilePath) throws -> [Stored] {
        var orders: [Stored] = []
        while true {
            let path = outbox.appending(Order.fileName(number: orders.count + 1))
            guard FileManager.default.fileExists(atPath: path.string) else { return orders }
            let read = Order.read(Array(try TextFile.read(path).utf8))
            guard let order = read.order, read.findings.isEmpty else { throw Findings(read.findings) }
            let signature = FilePath(path.string + ".sig")
            let isSigned = FileManager.default.fileExists(atPath: signature.string)
            orders.append(Stored(order: order, files: isSigned ? [signature, path] : [path]))
        }
    }

    private func compare(_ bytes: [UInt8]) async throws {
        guard Array(try TextFile.read(path).utf8) == bytes else { throw FileError.occupied(path) }
        guard key != nil else { return }
        guard FileManager.default.fileExists(atPath: signature.string) else { throw PrintHouseError.unsigned(path) }
        let seal = try await SealCheck(of: path, signers: nil, keygen: keygen)
        guard seal.findings.isEmpty else { throw FileError.occupied(path) }
    }
}
