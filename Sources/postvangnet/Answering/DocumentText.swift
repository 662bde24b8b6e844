import MailboxDomain
import Stationery
import StrictFiles
import Subprocess
import SystemPackage

/// The text of a document of a word processor: unzip(1) takes it out of its file.
struct DocumentText {
    private static let program = "unzip"
    private static let mostBytes = 64_000_000
    private let markup: DocumentMarkup
    private let file: FilePath

    /// Nil for what is no such document.
    init?(_ file: FilePath) {
        guard let markup = file.extension.flatMap({ DocumentMarkup(rawValue: $0.lowercased()) }) else { return nil }
        self.markup = markup
        self.file = file
    }

    /// A line for each paragraph, with an empty one between them. Throws where the file cannot be read.
    func read() async throws -> String {
        guard TextFile.stands(atPath: file.string) else { throw FileError.missing(file) }
        // A path that begins with a hyphen would be taken for an option.
        let path = file.isAbsolute ? file.string : "./" + file.string
        do {
            let result = try await Subprocess.run(
                .name(Self.program), arguments: ["-p", path, markup.part], input: .none,
                output: .bytes(limit: Self.mostBytes), error: .discarded)
            guard result.terminationStatus.isSuccess, let xml = String(validating: result.standardOutput, as: UTF8.self)
            else { throw DocumentError.unreadable(file) }
            return markup.paragraphs(of: xml).joined(separator: "\n\n")
        } catch let error as SubprocessError {
            throw error.code == .executableNotFound
                ? DocumentError.noProgram(file, program: Self.program) : DocumentError.unreadable(file)
        }
    }
}

/// Why the text of a document cannot be had.
enum DocumentError: Error, Hashable {
    case noProgram(FilePath, program: String)
    case unreadable(FilePath)
}

extension DocumentError: DutchReportedError {
    var description: String {
        switch self {
        case .noProgram(let file, let program):
            "\(file) is alleen te lezen met \(program), en dat staat niet op deze computer. Installeer Debians pakket "
                + "\(program), of bewaar de tekst als .txt."
        case .unreadable(let file):
            "\(file) is niet te lezen als tekst van een tekstverwerker. Bewaar het opnieuw, of als .txt."
        }
    }

    var exitStatus: ExitStatus {
        switch self {
        case .noProgram: .unavailable
        case .unreadable: .badInput
        }
    }
}
