import MailboxDomain
import PaperMail
import PrintHouse
import StrictFiles
import SystemPackage

/// Whose row or page a finding about a batch's files is at. It reads no more of the list than it needs: something in it
/// may be what is wrong.
struct BatchPlaces {
    private struct Row {
        var piece: PieceID
        var pages: ClosedRange<Int>?
    }

    /// By the line of the list; the header is line 1.
    private let rows: [Int: Row]

    /// - Parameter folder: where the batch stands as it was rendered.
    init(in folder: FilePath) {
        let text = (try? TextFile.read(folder.appending(PieceList.fileName), atMost: PieceList.fileLimit)) ?? ""
        var rows: [Int: Row] = [:]
        for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
            let fields = line.split(separator: ",", omittingEmptySubsequences: false)
            guard let piece = PieceID(String(fields.first ?? "")) else { continue }
            let (first, last) = (
                fields.count > 3 ? Int(fields[2]) : nil, fields.count > 3 ? Int(fields[3]) : nil
            )
            var pages: ClosedRange<Int>?
            if let first, let last, first <= last { pages = first...last }
            rows[index + 1] = Row(piece: piece, pages: pages)
        }
        self.rows = rows
    }

    /// Each once, in the order of the list; findings that are about no piece are passed over.
    func pieces(at findings: [Finding]) -> [PieceID] {
        let lines = Set(findings.compactMap(line))
        return lines.sorted().compactMap { rows[$0]?.piece }
    }

    private func line(of finding: Finding) -> Int? {
        switch finding.place.file {
        case PieceList.fileName: return finding.place.line
        case BatchFile.letters.name:
            guard let words = finding.place.column?.split(separator: " "), words.count == 2, words[0] == "page",
                let page = Int(words[1])
            else { return nil }
            return rows.first { $0.value.pages?.contains(page) == true }?.key
        default: return nil
        }
    }
}
