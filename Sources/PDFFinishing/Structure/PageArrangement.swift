import CQPDF

/// Some pages of a PDF in an order of their own: batches that are damaged on purpose are made so.
package struct PageArrangement: Hashable, Sendable {
    /// From 1, each at most once.
    package var pages: [Int]

    /// Whether they are only to be looked at, and go without the output intent.
    package var isPlain: Bool

    package init(_ pages: [Int], isPlain: Bool = false) { (self.pages, self.isPlain) = (pages, isPlain) }

    package func write(_ input: String, to output: String) throws(FinishingError) {
        let file = try PDFFile(reading: input)
        if isPlain { return try PDFFile(pages: pages, of: file).write(to: output) }
        try file.keep(pages: pages)
        try file.write(to: output)
    }
}

extension PDFFile {
    /// Takes out all pages and puts some back (`qpdf_remove_page`, `qpdf_add_page`).
    fileprivate func keep(pages: [Int]) throws(FinishingError) {
        let count = Int(unsafe qpdf_get_num_pages(handle))
        let all = (0..<max(0, count)).map { unsafe qpdf_get_page_n(handle, $0) }
        for page in all { _ = unsafe qpdf_remove_page(handle, page) }
        for page in pages where all.indices.contains(page - 1) {
            _ = unsafe qpdf_add_page(handle, handle, all[page - 1], QPDF_FALSE)
        }
        try check()
    }
}
