/// The pages of a PDF that our own programs wrote, read one by one: texts with their places, codes, and the forms that pages
/// share.
///
/// What is done with the document as a whole, and notes on its pages, are no faults here: see `document()`.
///
/// Independent of what wrote it: no code and no library is shared with that but zlib. What it does not know is refused.
package struct PagesReader {
    private let file: ObjectFile
    private let shared: SharedObjects
    private let pages: [Int]

    private static let keys: Set<String> = [
        "Type", "Parent", "Resources", "MediaBox", "TrimBox", "BleedBox", "CropBox", "ArtBox", "Contents", "DPart",
        "Rotate",
        "UserUnit", "Group", "Annots", "AA",
    ]
    private static let deepest = 20

    /// A page, without what it shares with others.
    package struct Page: Hashable, Sendable {
        /// In points.
        package var width: Double
        package var height: Double
        package var content: ReadContent

        package init(width: Double, height: Double, content: ReadContent) {
            (self.width, self.height, self.content) = (width, height, content)
        }
    }

    package init(_ bytes: [UInt8]) throws(PageReadingFault) {
        file = try ObjectFile(bytes)
        shared = SharedObjects(file)
        let root = try file.dictionary(file.trailer["Root"], "the catalogue")
        guard root["Type"].name == "Catalog" else { throw .damaged("the catalogue") }
        pages = try Self.pages(below: root["Pages"], in: file)
    }

    package var count: Int { pages.count }

    /// What the file has beside its pages' content. Throws where that is more than our own programs write.
    package func document() throws(PageReadingFault) -> KnownDocument {
        try DocumentReader(file, shared, pages: pages).document
    }

    /// What stands in the forms that were met so far, by their numbers.
    package var forms: [Int: ReadContent] { shared.forms }

    /// - Parameter index: from 0.
    package func page(_ index: Int) throws(PageReadingFault) -> Page {
        let page = try file.dictionary(.reference(pages[index]), "a page")
        try page.holdsOnly(Self.keys, "page")
        switch (page["Rotate"], page["UserUnit"]) {
        case (.null, .null), (.number(0), .null): break
        default: throw .unknown("a turned page")
        }
        guard let box = try file.value(of: page["MediaBox"]).items?.compactMap(\.number), box.count == 4,
            box.allSatisfy({ $0.magnitude < 20_000 }), box[2] > box[0], box[3] > box[1]
        else { throw .damaged("the size of a page") }
        let (width, height) = (box[2] - box[0], box[3] - box[1])
        let bytes: [UInt8]
        switch page["Contents"] {
        case .null: return Page(width: width, height: height, content: ReadContent())
        case .reference(let number): bytes = try file.stream(number).bytes
        default: throw .unknown("content in parts")
        }
        var reader = ContentReader(
            try PageResources(page["Resources"], isPage: true, shared: shared),
            start: Transform([1, 0, 0, -1, -box[0], box[3]]),
            area: PageRectangle(left: 0, top: 0, right: width, bottom: height))
        try reader.read(bytes)
        return Page(width: width, height: height, content: reader.content)
    }

    /// The numbers of all pages in their order (ISO 32000-1, 7.7.3).
    private static func pages(below root: FileObject, in file: ObjectFile) throws(PageReadingFault) -> [Int] {
        var pages: [Int] = []
        var seen: Set<Int> = []
        var waiting: [(node: FileObject, depth: Int)] = [(root, 0)]
        while let (node, depth) = waiting.popLast() {
            guard case .reference(let number) = node, depth < deepest, seen.insert(number).inserted else {
                throw .damaged("the tree of pages")
            }
            let dictionary = try file.dictionary(node, "the tree of pages")
            switch dictionary["Type"].name {
            case "Page": pages.append(number)
            case "Pages":
                try dictionary.holdsOnly(["Type", "Kids", "Count", "Parent"], "pages")
                guard let kids = try file.value(of: dictionary["Kids"]).items else {
                    throw .damaged("the tree of pages")
                }
                waiting += kids.reversed().map { ($0, depth + 1) }
            default: throw .damaged("the tree of pages")
            }
        }
        return pages
    }
}
