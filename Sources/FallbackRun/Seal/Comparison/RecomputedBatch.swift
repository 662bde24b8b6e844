import PaperMail
import PrintHouse
import StrictFiles
import SystemPackage

/// What a batch must be, computed again from the plan by a process that knows nothing of what rendering wrote.
struct RecomputedBatch: Codable, Hashable, Sendable {
    var formatVersion = 1
    /// SHA-256 of the list of pieces.
    var list: FileDigest
    var pieces: Int
    var sheets: Int
    var setAside: [SetAsidePiece]
    /// The pages of letters.pdf, from 1, that are drawn anew in `redrawnPages`, in that order.
    var redrawn: [Int]

    static let fileName = "recomputed.json"
    static let redrawnPages = "redrawn.pdf"
    /// What stands on all pages, as `PageRecord`s.
    static let pages = "pages.records"
}
