import PageReading
import PaperMail

extension ReadingSession {
    /// Hands over each page in its order, with what stands in the forms that were met so far; returns how many pages the file
    /// has. Throws `PageReadingFault` where the reader does not know what it reads.
    ///
    /// - Parameter last: of the pages that are read.
    mutating func forEachPage(
        upTo last: Int, _ body: (_ number: Int, _ page: PagesReader.Page, _ forms: [Int: ReadContent]) throws -> Void
    ) async throws -> Int {
        try await put(.pages(upTo: last))
        var forms: [Int: ReadContent] = [:]
        var number = 0
        while true {
            switch try await record() {
            case .form(let number, let content): forms[number] = content
            case .page(let page):
                number += 1
                try body(number, page, forms)
            case .end(let pages): return pages
            case .fault(let fault): throw fault
            }
        }
    }
}
