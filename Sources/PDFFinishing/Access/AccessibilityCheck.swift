/// Reads a finished file and tells which clauses of PDF/UA-1 it does not keep. It trusts nothing that wrote the file.
///
/// Not all clauses can be checked so: whether the order of reading is right, and whether an alternative says what a figure
/// shows, people and other tests judge.
struct AccessibilityCheck {
    private let file: PDFFile
    private let elements: [StructureTree.Element]
    private let root: PDFValue

    static func faults(of path: String) throws(FinishingError) -> [AccessibilityFault] {
        let file = try PDFFile(reading: path)
        let check = try Self(of: file)
        var faults: [AccessibilityFault] = []
        if try check.isNotMarked { faults.append(.notMarked) }
        if try check.hasLooseContent { faults.append(.looseContent) }
        if check.elements.contains(where: { !Self.known.contains($0.tag) }) { faults.append(.unknownElement) }
        if try check.hasNoTitle { faults.append(.noTitle) }
        if file.root["/Lang"].text?.isEmpty ?? true { faults.append(.noLanguage) }
        if check.lacksAlternative { faults.append(.noAlternative) }
        if check.hasBrokenHeadings { faults.append(.headings) }
        if try check.hasBrokenLists { faults.append(.lists) }
        if try check.lacksTabOrder { faults.append(.tabOrder) }
        faults += try check.fontFaults
        try file.check()
        return faults
    }

    private init(of file: PDFFile) throws(FinishingError) {
        self.file = file
        elements = try StructureTree(of: file).elements
        root = try file.value(of: file.root)
    }

    private static let known: Set<String> = [
        "/Document", "/H1", "/H2", "/H3", "/H4", "/H5", "/H6", "/P", "/L", "/LI", "/Lbl", "/LBody", "/Figure",
    ]

    // MARK: The document

    private var isNotMarked: Bool {
        get throws(FinishingError) {
            let mark = try file.resolved(root["/MarkInfo"])
            return mark["/Marked"] != .boolean(true) || mark["/Suspects"] == .boolean(true)
                || elements.first?.tag != "/Document"
        }
    }

    private var hasNoTitle: Bool {
        get throws(FinishingError) {
            guard case .reference(let id) = root["/Metadata"], let packet = try file.object(id).data() else {
                return true
            }
            let title = String(decoding: packet, as: UTF8.self).firstMatch(
                of: /<dc:title>.*?<rdf:li[^>]*>([^<]+)<\/rdf:li>/.dotMatchesNewlines())
            let preferences = try file.resolved(root["/ViewerPreferences"])
            return title == nil || preferences["/DisplayDocTitle"] != .boolean(true)
        }
    }

    private var lacksTabOrder: Bool {
        get throws(FinishingError) {
            for page in file.pages {
                let value = try file.resolved(.reference(page))
                if value["/Annots"] != .null, value["/Tabs"] != .name("/S") { return true }
            }
            return false
        }
    }

    // MARK: The structure

    private var lacksAlternative: Bool {
        elements.contains { $0.tag == "/Figure" && (file.object($0.id)["/Alt"].text ?? "").isEmpty }
    }

    private var hasBrokenHeadings: Bool {
        var level = 0
        for element in elements {
            guard let match = element.tag.wholeMatch(of: /\/H([1-6])/), let next = Int(match.1) else { continue }
            if next > level + 1 { return true }
            level = next
        }
        return false
    }

    private var hasBrokenLists: Bool {
        get throws(FinishingError) {
            for (index, element) in elements.enumerated() {
                let inside = elements[(index + 1)...].prefix { $0.depth > element.depth }
                let kids = inside.filter { $0.depth == element.depth + 1 }.map(\.tag)
                switch element.tag {
                case "/L":
                    let attributes = try file.resolved(file.resolved(.reference(element.id))["/A"])
                    let isNumbered = inside.contains { $0.tag == "/Lbl" }
                    if kids.isEmpty || kids.contains(where: { $0 != "/LI" })
                        || isNumbered && attributes["/ListNumbering"] == .null
                    {
                        return true
                    }
                case "/LI": if kids != ["/LBody"], kids != ["/Lbl", "/LBody"] { return true }
                default: break
                }
            }
            return false
        }
    }

    // MARK: The pages

    /// Whether something on a page is in no element; what an element names must be there too.
    private var hasLooseContent: Bool {
        get throws(FinishingError) {
            var named: [Int32: Set<Int>] = [:]
            for content in elements.flatMap(\.content) { named[content.page, default: []].insert(content.number) }
            for page in file.pages {
                guard let bytes = try file.object(page)["/Contents"].data() else { return true }
                let marked: MarkedContent
                do throws(ContentFault) { marked = try MarkedContent(of: bytes) } catch {
                    throw file.damaged("the content of a page is not well formed")
                }
                if marked.hasLoose || marked.numbers != named[page, default: []] { return true }
            }
            return false
        }
    }

    private var fontFaults: [AccessibilityFault] {
        get throws(FinishingError) {
            var faults: Set<AccessibilityFault> = []
            for page in file.pages {
                let resources = try file.resolved(file.resolved(.reference(page))["/Resources"])
                guard case .dictionary(let fonts) = try file.resolved(resources["/Font"]) else { continue }
                for font in fonts {
                    let value = try file.resolved(font.value)
                    if value["/ToUnicode"] == .null { faults.insert(.noCharacters) }
                    let descendant = try file.resolved(file.resolved(value["/DescendantFonts"]).items.first ?? .null)
                    let owner = descendant == .null ? value : descendant
                    let descriptor = try file.resolved(owner["/FontDescriptor"])
                    if ["/FontFile", "/FontFile2", "/FontFile3"].allSatisfy({ descriptor[$0] == .null }) {
                        faults.insert(.fontNotEmbedded)
                    }
                }
            }
            return faults.sorted { $0.rawValue < $1.rawValue }
        }
    }
}
