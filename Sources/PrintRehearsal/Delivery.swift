import Foundation
import MailboxDomain
package import PaperMail
package import PrintHouse
import StrictFiles
package import SystemPackage

/// What a print house finds in an outbox or a drop folder: of each batch manifest.json and pieces.csv, and pull.csv.
package struct Delivery: Sendable {
    package struct Batch: Sendable {
        package var manifest: Manifest
        package var rows: [PieceRow]

        package var id: BatchID { manifest.batch.id }
    }

    /// In the order of their ids.
    package let batches: [Batch]
    /// The pieces to take out.
    package let pulled: Set<PullList.Row>
    /// Names of folders whose batch is encrypted, so that nothing can be read of it.
    package let encrypted: [String]

    /// - Parameter folder: that of a run, with the folders of its batches; or of one batch.
    package init(in folder: FilePath) throws {
        let isBatch = FileManager.default.fileExists(atPath: folder.appending(Manifest.fileName).string)
        let names = isBatch ? [] : try Self.folders(in: folder)
        let places = isBatch ? [folder] : names.map { folder.appending($0) }
        batches = try places.compactMap(Self.batch).sorted { $0.id < $1.id }
        encrypted = names.filter {
            FileManager.default.fileExists(atPath: folder.appending($0).appending("\($0).tar.age").string)
        }
        guard !batches.isEmpty || !encrypted.isEmpty else { throw RehearsalError.noBatches(folder) }
        let list = (isBatch ? folder.removingLastComponent() : folder).appending(PullList.fileName)
        pulled =
            try Self.bytes(list, PullList.fileLimit).map { Set(try Self.checked(PullList.read($0), list).rows) } ?? []
    }

    private static func folders(in folder: FilePath) throws -> [String] {
        do { return try FileReading.names(in: folder).filter { !$0.hasPrefix(".") } } catch FileError.missing {
            throw RehearsalError.noBatches(folder)
        }
    }

    /// Nil for a folder that holds no readable batch.
    private static func batch(in folder: FilePath) throws(RehearsalError) -> Batch? {
        let (manifestPath, listPath) = (folder.appending(Manifest.fileName), folder.appending(PieceList.fileName))
        guard let bytes = bytes(manifestPath, Manifest.fileLimit) else { return nil }
        let manifest = try checked(Manifest.read(bytes), manifestPath)
        guard manifest.batch.test else { throw .notATest(manifest.batch.id) }
        let list = try checked(PieceList.read(Self.bytes(listPath, PieceList.fileLimit) ?? []), listPath)
        return Batch(manifest: manifest, rows: list.rows)
    }

    private static func checked<Value>(
        _ read: (Value?, [Finding]), _ path: FilePath
    ) throws(RehearsalError) -> Value {
        guard let value = read.0, read.1.isEmpty else {
            throw .unreadable(path, findings: read.1.map(\.description))
        }
        return value
    }

    private static func bytes(_ path: FilePath, _ limit: FileLimit) -> [UInt8]? {
        try? TextFile.bytes(of: path, atMost: limit)
    }
}
