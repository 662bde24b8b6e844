import MailboxDomain
import PDFFinishing
import PaperMail

/// Compares what letters.pdf says of its pieces and its printing condition with the list and the manifest.
struct DocumentStructureCheck {
    private(set) var findings: [Finding] = []

    init(_ structure: ReadingAnswer.Structure, rows: [PieceRow], intent: Manifest.OutputIntent) {
        if structure.condition != intent.condition || structure.profile != intent.profileSha256 {
            report(.outputIntentDiffers, nil, "The output intent is not the one in the manifest.")
        }
        guard let parts = structure.parts else {
            report(.partsMissing, nil, "The file does not tell where its pieces begin and end (no DPart tree).")
            return
        }
        if parts.count != rows.count {
            report(.partDiffers, nil, "The file has \(parts.count) parts, the list \(rows.count) pieces.")
        }
        for (part, row) in zip(parts, rows)
        where part.name != row.piece.description || part.firstPage != row.firstPage || part.lastPage != row.lastPage
            || !part.isOnItsPages
        {
            report(.partDiffers, row.firstPage, "The part that begins here is not piece \(row.piece) with its pages.")
        }
    }

    private mutating func report(_ code: BatchFault, _ page: Int?, _ message: String) {
        let place = Finding.Place(file: BatchFile.letters.name, column: page.map { "page \($0)" })
        findings.append(Finding(code: code, place: place, message: message))
    }
}
