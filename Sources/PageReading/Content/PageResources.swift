/// What the names in content stand for (ISO 32000-1, 7.8.3); of the whole file what pages share is read once.
struct PageResources {
    enum Object {
        case form(number: Int)
        case code(columns: Int, rows: Int, modules: [UInt8])
    }

    /// Whether they are those of a page, and not of something that pages share.
    let isPage: Bool
    private let names: FileDictionary
    private let shared: SharedObjects

    private static let kinds: Set<String> = ["ExtGState", "Font", "XObject", "ProcSet"]

    init(_ object: FileObject, isPage: Bool, shared: SharedObjects) throws(PageReadingFault) {
        names = try shared.file.dictionary(object, "resources")
        try names.holdsOnly(Self.kinds, "resources")
        (self.isPage, self.shared) = (isPage, shared)
    }

    /// Names of procedures, of no use to any reader of today (ISO 32000-1, 14.2).
    var procedures: FileObject { names["ProcSet"] }

    /// All names of a kind, and what they stand for.
    func entries(of kind: String) throws(PageReadingFault) -> [(key: String, value: FileObject)] {
        names[kind].isNull ? [] : try shared.file.dictionary(names[kind], "resources").entries
    }

    private func object(_ name: String, of kind: String) throws(PageReadingFault) -> FileObject {
        let object = try shared.file.dictionary(names[kind], "resources")[name]
        if case .null = object { throw .damaged("a name that stands for nothing") }
        return object
    }

    /// Throws where it makes what is drawn transparent, or changes its ink.
    func checkGraphicsState(_ name: String) throws(PageReadingFault) {
        let state = try shared.file.dictionary(try object(name, of: "ExtGState"), "a graphics state")
        for entry in state.entries {
            switch (entry.key, entry.value) {
            case ("Type", .name("ExtGState")), ("BM", .name("Normal")), ("SMask", .name("None")): break
            case ("CA", .number(1)), ("ca", .number(1)): break
            default: throw .unknown("graphics state /\(entry.key)")
            }
        }
    }

    func font(_ name: String) throws(PageReadingFault) -> EmbeddedFont {
        guard case .reference(let number) = try object(name, of: "Font") else { throw .unknown("a font") }
        return try shared.font(number)
    }

    func object(_ name: String) throws(PageReadingFault) -> Object {
        guard case .reference(let number) = try object(name, of: "XObject") else { throw .damaged("an image") }
        return try shared.object(number, forPage: isPage)
    }
}
