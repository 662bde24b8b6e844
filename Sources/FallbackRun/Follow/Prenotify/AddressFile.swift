import LetterComposition
import MailLedger
import MailboxDomain
import PaperMail
import PrintHouse
import StrictFiles
import SystemPackage

/// The addresses of a lot, as its carrier wants them: `runs/2026-11/carrier/2026-11-L01-addresses.csv`.
///
/// It holds no names, and none of the pieces that were called back. It goes when all codes are there.
struct AddressFile {
    let path: FilePath
    private let lot: String
    private let batches: [PrenotifiedBatches.Batch]
    private let form: PrenotificationForm

    /// - Parameters:
    ///   - folder: the run's, of what is exchanged with carriers.
    ///   - batches: those of the lot.
    init(of lot: String, _ batches: [PrenotifiedBatches.Batch], as form: PrenotificationForm, in folder: FilePath) {
        (self.lot, self.batches, self.form) = (lot, batches, form)
        path = Self.path(of: lot, in: folder)
    }

    static func path(of lot: String, in folder: FilePath) -> FilePath { folder.appending("\(lot)-addresses.csv") }

    /// Returns how many pieces stand in it.
    func write(from plan: PlanDatabase) throws -> Int {
        try TextFile.makeFolder(path.removingLastComponent())
        var text = form.separator.line(form.addresses.map(\.name))
        var count = 0
        for batch in batches {
            let rows = Dictionary(batch.rows.map { ($0.piece, $0) }, uniquingKeysWith: { first, _ in first })
            // Those of a reprint come from the batches that they were first in.
            for home in Set(batch.rows.map(\.piece.batch)).sorted() {
                try plan.forEachPiece(of: home) { piece in
                    guard let row = rows[piece.id], !batch.recalled.contains(piece.id) else { return }
                    text += form.separator.line(
                        form.addresses.map { column in
                            switch column.content {
                            case .text(let text): text
                            case .value(let value): self.text(of: value, row, piece.recipient, batch.manifest)
                            }
                        })
                    count += 1
                }
            }
        }
        try TextFile.write(Array(text.utf8), to: path)
        return count
    }

    private func text(
        of value: PrenotificationForm.Value, _ row: PieceRow, _ recipient: PlannedRecipient, _ manifest: Manifest
    ) -> String {
        switch value {
        case .piece: row.piece.description
        case .batch: manifest.batch.id.description
        case .lot: lot
        case .service: manifest.postage.service
        case .customerNumber: manifest.postage.customerNumber
        case .mailFrom: manifest.mailing.mailFrom.description
        case .mailBy: manifest.mailing.mailBy.description
        case .weight: String(Int(manifest.pieceWeightGrams.rounded(.up)))
        case .houseNumber: row.houseNumber.map(String.init) ?? ""
        case .houseSuffix: row.houseSuffix ?? ""
        case .postcode: row.postcode ?? ""
        case .street: recipient.addressLines.dropLast().joined(separator: ", ")
        case .town: Self.town(in: recipient.addressLines.last ?? "")
        }
    }

    /// `1234 AB  DEN HAAG`: what stands behind the postcode.
    private static func town(in line: String) -> String {
        line.replacing(/^[0-9]{4} [A-Z]{2} +/, with: "")
    }
}
