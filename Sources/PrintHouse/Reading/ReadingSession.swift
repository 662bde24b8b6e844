import Foundation
import MarkReading
import PDFFinishing
import PageReading
import Subprocess

/// Questions to a process in which letters.pdf is read, one after the other, and its answers.
struct ReadingSession {
    enum Failure: Error {
        /// The process is no longer there to answer.
        case gone
    }

    private let questions: StandardInputWriter
    private var answers: SubprocessOutputSequence.Iterator
    private let watch: ProcessWatch
    private let bounds: ReaderBounds
    private let reader: String
    private var rest: [UInt8] = []
    /// How many bytes of the rest are of records that were taken.
    private var taken = 0

    init(
        _ questions: StandardInputWriter, _ answers: SubprocessOutputSequence, _ watch: ProcessWatch,
        _ bounds: ReaderBounds, _ reader: String
    ) {
        (self.questions, self.watch, self.bounds, self.reader) = (questions, watch, bounds, reader)
        self.answers = answers.makeAsyncIterator()
    }

    mutating func begin() async throws {
        try await put(.limits(processorSeconds: bounds.processorSeconds, memory: bounds.memory))
    }

    /// The text of the mark in a picture; nil where none can be read.
    mutating func mark(_ symbology: MarkReader.Symbology, in picture: GrayPicture) async throws -> String? {
        guard MarkReader.sides.contains(picture.width), MarkReader.sides.contains(picture.height) else { return nil }
        try await put(.mark(symbology, width: picture.width, height: picture.height), picture.pixels)
        return try await answer(ReadingAnswer.Mark.self).text
    }

    /// Nil where libqpdf cannot read the file.
    mutating func document() async throws -> (ReadingAnswer.Structure, PrintInspection)? {
        try await document(.document)
    }

    /// The same by our own reader, when it has read all pages; nil where the file is not as our own programs write it.
    mutating func knownDocument() async throws -> (ReadingAnswer.Structure, PrintInspection)? {
        try await document(.knownDocument)
    }

    private mutating func document(
        _ question: ReadingQuestion
    ) async throws -> (ReadingAnswer.Structure, PrintInspection)? {
        try await put(question)
        let answer = try await answer(ReadingAnswer.Document.self)
        if answer.isOverMemory { throw ReaderStop(reader, .overMemory(bytes: bounds.memory)) }
        guard let structure = answer.structure, let inspection = answer.inspection else { return nil }
        return (structure, inspection)
    }

    /// Pages without their output intent, those of these numbers or all; nil where libqpdf cannot read the file.
    mutating func plainPages(_ numbers: [Int]?) async throws -> [UInt8]? {
        try await put(.plainPages(numbers))
        guard let count = try await answer(ReadingAnswer.Pages.self).bytes else { return nil }
        guard (0...bounds.output).contains(count) else { throw ReaderStop(reader, .overOutput(bytes: bounds.output)) }
        watch.beginWaiting()
        defer { watch.endWaiting() }
        while rest.count < count { try await readOn() }
        defer { rest.removeFirst(count) }
        return Array(rest[..<count])
    }

    func put(_ question: ReadingQuestion, _ bytes: [UInt8] = []) async throws {
        // A process that does not read its input is silent too.
        watch.beginWaiting()
        defer { watch.endWaiting() }
        do { _ = try await questions.write(Array(question.line.utf8) + bytes) } catch { throw Failure.gone }
    }

    private mutating func answer<Answer: Decodable>(_: Answer.Type) async throws -> Answer {
        let line = try await line()
        // What died in the middle of an answer, or of a writer that was told to do something else.
        do { return try JSONDecoder().decode(Answer.self, from: Data(line)) } catch { throw Failure.gone }
    }

    /// One of `PageRecord`s. Throws `ReaderStop` where the process writes something else.
    mutating func record() async throws -> PageRecord {
        watch.beginWaiting()
        defer { watch.endWaiting() }
        while true {
            var frames = rest[taken...]
            do {
                if let record = try PageRecord.take(from: &frames) {
                    taken = frames.startIndex
                    return record
                }
            } catch {
                // No record of ours is as long as what it says, or it is none.
                throw ReaderStop(reader, .overOutput(bytes: PageRecord.longest))
            }
            dropTaken()
            try await readOn()
        }
    }

    private mutating func dropTaken() {
        rest.removeFirst(taken)
        taken = 0
    }

    private mutating func line() async throws -> [UInt8] {
        watch.beginWaiting()
        defer { watch.endWaiting() }
        dropTaken()
        var searched = 0
        while true {
            if let end = rest[searched...].firstIndex(of: UInt8(ascii: "\n")) {
                defer { rest.removeFirst(end + 1) }
                return Array(rest[..<end])
            }
            searched = rest.count
            guard rest.count <= bounds.output else { throw ReaderStop(reader, .overOutput(bytes: bounds.output)) }
            try await readOn()
        }
    }

    private mutating func readOn() async throws {
        guard let chunk = try? await answers.next() else { throw Failure.gone }
        rest += unsafe chunk.withUnsafeBytes { unsafe Array($0) }
    }
}
