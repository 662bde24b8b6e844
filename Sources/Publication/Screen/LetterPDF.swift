import Canvas
import MailboxDomain
import PDFFinishing
import PaperMail
import StrictFiles
import SystemPackage

/// A letter, or what is said of one, as a PDF that everybody can read: drawn with its structure, then finished and checked.
struct LetterPDF {
    /// In the order of reading.
    let parts: [ScreenPart]
    let date: CalendarDate
    let metadata: DocumentMetadata
    let library: FontLibrary
    let drawings: [String: LineDrawing]

    /// - Returns: what keeps it from saying of itself that it is PDF/UA.
    func write(to path: FilePath) throws -> [AccessibilityFault] {
        let drawn = FilePath("\(path).drawn")
        defer { try? PartialFolder.removeAll(drawn) }
        let setting = try ScreenSetting(parts, library: library, drawings: drawings)
        try ScreenPDF(setting.strips, library: library).write(
            to: drawn.string, title: metadata.title, date: "\(date)T00:00:00Z")
        return try AccessiblePDF(
            metadata: metadata, alternatives: setting.alternatives,
            lists: setting.numberedLists.map { $0 ? .decimal : .disc }
        ).write(drawn.string, to: path.string)
    }

    /// - Parameters:
    ///   - creator: the program with its version.
    ///   - text: that no other document has, and that the same one always has.
    static func metadata(
        title: String, on date: CalendarDate, time: DutchTime, creator: String, tellingApart text: String,
        properties: [DocumentMetadata.Property] = []
    ) -> DocumentMetadata {
        let software = DrawingSoftware.versions.merging(FinishingSoftware.versions) { first, _ in first }
        return DocumentMetadata(
            title: title, language: "nl-NL", date: PDFDate(startOf: date, in: time), creator: creator,
            producer: software.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" }.joined(separator: ", "),
            identifier: String(FileDigest(of: Array(text.utf8)).hexadecimal.prefix(32)), properties: properties)
    }
}
