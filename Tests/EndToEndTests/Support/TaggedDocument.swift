import SystemPackage
import TestSupport
import Testing

/// A PDF with its structure, as pikepdf and poppler's pdfinfo read it: programs that had no part in making it.
struct TaggedDocument: Sendable {
    /// JSON, as read-tagged.py tells it.
    private let text: String

    init(of path: FilePath) async throws {
        let script =
            String(decoding: PackageResources.read_tagged_py, as: UTF8.self)
            + "\nimport json, sys\nprint(json.dumps(pdf_of(sys.argv[1])))\n"
        let seen = try await ProgramRun(.python, ["-c", script, path.string])
        try #require(seen.status == 0, "\(seen.errors)")
        text = seen.output
    }

    var json: TestJSON { get throws { try TestJSON(text) } }
    var tags: [String] { get throws { try json["tags"].list.compactMap(\.text) } }
    /// What figures show, in words.
    var alternatives: [String] { get throws { try json["alternatives"].list.compactMap(\.text) } }
    /// Headings, paragraphs, items and figures in the order of the structure.
    var lines: [String] { get throws { try json["letter"].list.compactMap(\.text) } }
}
