/// A file that is wrong in one place.
struct MalformedFeedback {
    let name: String
    let bytes: [UInt8]
    /// What must be told: the place in the file and the code.
    let place: String
    let code: String
    /// A file whose form is in doubt; of any other the one good row is taken.
    let isRefused: Bool

    /// - Parameters:
    ///   - batch: a sealed batch; `good` is a piece of it about which nothing was said yet, and `other` another one.
    ///   - stranger: a piece of another batch.
    static func all(batch: String, good: (Int) -> String, other: String, stranger: String) -> [MalformedFeedback] {
        let time = "2026-11-12T09:00:00+01:00"
        let fine = "\(batch),\(other),mailed,\(time),"
        let wrongCheck = other.dropLast() + (other.hasSuffix("0") ? "1" : "0")
        let header = FeedbackText.header
        let refused: [(String, [UInt8], String, String)] = [
            ("empty", [], "", "feedback-empty"),
            ("only-a-byte-order-mark", [0xEF, 0xBB, 0xBF], "", "feedback-empty"),
            ("utf-16", [0xFF, 0xFE] + utf16("\(header)\n\(fine)\n"), "", "feedback-encoding"),
            ("utf-16-without-mark", utf16("\(header)\n\(fine)\n"), "", "feedback-encoding"),
            ("latin-1", Array("\(header)\n\(fine)".utf8) + [0xE9, 0x0A], "", "feedback-encoding"),
            ("spreadsheet", [0x50, 0x4B, 3, 4, 20, 0, 6], "", "feedback-encoding"),
            ("semicolons", text("\(header)\n\(fine)\n".replacing(",", with: ";")), ":1", "feedback-separator"),
            ("tabs", text("\(header)\n\(fine)\n".replacing(",", with: "\t")), ":1", "feedback-separator"),
            ("no-header", text("\(fine)\n"), ":1", "feedback-header"),
            (
                "separator-named", text("sep=;\n\(header)\n\(fine)\n".replacing(",", with: ";")), ":1",
                "feedback-separator"
            ),
            (
                "header-of-other-letters", text("\(header.replacing("s", with: "ſ"))\n\(fine)\n"), ":1",
                "feedback-header"
            ),
            ("web-page", text("<html><body>Log in</body></html>\n"), ":1", "feedback-header"),
            ("column-missing", text("batch_id,piece_id,status,at\n\(fine.dropLast())\n"), ":1", "feedback-header"),
            ("column-unknown", text("\(header),name\n\(fine),x\n"), ":1", "feedback-header"),
            ("column-twice", text("\(header),at\n\(fine),\(time)\n"), ":1", "feedback-header"),
            ("two-kinds", text("\(header),reference\n\(fine),x\n"), ":1", "feedback-header"),
            ("quote-open", text("\(header)\n\"\(fine)\n\(fine)\n"), ":4", "feedback-form"),
            ("quote-inside", text("\(header)\n\(fine)x\"y\n"), ":2", "feedback-form"),
            ("quote-then-text", text("\(header)\n\"\(batch)\"x,\(other),mailed,\(time),\n"), ":2", "feedback-form"),
            ("old-mac", text("\(header)\r\(fine)\r"), ":1", "feedback-form"),
        ]
        let rows: [(String, String, String, String)] = [
            ("status-unknown", "\(batch),\(other),posted,\(time),", ":3:status", "feedback-status"),
            ("status-of-other-letters", "\(batch),\(other),pu\u{217C}led,\(time),", ":3:status", "feedback-status"),
            ("time-of-hours", "\(batch),\(other),mailed,2026-11-12T09+01:00,", ":3:at", "feedback-time"),
            ("reason-unknown", "\(batch),\(other),returned,\(time),away", ":3:reason", "feedback-reason"),
            ("reason-missing", "\(batch),\(other),returned,\(time),", ":3:reason", "feedback-reason"),
            ("reason-too-much", "\(batch),\(other),mailed,\(time),moved", ":3:reason", "feedback-reason"),
            ("date-as-number", "\(batch),\(other),mailed,45000,", ":3:at", "feedback-time"),
            ("date-of-a-spreadsheet", "\(batch),\(other),mailed,10-11-2026 9:00,", ":3:at", "feedback-time"),
            ("date-without-offset", "\(batch),\(other),mailed,2026-11-12T09:00:00,", ":3:at", "feedback-time"),
            ("date-without-time", "\(batch),\(other),mailed,2026-11-12,", ":3:at", "feedback-time"),
            ("date-that-is-none", "\(batch),\(other),mailed,2026-02-30T09:00:00+01:00,", ":3:at", "feedback-time"),
            ("piece-misread", "\(batch),\(wrongCheck),mailed,\(time),", ":3:piece_id", "piece-id-check"),
            ("piece-cut", "\(batch),\(other.dropLast()),mailed,\(time),", ":3:piece_id", "feedback-piece"),
            ("piece-of-two", "\(batch),\(other) \(other),mailed,\(time),", ":3:piece_id", "feedback-piece"),
            ("batch-cut", "\(batch.dropLast()),\(other),mailed,\(time),", ":3:batch_id", "feedback-batch"),
            ("batch-unknown", "2026-11-0099,,mailed,\(time),", ":3:batch_id", "unknown-batch"),
            ("piece-unknown", "2026-11-0007,2611A0007000123H,mailed,\(time),", ":3:piece_id", "unknown-piece"),
            ("piece-elsewhere", "\(batch),\(stranger),mailed,\(time),", ":3:piece_id", "piece-of-another-batch"),
            ("piece-rejected", "\(batch),\(other),rejected,\(time),", ":3:piece_id", "feedback-subject"),
            ("batch-returned", "\(batch),,returned,\(time),moved", ":3:piece_id", "feedback-subject"),
            ("field-missing", "\(batch),\(other),mailed,\(time)", ":3", "feedback-fields"),
            ("field-too-much", "\(batch),\(other),mailed,\(time),,", ":3", "feedback-fields"),
            ("empty-line-between", "\n\(batch),GOOD,mailed,\(time),", ":3", "feedback-fields"),
        ]
        let inRows = rows.enumerated().map { index, row in
            // What stands behind the empty line says the same again.
            let wrong = row.1.replacing("GOOD", with: good(index))
            let text = "\(header)\n\(batch),\(good(index)),mailed,\(time),\n\(wrong)\n"
            return MalformedFeedback(
                name: "\(row.0).csv", bytes: Array(text.utf8), place: row.2, code: row.3, isRefused: false)
        }
        // Cut where the row still looks whole: without its piece id it would be about the whole batch.
        let cut =
            "status,at,reason,batch_id,piece_id\nmailed,\(time),,\(batch),\(good(rows.count))\nmailed,\(time),,\(batch),"
        return refused.map {
            MalformedFeedback(name: "\($0.0).csv", bytes: $0.1, place: $0.2, code: $0.3, isRefused: true)
        } + inRows + [
            MalformedFeedback(
                name: "cut-off.csv", bytes: Array(cut.utf8), place: ":3", code: "feedback-cut-off", isRefused: false)
        ]
    }

    private static func text(_ text: String) -> [UInt8] { Array(text.utf8) }

    private static func utf16(_ text: String) -> [UInt8] { text.utf8.flatMap { [$0, 0] } }
}
