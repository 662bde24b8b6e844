package import StrictFiles

/// The files of a batch folder.
package enum BatchFile: String, CaseIterable, Sendable {
    case letters = "letters.pdf"
    case pieces = "pieces.csv"
    /// Only for printers that want one.
    case ticket = "job.xjdf"
    case manifest = "manifest.json"
    case checksums = "SHA256SUMS"
    /// May be absent in a test.
    case signature = "SHA256SUMS.sig"

    /// Those that rendering makes.
    package static let rendered: [BatchFile] = [.letters, .pieces]
    /// Those that the manifest lists.
    package static let contents: [BatchFile] = rendered + [.ticket]
    /// Those that SHA256SUMS lists.
    package static let summed: [BatchFile] = contents + [.manifest]
    package static let required: [BatchFile] = rendered + [.manifest, .checksums]

    package var name: String { rawValue }

    /// The most that it may have; nil for the letters, which are never read whole.
    package var limit: FileLimit? {
        switch self {
        case .letters: nil
        case .pieces: PieceList.fileLimit
        case .ticket: JobTicket.fileLimit
        case .manifest: Manifest.fileLimit
        case .checksums: Checksums.fileLimit
        case .signature: SSHSignature.fileLimit
        }
    }

    package var mediaType: String {
        switch self {
        case .letters: "application/pdf"
        case .pieces: "text/csv"
        case .ticket: "application/vnd.cip4-xjdf+xml"
        case .manifest: "application/json"
        case .checksums, .signature: "text/plain"
        }
    }
}
