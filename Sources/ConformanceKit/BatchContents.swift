import Foundation
import PDFFinishing
import PaperMail
import PrintHouse
import StrictFiles
import SystemPackage

/// What is inside a batch, taken apart to be damaged in one place and sealed again.
struct BatchContents {
    var manifest: Manifest
    var rows: [PieceRow]
    /// Numbers of the pages in letters.pdf.
    var pages: [Int]
    /// Rows of another batch.
    let neighbour: [PieceRow]
    private let neighbourSeal: FilePath
    /// Whether SHA256SUMS tells another digest of letters.pdf than it has.
    var wrongDigest = false
    /// Whether letters.pdf is changed when all digests are made.
    var changedByte = false
    /// Whether the seal is another batch's.
    var foreignSeal = false

    init(of batch: FilePath, neighbour: BatchID) throws {
        let bytes = try Data(contentsOf: URL(filePath: batch.appending(Manifest.fileName).string))
        manifest = try required(Manifest.read(Array(bytes)).manifest)
        let batches = batch.removingLastComponent()
        rows = try PieceList.kit(in: batches, of: manifest.batch.id).rows
        pages = Array(1...max(1, manifest.counts.pages))
        self.neighbour = try PieceList.kit(in: batches, of: neighbour).rows
        neighbourSeal = batches.appending(neighbour.description).appending(BatchFile.signature.name)
    }

    /// Writes a batch folder in which all sums fit what is inside, but for what is damaged in the sums themselves.
    func write(to folder: PartialFolder, lettersOf batch: FilePath, key: FilePath?) async throws {
        let letters = folder.path.appending(BatchFile.letters.name)
        try PageArrangement(pages).write(batch.appending(BatchFile.letters.name).string, to: letters.string)
        let list = PieceList(rows).bytes
        try folder.write(list, to: BatchFile.pieces.name)
        var manifest = manifest
        // The list does not say which letters are alike: what is doubled or gone is one of the most frequent.
        manifest.variants?[0].pieces += rows.count - manifest.counts.pieces
        manifest.counts = Manifest.Counts(of: rows)
        let pdf = Array(try Data(contentsOf: URL(filePath: letters.string)))
        for index in manifest.files.indices {
            let isPDF = manifest.files[index].name == BatchFile.letters.name
            let bytes = isPDF ? pdf : list
            (manifest.files[index].bytes, manifest.files[index].sha256) = (bytes.count, FileDigest(of: bytes))
            if isPDF { manifest.files[index].pages = pages.count }
        }
        let manifestBytes = try manifest.bytes
        try folder.write(manifestBytes, to: BatchFile.manifest.name)
        if changedByte { try change(pdf, in: letters) }
        let checksums = Checksums(
            manifest.files.map { file in
                let isWrong = wrongDigest && file.name == BatchFile.letters.name
                return Checksums.Entry(name: file.name, digest: isWrong ? FileDigest(of: []) : file.sha256)
            } + [Checksums.Entry(name: BatchFile.manifest.name, digest: FileDigest(of: manifestBytes))])
        try folder.write(checksums.bytes, to: BatchFile.checksums.name)
        guard let key else { return }
        let seal =
            if foreignSeal { Array(try Data(contentsOf: URL(filePath: neighbourSeal.string))) } else {
                try await SSHKeygen().signature(of: folder.path.appending(BatchFile.checksums.name), key: key)
            }
        try folder.write(seal, to: BatchFile.signature.name)
    }

    /// In the comment of the second line, which tells programs that the file is not text: no page changes.
    private func change(_ pdf: [UInt8], in letters: FilePath) throws {
        var bytes = pdf
        let line = try required(bytes.firstIndex(of: UInt8(ascii: "\n")))
        bytes[line + 2] ^= 1
        try TextFile.write(bytes, to: letters)
    }
}

extension PieceList {
    static func kit(in batches: FilePath, of batch: BatchID) throws -> PieceList {
        let path = batches.appending(batch.description).appending(fileName)
        return try required(read(Array(try Data(contentsOf: URL(filePath: path.string)))).list)
    }
}
