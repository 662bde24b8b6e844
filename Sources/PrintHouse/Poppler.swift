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

    /// The number of pages. Throws `toolFailed` where the file is no PDF that can be read.
    package func pageCount(of file: FilePath) async throws -> Int {
        let result = try await started(pdfinfo) {
            try await run(
                .name(pdfinfo), arguments: Arguments([argument(file)]), output: .bytes(limit: 1 << 20),
                error: .discarded)
        }
        let lines = String(decoding: result.standardOutput, as: UTF8.self).split(whereSeparator: \.isNewline)
        // The last such line: a title, which comes before, may hold anything.
        guard result.terminationStatus.isSuccess, let line = lines.last(where: { $0.hasPrefix("Pages:") }),
            let count = Int(digits: line.dropFirst("Pages:".count).drop { $0 == " " })
        else { throw PrintHouseError.toolFailed(tool: pdfinfo, file: file) }
        return count
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
                    let chunk = buffer.withUnsafeBytes { Array($0) }
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
    private func argument(_ file: FilePath) -> String {
        file.isAbsolute ? file.string : "./" + file.string
    }

    private func started<Result>(_ tool: String, _ body: () async throws -> Result) async throws -> Result {
        do {
            return try await body()
        } catch let error as SubprocessError where error.code == .executableNotFound {
            throw PrintHouseError.toolMissing(tool: tool, package: "poppler-utils")
        }
    }
}
