package import PaperMail
package import SystemPackage

/// rendered.json: what rendering made of a batch.
package struct RenderedBatch: Codable, Hashable, Sendable {
    static let fileName = "rendered.json"

    package var formatVersion = 1
    package var batch: BatchID
    package var pieces = 0
    package var sheets = 0
    /// Pieces that could not be laid out; they are in no file of the batch.
    package var setAside: [SetAsidePiece] = []

    init(batch: BatchID) { self.batch = batch }

    /// Nil where the batch was not rendered yet.
    package static func read(_ folder: FilePath) throws -> RenderedBatch? {
        guard (try? Stat(folder)) != nil else { return nil }
        return try RecordFile.read(RenderedBatch.self, from: folder.appending(fileName))
    }
}
