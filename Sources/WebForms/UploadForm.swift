/// A form with a file, as a browser sends it (`multipart/form-data`, RFC 7578): texts, and files with the names that they
/// have at home.
package struct UploadForm: Hashable, Sendable {
    package struct File: Hashable, Sendable {
        /// As the browser has it. It says nothing about where the file may go.
        package let name: String
        package let bytes: [UInt8]
    }

    package let fields: FormFields
    private let files: [String: File]

    private static let mostParts = 32
    /// Of the lines before a part, in bytes.
    private static let longestHead = 1000

    /// The word that parts the parts, from a `Content-Type`; nil where it is none of such a form.
    package static func boundary(of type: String) -> String? {
        type.wholeMatch(of: /multipart\/form-data;\s*boundary="?([A-Za-z0-9'()+_,.\/:=?-]{1,70})"?\s*/).map {
            String($0.1)
        }
    }

    /// Nil for what is no such form: parts that are not ended, without a name, or with a name that another has.
    package init?(_ bytes: [UInt8], boundary: String) {
        let mark = Array("--\(boundary)".utf8)
        guard bytes.starts(with: mark) else { return nil }
        var texts: [String: String] = [:]
        var files: [String: File] = [:]
        var rest = bytes[mark.count...]
        let between = Array("\r\n".utf8) + mark
        let end = Array("--".utf8)
        while !rest.starts(with: end) {
            guard rest.starts(with: "\r\n".utf8), texts.count + files.count < Self.mostParts else { return nil }
            rest = rest.dropFirst(2)
            guard let headEnd = Self.place(of: Array("\r\n\r\n".utf8), in: rest.prefix(Self.longestHead)),
                let head = String(validating: rest[..<headEnd], as: UTF8.self),
                let partEnd = Self.place(of: between, in: rest[(headEnd + 4 - 2)...]),
                let names = Self.names(in: head)
            else { return nil }
            // A part without content ends right behind its head, whose last line end is then that of the mark too.
            let content = partEnd < headEnd + 4 ? [] : rest[(headEnd + 4)..<partEnd]
            guard texts[names.name] == nil, files[names.name] == nil else { return nil }
            if let file = names.file {
                files[names.name] = File(name: file, bytes: Array(content))
            } else {
                guard let text = String(validating: content, as: UTF8.self) else { return nil }
                texts[names.name] = text
            }
            rest = rest[(partEnd + between.count)...]
        }
        fields = FormFields(texts)
        self.files = files
    }

    package subscript(file name: String) -> File? { files[name] }

    /// Where bytes first stand in others.
    private static func place(of wanted: [UInt8], in bytes: ArraySlice<UInt8>) -> Int? {
        var start = bytes.startIndex
        while let next = bytes[start...].firstIndex(of: wanted[0]) {
            if bytes[next...].starts(with: wanted) { return next }
            start = next + 1
        }
        return nil
    }

    /// A part's name, and that of its file where it is one; nil for what says neither. Browsers write a quotation mark
    /// in a name as `%22`.
    private static func names(in head: String) -> (name: String, file: String?)? {
        guard
            let line = head.split(separator: "\r\n").first(where: { $0.lowercased().hasPrefix("content-disposition:") }
            ),
            line.contains(/:\s*form-data;/), let name = line.firstMatch(of: /;\s*name="([^"]+)"/)
        else { return nil }
        return (String(name.1), line.firstMatch(of: /;\s*filename="([^"]*)"/).map { String($0.1) })
    }
}
