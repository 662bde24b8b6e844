/// The pages of a finished file in their order: those that were drawn, and blank ones among them.
struct PageSequence {
    /// The pages of each part, by their objects.
    let parts: [[Int32]]

    /// Makes the blank pages, and puts all pages into the file's list of pages (ISO 32000-1, 7.7.3).
    ///
    /// - Parameter drawn: the pages of the file, which are those of all parts.
    init(
        of parts: [DocumentPart], drawn: [Int32], boxes: PageBoxes, in file: PDFFile
    ) throws(FinishingError) {
        let expected = parts.reduce(0) { sum, part in sum + part.pages.count { $0 == .drawn } }
        guard expected == drawn.count else { throw file.damaged("it has \(drawn.count) pages, not \(expected)") }
        let list = file.root["/Pages"]
        let kids = file.array()
        var waiting = drawn[...]
        self.parts = parts.map { part in
            part.pages.compactMap { kind in
                let page: PDFObject
                switch kind {
                case .drawn:
                    guard let id = waiting.popFirst() else { return nil }
                    page = file.object(id)
                case .blank:
                    // A page without content is blank (ISO 32000-1, 7.7.3.3, Contents).
                    page = file.indirect("<< /Type /Page /Resources << >> >>")
                    boxes.set(on: page, of: file)
                }
                page["/Parent"] = list
                kids.append(page)
                return page.id
            }
        }
        list["/Kids"] = kids
        list["/Count"] = file.object(parsing: "\(self.parts.reduce(0) { $0 + $1.count })")
        try file.check()
        file.releaseObjects()
    }
}
