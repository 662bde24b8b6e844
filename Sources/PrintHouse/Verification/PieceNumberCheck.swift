import MailboxDomain
import PaperMail

/// Checks that a batch holds its own pieces, each once, with numbers that skip only those set aside.
struct PieceNumberCheck {
    private(set) var findings: [Finding] = []
    private let entries: [PieceList.Entry]

    init(entries: [PieceList.Entry], manifest: Manifest?) {
        self.entries = entries
        checkUnique()
        guard let manifest else { return }
        checkOwn(manifest.batch)
        // A reprint holds whatever was missing, so that any number may be skipped.
        if !manifest.batch.isReprint { checkNumbers(of: manifest.batch.id, omitted: manifest.omitted) }
        checkLists(in: manifest)
    }

    private mutating func checkUnique() {
        var lines: [PieceID: Int] = [:]
        for entry in entries {
            guard let piece = entry.row?.piece else { continue }
            if let line = lines[piece] {
                report(.pieceIDRepeated, entry, "Piece \(piece) stands on line \(line) too.")
            } else {
                lines[piece] = entry.line
            }
        }
    }

    private mutating func checkOwn(_ batch: Manifest.Batch) {
        let batches = Set(batch.supersedes + [batch.id])
        for entry in entries {
            guard let piece = entry.row?.piece, !batches.contains(piece.batch) else { continue }
            report(.pieceIDForeign, entry, "Piece \(piece) is of batch \(piece.batch), not of this one.")
        }
    }

    private mutating func checkNumbers(of batch: BatchID, omitted: [PieceID]) {
        let setAside = Set(omitted.filter { $0.batch == batch }.map(\.number))
        var expected = 1
        // The number of a row that could not be read may be any that is skipped around it.
        var isKnown = true
        for entry in entries {
            guard let row = entry.row else {
                isKnown = false
                continue
            }
            guard row.piece.batch == batch else { continue }
            let number = row.piece.number
            if number < expected {
                report(.pieceOrder, entry, "The number \(number) comes after a higher one or the same.")
                continue
            }
            let missing = (expected..<number).filter { !setAside.contains($0) }
            if isKnown, let first = missing.first, let last = missing.last {
                let message = "\(missing.count) number(s) from \(first) to \(last) are neither here nor set aside."
                report(.pieceNumberGap, entry, message)
            }
            (expected, isKnown) = (number + 1, true)
        }
    }

    private mutating func checkLists(in manifest: Manifest) {
        let pieces = Set(entries.compactMap { $0.row?.piece })
        let isWhole = entries.allSatisfy { $0.row != nil }
        func report(_ code: BatchFault, _ path: String, _ message: String) {
            let place = Finding.Place(file: Manifest.fileName, column: path)
            findings.append(Finding(code: code, place: place, message: message))
        }
        for (index, piece) in manifest.omitted.enumerated() {
            if pieces.contains(piece) {
                report(.omittedPiecePresent, "omitted[\(index)]", "Piece \(piece) was set aside and is in the list.")
            } else if piece.batch != manifest.batch.id, !manifest.batch.supersedes.contains(piece.batch) {
                report(.omittedPieceForeign, "omitted[\(index)]", "Piece \(piece) is not of this batch.")
            }
        }
        for (index, piece) in manifest.controlPieces.enumerated() where isWhole && !pieces.contains(piece) {
            report(.controlPieceMissing, "controlPieces[\(index)]", "Piece \(piece) is not in the list.")
        }
    }

    private mutating func report(_ code: BatchFault, _ entry: PieceList.Entry, _ message: String) {
        let column = PieceRow.Column.pieceID.rawValue
        let place = Finding.Place(file: PieceList.fileName, line: entry.line, column: column)
        findings.append(Finding(code: code, place: place, message: message))
    }
}
