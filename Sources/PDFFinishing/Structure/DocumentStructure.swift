/// What a file says of its pieces, and of what it is made to be printed under. Read from the file alone.
package struct DocumentStructure: Hashable, Sendable {
    package struct Part: Hashable, Sendable, Codable {
        /// Nil where it has none.
        package var name: String?
        /// From 1; nil where the entry leads to no page.
        package var firstPage: Int?
        package var lastPage: Int?
        /// Whether every one of these pages points back to the part.
        package var isOnItsPages: Bool

        package init(name: String?, firstPage: Int?, lastPage: Int?, isOnItsPages: Bool) {
            (self.name, self.firstPage, self.lastPage) = (name, firstPage, lastPage)
            self.isOnItsPages = isOnItsPages
        }
    }

    /// In their order; nil where the file has no tree of parts.
    package let parts: [Part]?
    /// The name of the printing condition; nil where the file does not have just one.
    package let condition: String?
    /// The ICC profile of that.
    package let profile: [UInt8]?

    init(of file: PDFFile) throws(FinishingError) {
        (condition, profile) = try Self.condition(of: file)
        parts = try Self.parts(of: file)
        try file.check()
    }

    private static func condition(of file: PDFFile) throws(FinishingError) -> (String?, [UInt8]?) {
        let entry = try file.value(of: file.root)["/OutputIntents"]
        let intents = try entry == .null ? [] : file.value(of: file.root["/OutputIntents"]).items
        guard intents.count == 1, case .reference(let id) = intents[0] else { return (nil, nil) }
        let intent = file.object(id)
        guard try file.value(of: intent)["/S"] == .name("/GTS_PDFX") else { return (nil, nil) }
        let profile = intent["/DestOutputProfile"]
        return (intent["/OutputConditionIdentifier"].text, profile.isStream ? try profile.data() : nil)
    }

    private static func parts(of file: PDFFile) throws(FinishingError) -> [Part]? {
        guard case .reference(let tree) = try file.value(of: file.root)["/DPartRoot"],
            case .reference(let root) = try file.value(of: file.object(tree))["/DPartRootNode"],
            case .array(let groups) = try file.value(of: file.object(root))["/DParts"]
        else { return nil }
        let pages = file.pages
        let numbers = Dictionary(zip(pages, 1...max(1, pages.count)), uniquingKeysWith: { first, _ in first })
        var parts: [Part] = []
        for item in groups.flatMap(\.items) {
            guard case .reference(let id) = item else { return nil }
            let object = file.object(id)
            let value = try file.value(of: object)
            let first = value["/Start"].page(among: numbers)
            let last = value["/End"] == .null ? first : value["/End"].page(among: numbers)
            var isOnItsPages = false
            if let first, let last, first <= last {
                isOnItsPages = pages[(first - 1)..<last].allSatisfy { file.object($0)["/DPart"].id == id }
            }
            parts.append(
                Part(
                    name: value["/DPM"] == .null ? nil : object["/DPM"][DocumentPartTree.nameKey].text,
                    firstPage: first, lastPage: last, isOnItsPages: isOnItsPages))
            file.releaseObjects()
        }
        return parts
    }
}

extension PDFValue {
    fileprivate func page(among numbers: [Int32: Int]) -> Int? {
        if case .reference(let id) = self { numbers[id] } else { nil }
    }
}
