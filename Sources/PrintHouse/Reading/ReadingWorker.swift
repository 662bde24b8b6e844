import Foundation
import MarkReading
import PDFFinishing
import StrictFiles
package import SystemPackage

/// The process in which libraries read letters.pdf: does what its parent asks, until that ends.
///
/// A question is a line on standard input, see `ReadingQuestion`. The answers are lines on standard output.
package struct ReadingWorker {
    private let letters: FilePath

    package init(for letters: FilePath) { self.letters = letters }

    package func serve() throws {
        var input = QuestionInput()
        var pages: PagesAnswer?
        while let line = try input.line() {
            switch ReadingQuestion(line) {
            case .limits(let seconds, let memory): hold(processorSeconds: seconds, memory: memory)
            case .mark(let symbology, let width, let height):
                guard MarkReader.sides.contains(width), MarkReader.sides.contains(height),
                    let picture = GrayPicture(
                        width: width, height: height, pixels: try input.bytes(width * height))
                else { return }
                try answer(ReadingAnswer.Mark(text: MarkReader(symbology).read(picture)))
            case .document: try answer(document)
            case .knownDocument: try answer(pages?.document ?? ReadingAnswer.Document())
            case .plainPages(let numbers):
                let pages = try? PlainPages.bytes(of: letters.string, pages: numbers)
                try answer(ReadingAnswer.Pages(bytes: pages?.count))
                if let pages { try StandardOutput.write(pages) }
            case .pages(let last): pages = try PagesAnswer.written(of: letters, upTo: last)
            case nil: return
            }
        }
    }

    /// Sets the limits of this process. Memory counts from what it has now: the runtime and sanitizers reserve addresses that
    /// nobody uses.
    private func hold(processorSeconds: Int, memory: Int) {
        let reserved = (try? String(contentsOfFile: "/proc/self/statm", encoding: .ascii))
            .flatMap { $0.split(separator: " ").first }.flatMap { Int($0) }
        ResourceLimit.memory.set(memory + (reserved ?? 0) * Int(sysconf(Int32(_SC_PAGESIZE))))
        ResourceLimit.processor.set(processorSeconds, ending: processorSeconds + 5)
        ResourceLimit.core.set(0)
        ResourceLimit.fileSize.set(0)
    }

    private var document: ReadingAnswer.Document {
        do {
            let reading = try DocumentReading(of: letters.string)
            return ReadingAnswer.Document(
                structure: ReadingAnswer.Structure(reading.structure), inspection: reading.inspection)
        } catch FinishingError.cannotRead(_, let reason) {
            return ReadingAnswer.Document(isOverMemory: reason.contains("bad_alloc"))
        } catch {
            return ReadingAnswer.Document()
        }
    }

    private func answer(_ answer: some Encodable) throws {
        try StandardOutput.write(Array(try JSONEncoder().encode(answer)) + [UInt8(ascii: "\n")])
    }
}

/// Standard input as lines and bytes.
private struct QuestionInput {
    private var rest: [UInt8] = []

    /// Nil at the end.
    mutating func line() throws -> String? {
        while true {
            if let end = rest.firstIndex(of: UInt8(ascii: "\n")) {
                defer { rest.removeFirst(end + 1) }
                return String(decoding: rest[..<end], as: UTF8.self)
            }
            guard try readOn() else { return nil }
        }
    }

    /// Fewer where the input ends before.
    mutating func bytes(_ count: Int) throws -> [UInt8] {
        while rest.count < count, try readOn() {}
        defer { rest.removeFirst(min(count, rest.count)) }
        return Array(rest.prefix(count))
    }

    private mutating func readOn() throws -> Bool {
        let chunk = try unsafe [UInt8](unsafeUninitializedCapacity: 1 << 16) { buffer, count in
            count = try unsafe FileDescriptor.standardInput.read(into: UnsafeMutableRawBufferPointer(buffer))
        }
        rest += chunk
        return !chunk.isEmpty
    }
}
