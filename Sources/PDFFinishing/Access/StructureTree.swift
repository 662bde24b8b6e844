/// The elements of a document's structure in the order of reading (ISO 32000-1, 14.7.2).
struct StructureTree {
    struct Element: Hashable {
        /// The number of its object.
        var id: Int32
        /// With its slash, such as `/H1`.
        var tag: String
        /// How many elements it stands in.
        var depth: Int
        /// Marked content of a page, by the page's object and the number there.
        var content: [Content]
    }

    struct Content: Hashable {
        var page: Int32
        var number: Int
    }

    /// An element goes before those in it.
    private(set) var elements: [Element] = []
    private let file: PDFFile

    private static let deepest = 20

    /// Empty where the file has no structure.
    init(of file: PDFFile) throws(FinishingError) {
        self.file = file
        let root = try file.value(of: file.root)["/StructTreeRoot"]
        guard root != .null else { return }
        for kid in try Self.items(file.resolved(root)["/K"]) { try add(kid, depth: 0) }
    }

    private mutating func add(_ kid: PDFValue, depth: Int) throws(FinishingError) {
        guard case .reference(let id) = kid, depth < Self.deepest else {
            throw file.damaged("its structure is not as was drawn")
        }
        let value = try file.resolved(kid)
        guard case .name(let tag) = value["/S"] else { throw file.damaged("an element of its structure has no name") }
        var element = Element(id: id, tag: tag, depth: depth, content: [])
        let place = elements.count
        elements.append(element)
        for item in Self.items(value["/K"]) {
            switch item {
            case .number(let number):
                guard case .reference(let page) = value["/Pg"] else { throw file.damaged("content has no page") }
                element.content.append(Content(page: page, number: Int(number)))
            case .dictionary:
                // Content of another page than the element's own.
                guard let number = item["/MCID"].number, case .reference(let page) = item["/Pg"] else {
                    throw file.damaged("its structure is not as was drawn")
                }
                element.content.append(Content(page: page, number: Int(number)))
            default: try add(item, depth: depth + 1)
            }
        }
        elements[place] = element
    }

    /// One thing stands there as it is, several as an array.
    private static func items(_ value: PDFValue) -> [PDFValue] {
        switch value {
        case .null: []
        case .array(let items): items
        default: [value]
        }
    }
}
