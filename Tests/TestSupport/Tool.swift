import Foundation
import Subprocess
import SystemPackage

/// A program that reads what was drawn, independently of what drew it.
package struct Tool: Sendable {
    private let executable: Executable
    private let name: String
    private let advice: String

    package static let pdftotext = Tool("pdftotext", package: "poppler-utils")
    package static let pdftoppm = Tool("pdftoppm", package: "poppler-utils")
    package static let pdfinfo = Tool("pdfinfo", package: "poppler-utils")
    package static let qpdf = Tool("qpdf", package: "qpdf")
    package static let pdffonts = Tool("pdffonts", package: "poppler-utils")
    package static let ghostscript = Tool("gs", package: "ghostscript")
    package static let zbarimg = Tool("zbarimg", package: "zbar-tools")
    package static let zint = Tool("zint", package: "zint")

    /// Python with zxing-cpp and Pillow: `POSTVANGNET_TEST_PYTHON`, or the one in `.tools` beside the sources.
    package static var python: Tool {
        let own = ProjectStationery.root.appending(path: ".tools/venv/bin/python3").path
        let path = ProcessInfo.processInfo.environment["POSTVANGNET_TEST_PYTHON"] ?? own
        return Tool(
            executable: .path(FilePath(path)), name: path,
            advice: "Run python3 -m venv .tools/venv && .tools/venv/bin/pip install zxing-cpp pillow, or name an "
                + "interpreter that has both in POSTVANGNET_TEST_PYTHON.")
    }

    private init(_ name: String, package: String) {
        self.init(executable: .name(name), name: name, advice: "Install Debian's package \(package).")
    }

    private init(executable: Executable, name: String, advice: String) {
        (self.executable, self.name, self.advice) = (executable, name, advice)
    }

    /// What the program writes to its standard output.
    package func output(_ arguments: [String]) async throws -> [UInt8] {
        do {
            let result = try await ProgramTurns.all.take {
                try await run(
                    executable, arguments: Arguments(arguments), output: .bytes(limit: 64 << 20),
                    error: .string(limit: 1 << 20, encoding: UTF8.self))
            }
            guard result.terminationStatus.isSuccess else {
                throw ToolFailure(
                    description: "\(name) ends with \(result.terminationStatus): \(result.standardError). \(advice)")
            }
            return result.standardOutput
        } catch let error as SubprocessError {
            throw ToolFailure(description: "\(name) cannot be started (\(error)). \(advice)")
        }
    }

    package func text(_ arguments: [String]) async throws -> String {
        String(decoding: try await output(arguments), as: UTF8.self)
    }
}

/// A reader that the tests need is missing, or refuses what was drawn: never a reason to skip a test.
package struct ToolFailure: Error, CustomStringConvertible {
    package let description: String
}
