/// The two files that come back, told apart by their headers.
enum FeedbackKind: CaseIterable {
    /// What a printer says.
    case printer
    /// Returned mail that the sender's post room scanned.
    case postRoom

    enum Column: String {
        case batch = "batch_id"
        case piece = "piece_id"
        case status, at, reason, reference, pieces, sheets
    }

    var columns: [Column] {
        switch self {
        case .printer: [.batch, .piece, .status, .at, .reason]
        case .postRoom: [.reference, .reason, .at]
        }
    }

    /// Columns that a file may have too, all of them or none: what the inserter's camera counted.
    var furtherColumns: [Column] {
        switch self {
        case .printer: [.pieces, .sheets]
        case .postRoom: []
        }
    }

    /// The kind whose column only it has, so that what is missing can be named; a printer's where there is none.
    init(ofHeader header: [String]) {
        self = header.contains(Column.reference.rawValue) ? .postRoom : .printer
    }
}
