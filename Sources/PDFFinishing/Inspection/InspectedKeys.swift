/// Keys and names of PDF (ISO 32000-1) that have no place in pages for print.
enum InspectedKeys {
    static let kinds: [String: PrintInspection.Kind] = [
        "/JavaScript": .script, "/JS": .script,
        "/AA": .action, "/OpenAction": .action, "/URI": .action,
        "/AcroForm": .form, "/XFA": .form,
        "/AF": .attachment, "/Collection": .attachment, "/EF": .attachment, "/EmbeddedFiles": .attachment,
        "/RichMedia": .attachment,
        "/OCProperties": .layer,
        "/Annots": .annotation,
        "/Alternates": .foreign, "/HTP": .foreign, "/OPI": .foreign, "/Ref": .foreign, "/TR": .foreign,
        "/TR2": .foreign,
    ]

    /// What an action does (12.6.4).
    static let actions: [String: PrintInspection.Kind] = [
        "/JavaScript": .script, "/Rendition": .action, "/GoToE": .action, "/GoToR": .action, "/Hide": .action,
        "/ImportData": .form, "/Launch": .action, "/Movie": .action, "/Named": .action, "/ResetForm": .form,
        "/SetOCGState": .layer, "/Sound": .action, "/SubmitForm": .form, "/Thread": .action, "/URI": .action,
    ]

    /// What XMP says to follow, by what stands in it.
    private static let claims: [(mark: String, standard: String)] = [
        ("GTS_PDFXVersion", "PDF/X"), ("GTS_PDFVTVersion", "PDF/VT"), ("pdfaid:part", "PDF/A"),
        ("pdfuaid:part", "PDF/UA"), ("pdfe:", "PDF/E"),
    ]

    /// The standards that an XMP packet names.
    static func claims(in packet: [UInt8]) -> [String] {
        // Whatever its encoding: those of two bytes a character have zeros between.
        let text = String(decoding: packet.filter { $0 != 0 }, as: UTF8.self)
        return claims.filter { text.contains($0.mark) }.map(\.standard)
    }

    /// Dictionaries whose keys are names that the file itself gives.
    static let resources: Set<String> = ["/ColorSpace", "/ExtGState", "/Font", "/Pattern", "/Shading", "/XObject"]

    /// Whose values are names of fonts and parts, and of no colours.
    static let names: Set<String> = ["/BaseFont", "/CharProcs", "/FontName", "/NodeNameList"]
}
