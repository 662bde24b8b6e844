/// Fonts and forms of a file, each read once.
final class SharedObjects {
    let file: ObjectFile
    private var fonts: [Int: EmbeddedFont] = [:]
    private(set) var forms: [Int: ReadContent] = [:]

    private static let imageKeys: Set<String> = [
        "Type", "Subtype", "Width", "Height", "BitsPerComponent", "ImageMask", "Decode", "Interpolate", "Filter",
        "Length",
    ]
    private static let formKeys: Set<String> = [
        "Type", "Subtype", "FormType", "BBox", "Resources", "Filter", "Length",
    ]
    /// Modules on a side of a code.
    private static let sides = 1...1024

    init(_ file: ObjectFile) { self.file = file }

    func font(_ number: Int) throws(PageReadingFault) -> EmbeddedFont {
        if let known = fonts[number] { return known }
        let font = try EmbeddedFont(number, in: file)
        fonts[number] = font
        return font
    }

    /// Throws for a form in a form, which ours never have: a few of them in each other could come to any number.
    func object(_ number: Int, forPage isPage: Bool) throws(PageReadingFault) -> PageResources.Object {
        if isPage, forms[number] != nil { return .form(number: number) }
        let (dictionary, bytes) = try file.stream(number)
        switch dictionary["Subtype"].name {
        case "Form":
            guard isPage else { throw .unknown("a form in a form") }
            try read(form: number, dictionary, bytes)
            return .form(number: number)
        case "Image": return try Self.code(dictionary, bytes)
        default: throw .unknown("an object in content")
        }
    }

    private func read(form number: Int, _ dictionary: FileDictionary, _ bytes: [UInt8]) throws(PageReadingFault) {
        try dictionary.holdsOnly(Self.formKeys, "form")
        guard let box = try file.value(of: dictionary["BBox"]).items?.compactMap(\.number), box.count == 4 else {
            throw .damaged("a form")
        }
        let resources = try PageResources(dictionary["Resources"], isPage: false, shared: self)
        let area = PageRectangle(
            left: min(box[0], box[2]), top: min(box[1], box[3]), right: max(box[0], box[2]), bottom: max(box[1], box[3])
        )
        var reader = ContentReader(resources, start: Transform(), area: area)
        try reader.read(bytes)
        forms[number] = reader.content
    }

    /// The columns and rows of a mask of one bit a module. Throws where an image is something else.
    @discardableResult
    static func checkCode(_ dictionary: FileDictionary) throws(PageReadingFault) -> (columns: Int, rows: Int) {
        try dictionary.holdsOnly(imageKeys, "image")
        guard case .boolean(true) = dictionary["ImageMask"], let columns = dictionary["Width"].integer,
            let rows = dictionary["Height"].integer, sides.contains(columns), sides.contains(rows)
        else { throw .unknown("an image that is no code") }
        if case .boolean(true) = dictionary["Interpolate"] { throw .unknown("an image that is smoothed") }
        switch dictionary["BitsPerComponent"].integer {
        case 1, nil: break
        default: throw .unknown("an image that is no code")
        }
        return (columns, rows)
    }

    private static func code(_ dictionary: FileDictionary, _ bytes: [UInt8]) throws(PageReadingFault)
        -> PageResources.Object
    {
        let (columns, rows) = try checkCode(dictionary)
        let length = (columns + 7) / 8
        guard bytes.count == length * rows else { throw .damaged("an image") }
        let isInverse: Bool
        switch dictionary["Decode"].items?.compactMap(\.integer) {
        case [1, 0]: isInverse = false
        case [0, 1], nil: isInverse = true
        default: throw .unknown("an image")
        }
        var modules = isInverse ? bytes.map { ~$0 } : bytes
        // Bits behind the last module of a row mean nothing.
        let spare = length * 8 - columns
        if spare > 0 { for row in 1...rows { modules[row * length - 1] &= 0xFF << UInt8(spare) } }
        return .code(columns: columns, rows: rows, modules: modules)
    }
}
