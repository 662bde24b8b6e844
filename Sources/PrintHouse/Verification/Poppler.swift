import Measures
import PaperMail
import Subprocess
package import SystemPackage

/// Poppler's programs, by which a PDF is read back independently of what wrote it.
package struct Poppler: Sendable {
    private let pdfinfo: String
    private let pdftotext: String

    /// Names to look for on the path.
    package init(pdfinfo: String = "pdfinfo", pdftotext: String = "pdftotext") {
        self.pdfinfo = pdfinfo
        self.pdftotext = pdftotext
    }

    /// What pdfinfo says of a file.
    package struct Outline: Hashable, Sendable {
        package var pages: Int
        /// Of the first page, in millimetres.
        package var pageSize: Manifest.Size
    }

    /// Throws `toolFailed` where the file is no PDF that can be read.
    package func outline(of file: FilePath) async throws -> Outline {
        let result = try await started(pdfinfo) {
            try await run(
                .name(pdfinfo), arguments: Arguments([argument(file)]), output: .bytes(limit: 1 << 20),
                error: .discarded)
        }
        let lines = String(decoding: result.standardOutput, as: UTF8.self).split(whereSeparator: \.isNewline)
        // The last such line: a title, which comes before, may hold anything.
        func value(_ key: String) -> [Substring]? {
            lines.last { $0.hasPrefix(key) }?.dropFirst(key.count).split(separator: " ")
        }
        guard result.terminationStatus.isSuccess, let count = value("Pages:")?.first.flatMap({ Int(digits: $0) }),
            let size = value("Page size:"), size.count >= 3, let width = Double(size[0]), let height = Double(size[2])
        else { throw PrintHouseError.toolFailed(tool: pdfinfo, file: file) }
        let millimetres = 25.4 / 72
        return Outline(
            pages: count,
            pageSize: Manifest.Size(widthMm: width * millimetres, heightMm: height * millimetres))
    }

    /// Hands over the text of each page in turn, and the page's number from 1.
    ///
    /// One process reads the whole file, and no more than a page of text is held.
    package func forEachPage(
        of file: FilePath, _ body: (_ number: Int, _ text: PageText) throws -> Void
    ) async throws {
        let arguments = Arguments(["-q", "-enc", "UTF-8", "-eol", "unix", argument(file), "-"])
        let result = try await started(pdftotext) {
            try await run(
                .name(pdftotext), arguments: arguments, input: .none, output: .sequence, error: .discarded
            ) { execution in
                var page: [UInt8] = []
                var number = 0
                for try await buffer in execution.standardOutput {
                    let chunk = unsafe buffer.withUnsafeBytes { unsafe Array($0) }
                    // Each page ends in a form feed, the last one too.
                    let parts = chunk.split(separator: 0x0C, omittingEmptySubsequences: false)
                    for (index, part) in parts.enumerated() {
                        page += part
                        guard index < parts.count - 1 else { continue }
                        number += 1
                        try body(number, PageText(utf8: page))
                        page.removeAll(keepingCapacity: true)
                    }
                }
            }
        }
        guard result.terminationStatus.isSuccess else {
            throw PrintHouseError.toolFailed(tool: pdftotext, file: file)
        }
    }

    // A path that begins with a hyphen would be taken for an option.
    func argument(_ file: FilePath) -> String {
        file.isAbsolute ? file.string : "./" + file.string
    }

    func started<Result>(_ tool: String, _ body: () async throws -> Result) async throws -> Result {
        do {
            return try await body()
        } catch let error as SubprocessError where error.code == .executableNotFound {
            throw PrintHouseError.toolMissing(tool: tool, package: "poppler-utils")
        }
    }
}
