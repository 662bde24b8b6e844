import PaperMail
import StrictFiles
import SystemPackage

/// The pieces that a delivered batch prints, as its list has them.
enum DeliveredPieces {
    /// Nil where the list cannot be read: that is told of with the batch.
    static func read(of batch: BatchID, in delivery: FilePath) -> Set<PieceID>? {
        let path = delivery.appending(batch.description).appending(PieceList.fileName)
        guard let bytes = try? FileReading.bytes(of: path, atMost: PieceList.fileLimit),
            let rows = PieceList.read(bytes).list?.rows
        else { return nil }
        return Set(rows.map(\.piece))
    }
}
