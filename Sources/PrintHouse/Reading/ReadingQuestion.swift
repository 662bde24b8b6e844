import MarkReading
import PDFFinishing
import PageReading
import PaperMail
import StrictFiles

/// What is asked of a process in which libraries read: a line, behind that of a mark its picture, a byte a pixel.
enum ReadingQuestion: Hashable {
    /// The first of all.
    case limits(processorSeconds: Int, memory: Int)
    case mark(MarkReader.Symbology, width: Int, height: Int)
    case document
    /// The same of a file that our own reader knows: behind all pages, for no file has to be read twice for that.
    case knownDocument
    /// For pages without their output intent, those of these numbers or all: behind the answer stand so many bytes.
    case plainPages([Int]?)
    /// For what stands on the pages: the answer is `PageRecord`s.
    case pages(upTo: Int)

    var line: String {
        switch self {
        case .limits(let seconds, let memory): "limits \(seconds) \(memory)\n"
        case .mark(.dataMatrix, let width, let height): "datamatrix \(width) \(height)\n"
        case .mark(.qr, let width, let height): "qr \(width) \(height)\n"
        case .document: "document\n"
        case .knownDocument: "known\n"
        case .plainPages(nil): "plain\n"
        case .plainPages(let pages?): "plain \(pages.map(String.init).joined(separator: " "))\n"
        case .pages(let last): "pages \(last)\n"
        }
    }

    init?(_ line: String) {
        let words = line.split(separator: " ")
        let numbers = words.dropFirst().compactMap { Int($0) }
        switch (words.first, numbers.count) {
        case ("limits", 2): self = .limits(processorSeconds: numbers[0], memory: numbers[1])
        case ("datamatrix", 2): self = .mark(.dataMatrix, width: numbers[0], height: numbers[1])
        case ("qr", 2): self = .mark(.qr, width: numbers[0], height: numbers[1])
        case ("document", 0): self = .document
        case ("known", 0): self = .knownDocument
        case ("plain", 0): self = .plainPages(nil)
        case ("plain", words.count - 1): self = .plainPages(numbers)
        case ("pages", 1): self = .pages(upTo: numbers[0])
        default: return nil
        }
    }
}

/// What it answers: a line of JSON.
enum ReadingAnswer {
    struct Mark: Codable {
        /// Nil where none can be read.
        var text: String?
    }

    struct Pages: Codable {
        /// Nil where the file cannot be read.
        var bytes: Int?
    }

    struct Document: Hashable, Codable {
        /// Nil where the file cannot be read.
        var structure: Structure?
        var inspection: PrintInspection?
        var isOverMemory = false
    }

    /// `DocumentStructure` with the digest of the profile in place of its bytes.
    struct Structure: Hashable, Codable {
        var parts: [DocumentStructure.Part]?
        var condition: String?
        var profile: FileDigest?

        init(_ structure: DocumentStructure) {
            parts = structure.parts
            condition = structure.condition
            profile = structure.profile.map { FileDigest(of: $0) }
        }

        init(_ document: KnownDocument) {
            parts = document.parts?.map {
                .init(name: $0.name, firstPage: $0.firstPage, lastPage: $0.lastPage, isOnItsPages: true)
            }
            condition = document.condition?.name
            profile = document.condition.map { FileDigest(of: $0.profile) }
        }
    }
}
