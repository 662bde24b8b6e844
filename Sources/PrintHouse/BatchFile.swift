/// The files of a batch folder.
package enum BatchFile: String, CaseIterable, Sendable {
    case letters = "letters.pdf"
    case pieces = "pieces.csv"
    case manifest = "manifest.json"
    case checksums = "SHA256SUMS"
    /// May be absent in a test.
    case signature = "SHA256SUMS.sig"

    /// Those that the manifest lists.
    package static let contents: [BatchFile] = [.letters, .pieces]
    /// Those that SHA256SUMS lists.
    package static let summed: [BatchFile] = [.letters, .pieces, .manifest]
    package static let required: [BatchFile] = summed + [.checksums]

    package var name: String { rawValue }

    package var mediaType: String {
        switch self {
        case .letters: "application/pdf"
        case .pieces: "text/csv"
        case .manifest: "application/json"
        case .checksums, .signature: "text/plain"
        }
    }
}
