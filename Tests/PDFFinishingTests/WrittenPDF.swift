import Foundation

/// A PDF of one page, written by hand, with whatever a test puts into it.
struct WrittenPDF {
    var content = "0 0 0 rg 0 0 9 9 re f"
    /// Entries of the content stream.
    var contentEntries = ""
    /// Entries of the page and of its resources.
    var page = ""
    var resources = ""
    /// From object 5 on.
    var objects: [String] = []
    /// Before the page, blank ones with the same resources.
    var pagesBefore = 0
    /// Their MediaBox, where it is another one.
    var sizeBefore: String?

    static func stream(_ entries: String, _ data: String) -> String {
        "<< \(entries) /Length \(data.utf8.count) >>\nstream\n\(data)\nendstream"
    }

    func write(to path: String) throws {
        let first = 5 + objects.count
        let blanks = (0..<pagesBefore).map { first + 2 * $0 }
        var all = [
            "<< /Type /Catalog /Pages 2 0 R >>",
            "<< /Type /Pages /Count \(pagesBefore + 1) /MediaBox [0 0 99 99] /Kids "
                + "[\((blanks + [3]).map { "\($0) 0 R" }.joined(separator: " "))] >>",
            "<< /Type /Page /Parent 2 0 R /Contents 4 0 R /Resources << \(resources) >> \(page) >>",
            Self.stream(contentEntries, content),
        ]
        all += objects
        for number in blanks {
            all += [
                "<< /Type /Page /Parent 2 0 R /Contents \(number + 1) 0 R \(sizeBefore.map { "/MediaBox \($0)" } ?? "") >>",
                Self.stream("", "q Q"),
            ]
        }
        var file = "%PDF-1.4\n"
        var offsets: [Int] = []
        for (index, object) in all.enumerated() {
            offsets.append(file.utf8.count)
            file += "\(index + 1) 0 obj\n\(object)\nendobj\n"
        }
        let start = file.utf8.count
        file += "xref\n0 \(all.count + 1)\n0000000000 65535 f \n"
        for offset in offsets { file += String(format: "%010d 00000 n \n", offset) }
        file += "trailer\n<< /Size \(all.count + 1) /Root 1 0 R >>\nstartxref\n\(start)\n%%EOF\n"
        try Data(file.utf8).write(to: URL(filePath: path))
    }
}
