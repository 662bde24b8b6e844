/// A font of the file, as far as its texts can be read: codes of one or two bytes, and what each is as text.
struct EmbeddedFont {
    /// Of its object, by which pages share it.
    let number: Int
    /// Bytes of a code.
    let width: Int
    private let map: CharacterMap

    private static let keys: Set<String> = [
        "Type", "Subtype", "BaseFont", "Name", "FirstChar", "LastChar", "Widths", "FontDescriptor", "Encoding",
        "ToUnicode",
        "DescendantFonts",
    ]

    init(_ number: Int, in file: ObjectFile) throws(PageReadingFault) {
        let font = try file.dictionary(.reference(number), "a font")
        try font.holdsOnly(Self.keys, "font")
        self.number = number
        switch (font["Subtype"].name, font["Encoding"].name) {
        case ("TrueType", "WinAnsiEncoding"), ("Type1", "WinAnsiEncoding"):
            width = 1
            try Self.checkOutlines(of: font, file)
        case ("Type0", "Identity-H"):
            width = 2
            guard let fonts = try file.value(of: font["DescendantFonts"]).items, fonts.count == 1 else {
                throw .damaged("a font")
            }
            let descendant = try file.dictionary(fonts[0], "a font")
            guard ["CIDFontType0", "CIDFontType2"].contains(descendant["Subtype"].name) else {
                throw .unknown("a font")
            }
            try Self.checkOutlines(of: descendant, file)
        default: throw .unknown("a font")
        }
        guard case .reference(let text) = font["ToUnicode"] else { throw .unknown("a font without texts") }
        map = try CharacterMap(try file.stream(text).bytes, width: width)
    }

    /// UTF-8; nil of a code that the font gives no text.
    func text(of code: Int) -> [UInt8]? { map.texts.indices.contains(code) ? map.texts[code] : nil }

    private static func checkOutlines(of font: FileDictionary, _ file: ObjectFile) throws(PageReadingFault) {
        let descriptor = try file.dictionary(font["FontDescriptor"], "a font")
        let files = ["FontFile", "FontFile2", "FontFile3"].filter {
            if case .reference = descriptor[$0] { true } else { false }
        }
        guard files.count == 1 else { throw .unknown("a font that is not in the file") }
    }
}
