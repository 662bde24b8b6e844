package import PaperMail
import PrintHouse
import StrictFiles
package import SystemPackage

/// rendered.json: what rendering made of a batch.
package struct RenderedBatch: Codable, Hashable, Sendable {
    static let fileName = "rendered.json"

    package var formatVersion = 1
    package var batch: BatchID
    package var pieces: Int
    package var sheets: Int
    /// Pieces that could not be laid out, or were taken out; they are in no file of the batch.
    package var setAside: [SetAsidePiece]
    /// What was written, to be compared when the batch is sealed; nil in what version 0.1.0 rendered.
    package var files: [File]?
    /// The libraries that drew it, with their versions; nil in what version 0.1.0 rendered.
    package var software: [String: String]?

    package struct File: Codable, Hashable, Sendable {
        package var name: String
        package var bytes: Int
        package var sha256: FileDigest

        init(of file: BatchFile, in folder: FilePath) throws {
            let path = folder.appending(file.name)
            name = file.name
            sha256 = try FileDigest(ofFile: path)
            bytes = try FileReading.reading(path) { Int(try Stat(path).size) }
        }
    }

    init(batch: BatchID, rows: [PieceRow], setAside: [SetAsidePiece], files: [File]) {
        self.batch = batch
        pieces = rows.count
        sheets = rows.reduce(0) { $0 + $1.sheets }
        self.setAside = setAside
        self.files = files
        software = Self.librariesHere
    }

    /// Whether it can be compared with the plan when it is sealed; version 0.1.0 left nothing to do that by.
    var isComparable: Bool { files != nil }

    /// Those that cannot be printed; `limits.failed` counts them.
    var failures: Int { setAside.count { !$0.isWithdrawn } }

    /// Whether it lacks just the pieces that were taken out; where not, it has to be rendered anew.
    ///
    /// - Parameter withdrawn: those of the whole run.
    func lacksOnly(_ withdrawn: Set<PieceID>) -> Bool {
        Set(setAside.filter(\.isWithdrawn).map(\.piece)) == withdrawn.filter { $0.batch == batch }
    }

    /// Nil where the batch was not rendered yet.
    package static func read(_ folder: FilePath) throws -> RenderedBatch? {
        guard (try? Stat(folder)) != nil else { return nil }
        return try RecordFile.read(RenderedBatch.self, from: folder.appending(fileName))
    }
}
