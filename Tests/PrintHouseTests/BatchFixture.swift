import Foundation
import MailboxDomain
import PaperMail
import PrintHouse
import StrictFiles
import SystemPackage
import TestSupport
import Testing

/// A small batch of letters as a renderer would hand it over: values first, files when asked for.
struct BatchFixture {
    struct Letter {
        var postcode = "1234AB"
        var houseNumber: Int? = 1
        var houseSuffix: String?
        var country = "NL"
        var sheets = 1
    }

    var batch: BatchID
    var rows: [PieceRow]
    /// The lines on each page of letters.pdf.
    var pages: [[String]]
    var manifest: Manifest
    /// What `writeUnchecked` does to the files section.
    var changeFiles: (inout [Manifest.File]) -> Void = { _ in }

    static let letters = [
        Letter(postcode: "1011AB", houseNumber: 2), Letter(postcode: "1011AB", houseNumber: 10, sheets: 2),
        Letter(postcode: "1011AB", houseNumber: 10, houseSuffix: "A"),
        Letter(postcode: "2511DP", houseNumber: nil),
        Letter(postcode: "9999XZ", houseNumber: 7),
    ]

    private static let returnLine = "Retour: Postbus 1, 2500 AA Den Haag"

    init(
        _ letters: [Letter] = Self.letters, batch: String = "2026-11-0007", postageClass: PostageClass = .domestic,
        sides: Manifest.Product.Sides = .two
    ) throws {
        self.batch = try #require(BatchID(batch))
        rows = []
        pages = []
        for (index, letter) in letters.enumerated() {
            let piece = try #require(PieceID(batch: self.batch, number: index + 1))
            let isDomestic = letter.country == "NL"
            let first = pages.count + 1
            for sheet in 1...letter.sheets {
                let postcode = "\(letter.postcode.prefix(4)) \(letter.postcode.dropFirst(4))  Ons Dorp"
                let town = isDomestic ? postcode : letter.country
                pages.append(
                    sheet == 1
                        ? ["\(Self.returnLine) \(piece)", town, "Kenmerk: \(piece.grouped)", "Beste lezer,"]
                        : ["Vervolg", piece.grouped])
                if sides == .two { pages.append([]) }
            }
            rows.append(
                PieceRow(
                    piece: piece, sequence: index + 1, firstPage: first, lastPage: pages.count,
                    sheets: letter.sheets, postageClass: postageClass,
                    country: try #require(CountryCode(letter.country)), postcode: isDomestic ? letter.postcode : nil,
                    houseNumber: letter.houseNumber, houseSuffix: letter.houseSuffix,
                    mark: try #require(SheetMark(piece: piece, sheet: 1, sheets: letter.sheets, attempt: 1)),
                    content: FileDigest(of: Array("content \(index)".utf8))))
        }
        manifest = try Self.manifest(for: self.batch, rows: rows, postageClass: postageClass, sides: sides)
    }

    static func manifest(
        for batch: BatchID, rows: [PieceRow], postageClass: PostageClass, sides: Manifest.Product.Sides
    ) throws -> Manifest {
        Manifest(
            batch: .init(id: batch, test: true, number: 7, of: 12),
            mailing: .init(
                orderNumber: "4711", contractNumber: "C-2026/3",
                contact: .init(
                    name: "Postkamer", phone: "070 000 00 00", email: "postkamer@example.nl", hours: "ma-vr 9-17"),
                mailFrom: try #require(CalendarDate("2026-11-10")), mailBy: try #require(CalendarDate("2026-11-12"))),
            sender: .init(name: "Voorbeelddienst", returnLine: Self.returnLine),
            product: .init(
                kind: .letter, layout: "right", sheet: .init(widthMm: 210, heightMm: 297), sides: sides,
                paper: "A4 80 g/m2 wit", fold: .half, foldsMm: [148.5],
                envelope: .init(
                    article: "EA5-R", window: .init(xMm: 105, yMm: 45, widthMm: 95.5, heightMm: 37))),
            postage: .init(
                carrier: "PostNL", class: postageClass, service: "48u", customerNumber: "12345",
                franking: .init(imprint: "PP", appliedBy: .printer), sorting: .none),
            counts: Manifest.Counts(of: rows), pieceWeightGrams: 16.5,
            mark: .init(symbology: .dataMatrix, xMm: 10, yMm: 200, sizeMm: 8),
            template: .init(id: "t-07", version: "3", sha256: FileDigest(of: Array("template".utf8))),
            maximumReprintPercent: 2, returns: .init(address: ["Postbus 1", "2500 AA  DEN HAAG"], unopened: true),
            deleteBy: try #require(CalendarDate("2027-01-31")), proofOfDestruction: true)
    }

    /// Puts letters.pdf and pieces.csv in a folder of their own.
    func render(in scratch: ScratchFolder) throws -> FilePath {
        let folder = scratch.path.appending("rendered-\(batch)")
        try FileManager.default.createDirectory(atPath: folder.string, withIntermediateDirectories: true)
        try Files.write(TinyPDF(pages: pages).bytes, to: folder.appending("letters.pdf"))
        try Files.write(PieceList(rows).bytes, to: folder.appending("pieces.csv"))
        return folder
    }

    func seal(in scratch: ScratchFolder, key: FilePath? = nil) async throws -> SealedBatch {
        let outbox = scratch.path.appending("outbox").appending("2026-11")
        // The fixture's pages are plain text, without marks: those of real pages are read in EndToEndTests.
        return try await BatchSeal(outbox: outbox, key: key, sample: .none).seal(try render(in: scratch), as: manifest)
    }

    /// Writes a whole batch folder without sealing's own check, with checksums that fit: a batch that is wrong inside.
    func writeUnchecked(in scratch: ScratchFolder) throws -> FilePath {
        let folder = try render(in: scratch)
        var manifest = manifest
        let pdf = TinyPDF(pages: pages).bytes
        let list = PieceList(rows).bytes
        manifest.files = [
            .init(
                name: "letters.pdf", mediaType: "application/pdf", bytes: pdf.count, sha256: FileDigest(of: pdf),
                pages: pages.count),
            .init(name: "pieces.csv", mediaType: "text/csv", bytes: list.count, sha256: FileDigest(of: list)),
        ]
        changeFiles(&manifest.files)
        try Files.write(try manifest.bytes, to: folder.appending("manifest.json"))
        try Self.writeChecksums(of: folder)
        return folder
    }

    static func writeChecksums(of folder: FilePath) throws {
        let checksums = try Checksums(
            ["letters.pdf", "manifest.json", "pieces.csv"].map {
                .init(name: $0, digest: try FileDigest(ofFile: folder.appending($0)))
            })
        try Files.write(checksums.bytes, to: folder.appending("SHA256SUMS"))
    }
}
