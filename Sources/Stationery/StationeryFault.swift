import MailboxDomain

/// What can be wrong with the files that letters are made of, apart from what stands in them.
package enum StationeryFault: String, FindingCode {
    case missingFile = "missing-file"
    case unreadableFile = "unreadable-file"
    case unknownLayout = "unknown-layout"
    case unknownDrawing = "unknown-drawing"
    /// A file or folder among them that no part of the program reads.
    case unreadFile = "unread-file"
    /// Something else than the command wrote.
    case signOffs = "sign-offs"
    /// An SVG that may not stand in a letter.
    case drawing
}
