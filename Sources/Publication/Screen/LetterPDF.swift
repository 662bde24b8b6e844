import Canvas
import LetterComposition
import MailboxDomain
import PDFFinishing
import PaperMail
import StrictFiles
import SystemPackage

/// A letter as a PDF that everybody can read: drawn with its structure, then finished and checked.
struct LetterPDF {
    var letter: PublishedLetter
    let page: PublishedPage
    let date: CalendarDate
    /// The program with its version.
    let creator: String
    let library: FontLibrary
    let drawings: [String: LineDrawing]

    /// - Returns: what keeps it from saying of itself that it is PDF/UA.
    func write(to path: FilePath, time: DutchTime) throws -> [AccessibilityFault] {
        let drawn = FilePath("\(path).drawn")
        defer { try? PartialFolder.removeAll(drawn) }
        let setting = try ScreenSetting(
            LetterOutline(letter.order), before: (page.isSample ? [PublishedPage.sampleNote] : []) + [page.sender],
            library: library, drawings: drawings)
        try ScreenPDF(setting.strips, library: library).write(
            to: drawn.string, title: letter.title, date: "\(date)T00:00:00Z")
        return try AccessiblePDF(
            metadata: metadata(time), alternatives: setting.alternatives,
            lists: setting.numberedLists.map { $0 ? .decimal : .disc }
        ).write(drawn.string, to: path.string)
    }

    private func metadata(_ time: DutchTime) -> DocumentMetadata {
        let software = DrawingSoftware.versions.merging(FinishingSoftware.versions) { first, _ in first }
        let text = SpokenFile(letter: letter, page: page).text
        return DocumentMetadata(
            title: letter.title, language: "nl-NL", date: PDFDate(startOf: date, in: time), creator: creator,
            producer: software.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" }.joined(separator: ", "),
            identifier: String(
                FileDigest(of: Array("\(creator) \(date) \(letter.name)\n\(text)".utf8)).hexadecimal.prefix(32)))
    }
}
