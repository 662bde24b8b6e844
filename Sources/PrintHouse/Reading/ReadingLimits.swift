/// What may be spent on reading a stranger's letters.pdf, by each program that reads it.
///
/// An honest batch takes a fraction: our own reader 0.2 ms a page, pdftotext 1 ms and 16 MB, pdfinfo 0.04 ms a page.
package struct ReadingLimits: Hashable, Sendable {
    /// Of processor time, whatever the file.
    package var processorSeconds = 10
    /// Of processor time for each page that the list names: ten times slower machines are used too.
    package var processorMillisecondsPerPage = 20
    /// Of processor time for each picture that a mark is looked for in: where text stands in its place, that takes 0.4 s.
    package var processorMillisecondsPerMark = 1000
    /// Pages beyond these add no time. A batch has fewer; a list may claim any number.
    package var mostPages = 100_000
    /// Seconds without an answer by the clock, beyond ten times the processor time: other work may keep a reader waiting.
    package var silence = 30
    /// Bytes of memory, whatever the file.
    package var memory = 1 << 30
    /// Times the size of the file, that are added to that: objects take several times what they take in it.
    package var memoryTimesFile = 8
    /// Bytes of text of one page. A letter's has some 3,000.
    package var pageText = 1 << 20

    package init() {}

    /// - Parameters:
    ///   - pages: how many of them the reader is to look at.
    ///   - marks: how many pictures the reader is to look for a mark in.
    ///   - file: bytes.
    ///   - output: how many bytes the reader may write in answer.
    func bounds(pages: Int, marks: Int = 0, file: Int, output: Int) -> ReaderBounds {
        let milliseconds =
            max(0, min(pages, mostPages)) * processorMillisecondsPerPage
            + max(0, min(marks, mostPages)) * processorMillisecondsPerMark
        let processor = processorSeconds + milliseconds / 1000
        return ReaderBounds(
            processorSeconds: processor, seconds: silence + 10 * processor,
            memory: memory + max(0, min(file, 1 << 40)) * memoryTimesFile, output: output)
    }
}

/// What one program that reads a stranger's file may take.
struct ReaderBounds: Hashable, Sendable {
    /// Of processor time (setrlimit(2), `RLIMIT_CPU`).
    var processorSeconds: Int
    /// Without an answer, by the clock: for who waits and does nothing.
    var seconds: Int
    /// Bytes of address space (setrlimit(2), `RLIMIT_AS`).
    var memory: Int
    /// Bytes.
    var output: Int
}
