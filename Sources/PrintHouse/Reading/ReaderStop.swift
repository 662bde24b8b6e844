package import MailboxDomain

/// A reader of letters.pdf that went over a limit and was ended, or that died of the file.
package struct ReaderStop: Error, Hashable, Sendable {
    package enum Reason: Hashable, Sendable {
        case overProcessorTime(seconds: Int)
        case overTime(seconds: Int)
        case overMemory(bytes: Int)
        case overOutput(bytes: Int)
        case died(signal: Int32)
    }

    /// A program or a library, such as `pdftotext`.
    package var reader: String
    package var reason: Reason
    /// From 1; nil where it is not known.
    package var page: Int?

    package init(_ reader: String, _ reason: Reason, page: Int? = nil) {
        (self.reader, self.reason, self.page) = (reader, reason, page)
    }

    package var finding: Finding {
        Finding(
            code: code, place: .init(file: BatchFile.letters.name, column: page.map { "page \($0)" }),
            message: "\(reader) \(sentence), so what it was to read is not checked. No file of ours is like that.")
    }

    private var code: BatchFault {
        switch reason {
        case .overProcessorTime, .overTime: .readerOverTime
        case .overMemory: .readerOverMemory
        case .overOutput: .readerOverOutput
        case .died: .readerDied
        }
    }

    private var sentence: String {
        switch reason {
        case .overProcessorTime(let seconds): "took more than \(seconds) seconds of processor time and was ended"
        case .overTime(let seconds): "did not answer for \(seconds) seconds and was ended"
        case .overMemory(let bytes): "asked for more than \(bytes >> 20) MiB of memory and was ended"
        case .overOutput(let bytes): "wrote more than \(bytes >> 10) KiB and was ended"
        case .died(let signal): "died of signal \(signal)"
        }
    }
}
