import Foundation
import PaperMail
import PrintHouse
import StrictFiles
import SystemPackage

/// Files that a print house could send back on one batch, right and wrong, and what becomes of each row.
struct FeedbackExamples {
    private struct File {
        var name: String
        /// Nil where the row is taken.
        var lines: [(text: String, fault: String?)]
    }

    private static let header = "batch_id,piece_id,status,at,reason"
    private let batch: BatchID
    private let files: [File]

    /// - Parameter list: of the batch that the files are about.
    init(of list: PieceList) throws {
        let piece = list.rows.map(\.piece)
        guard piece.count > 3, let absent = BatchID("2026-11-9999"), let foreign = PieceID(batch: absent, number: 1)
        else { throw KitError() }
        let batch = piece[0].batch
        self.batch = batch
        let misread = String("\(piece[0])".reversed())
        files = [
            File(
                name: "complete.csv",
                lines: [
                    ("\(batch),,received,2026-11-05T16:20:00+01:00,", nil),
                    ("\(batch),,printed,2026-11-06T11:05:00+01:00,", nil),
                    ("\(batch),\(piece[1]),spoiled,2026-11-06T10:41:00+01:00,", nil),
                    ("\(batch),\(piece[1]),printed,2026-11-06T12:10:00+01:00,", nil),
                    ("\(batch),\(piece[2]),missing,2026-11-06T15:30:00+01:00,", nil),
                    ("\(batch),,mailed,2026-11-06T17:00:00+01:00,", nil),
                    ("\(batch),\(piece[3]),returned,2026-11-24T09:00:00+01:00,moved", nil),
                    ("\(batch),,deleted,2026-12-10T08:00:00+01:00,", nil),
                ]),
            File(name: "mailed-only.csv", lines: [("\(batch),,mailed,2026-11-06T17:00:00+01:00,", nil)]),
            File(name: "rejected.csv", lines: [("\(batch),,rejected,2026-11-05T16:20:00+01:00,", nil)]),
            File(
                name: "wrong-rows.csv",
                lines: [
                    ("\(batch),,printed,2026-11-06T11:05:00+01:00,", nil),
                    ("\(batch),\(piece[0]),lost,2026-11-06T11:05:00+01:00,", "The status is not known."),
                    (
                        "\(batch),\(misread),spoiled,2026-11-06T11:05:00+01:00,",
                        "This is no piece id: its characters stand the wrong way round."
                    ),
                    (
                        "\(batch),\(foreign),spoiled,2026-11-06T11:05:00+01:00,",
                        "The piece is not of this batch."
                    ),
                    ("\(absent),,mailed,2026-11-06T17:00:00+01:00,", "There is no such batch."),
                    ("\(batch),,mailed,2026-11-06T17:00:00,", "The time has no offset."),
                    ("\(batch),,mailed,46332,", "The time is a spreadsheet's number."),
                    ("\(batch),\(piece[0]),returned,2026-11-24T09:00:00+01:00,", "A return has a reason."),
                    ("\(batch),\(piece[0]),printed,2026-11-06T11:05:00+01:00,moved", "Only a return has a reason."),
                    ("\(batch),,spoiled,2026-11-06T11:05:00+01:00,", "Pieces are spoiled, not batches."),
                    ("\(batch),\(piece[0]),deleted,2026-12-10T08:00:00+01:00,", "Batches are deleted, not pieces."),
                    ("\(batch),,mailed,2026-11-06T17:00:00+01:00", "The row has four fields, not five."),
                ]),
        ]
    }

    func write(to folder: FilePath) throws {
        try FileManager.default.createDirectory(atPath: folder.string, withIntermediateDirectories: true)
        for file in files {
            let text = ([Self.header] + file.lines.map(\.text)).map { $0 + "\n" }.joined()
            try TextFile.write(Array(text.utf8), to: folder.appending(file.name))
        }
        // As a spreadsheet may save it.
        let semicolons = "batch_id;piece_id;status;at;reason\n\(batch);;mailed;2026-11-06T17:00:00+01:00;\n"
        try TextFile.write(Array(semicolons.utf8), to: folder.appending(Self.refusedFile))
    }

    private static let refusedFile = "semicolons.csv"

    var answers: [KitAnswers.Feedback] {
        files.map { file in
            KitAnswers.Feedback(
                file: "\(KitAnswers.feedbackFolder)/\(file.name)",
                rows: zip(2..., file.lines).map { number, line in
                    .init(line: number, taken: line.fault == nil, reason: line.fault)
                })
        } + [
            KitAnswers.Feedback(
                file: "\(KitAnswers.feedbackFolder)/\(Self.refusedFile)",
                refused: "The fields have semicolons between them, not commas.")
        ]
    }
}
