import MailboxDomain
import PaperMail
import PrintHouse
import StrictFiles
import SystemPackage

/// What a carrier has given so far for the pieces of a run, `runs/2026-11/carrier/codes.csv`, and which printers have it.
///
/// What printers get is made of it, so that it can be made again.
struct TakenCodes {
    private(set) var codes: [BatchID: [PieceID: CarrierCode]] = [:]
    /// Batches whose list went to their printer: what they print is not changed any more.
    private(set) var handedOver: Set<BatchID> = []
    private let folder: FilePath

    private static let fileLimit = FileLimit.megabytes(500)
    private static let header = ["batch_id", "piece_id", "line", "code"]
    private static let handedOverHeader = ["batch_id"]

    private var file: FilePath { folder.appending("codes.csv") }
    private var handedOverFile: FilePath { folder.appending("handed-over.csv") }

    /// - Parameter folder: the run's, which need not be there yet.
    init(in folder: FilePath) throws {
        self.folder = folder
        for fields in try Self.rows(of: file, Self.header) {
            guard let batch = BatchID(fields[0]), let piece = try? PieceID(reading: fields[1]),
                let code = CarrierCode(line: fields[2], code: fields[3])
            else { throw PrenotificationError.damaged(file) }
            codes[batch, default: [:]][piece] = code
        }
        for fields in try Self.rows(of: handedOverFile, Self.handedOverHeader) {
            guard let batch = BatchID(fields[0]) else { throw PrenotificationError.damaged(handedOverFile) }
            handedOver.insert(batch)
        }
    }

    subscript(batch: BatchID) -> [PieceID: CarrierCode] {
        get { codes[batch] ?? [:] }
        set { codes[batch] = newValue }
    }

    func write() throws {
        try TextFile.makeFolder(folder)
        var text = CSVText.line(Self.header)
        for (batch, own) in codes.sorted(by: { $0.key < $1.key }) {
            for (piece, code) in own.sorted(by: { $0.key < $1.key }) {
                text += CSVText.line([batch.description, piece.description, code.line, code.code])
            }
        }
        try TextFile.write(Array(text.utf8), to: file)
    }

    /// Notes that printers have the codes of some more batches.
    mutating func noteHandedOver(_ batches: [BatchID]) throws {
        guard !handedOver.isSuperset(of: batches) else { return }
        handedOver.formUnion(batches)
        try TextFile.makeFolder(folder)
        let lines = [Self.handedOverHeader] + handedOver.sorted().map { [$0.description] }
        try TextFile.write(Array(lines.map { CSVText.line($0) }.joined().utf8), to: handedOverFile)
    }

    /// Passes over what a printer has of batches that it rejected: it will get their codes anew.
    mutating func passOver(_ rejected: Set<BatchID>) { handedOver.subtract(rejected) }

    /// None where the file is not there.
    private static func rows(of file: FilePath, _ header: [String]) throws -> [[String]] {
        guard (try? Stat(file, followTargetSymlink: false)) != nil else { return [] }
        let (records, problems) = CSVText.parse(try TextFile.bytes(of: file, atMost: fileLimit))
        guard problems.isEmpty, records.first?.fields == header,
            records.allSatisfy({ $0.fields.count == header.count })
        else { throw PrenotificationError.damaged(file) }
        return records.dropFirst().map(\.fields)
    }
}
