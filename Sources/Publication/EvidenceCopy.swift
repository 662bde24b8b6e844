package import Canvas
package import LetterComposition
package import MailboxDomain
import PDFFinishing
import Stationery
package import SystemPackage

/// One person's evidence as a PDF that everybody can read: what is said of a run, and the letter behind it as the archive has
/// it.
///
/// The same texts give the same bytes, on one release of Debian.
package struct EvidenceCopy {
    private let statement: [TextElement<LetterFragment>]
    private let letter: ArchiveCopy?
    private let library: FontLibrary

    /// - Parameters:
    ///   - statement: in the order of reading.
    ///   - letter: nil where there is none.
    package init(_ statement: [TextElement<LetterFragment>], letter: ArchiveCopy?, library: FontLibrary) {
        (self.statement, self.letter, self.library) = (statement, letter, library)
    }

    /// - Parameters:
    ///   - date: on which it is made.
    ///   - creator: the program with its version.
    /// - Returns: what keeps the file from saying of itself that it is PDF/UA, by code.
    package func write(
        to path: FilePath, title: String, on date: CalendarDate, time: DutchTime, creator: String
    ) throws -> [String] {
        let told = statement.map(\.text) + (letter?.spoken ?? [])
        let metadata = LetterPDF.metadata(
            title: title, on: date, time: time, creator: creator,
            tellingApart: ([creator, "\(date)", title] + told).joined(separator: "\n"))
        let pdf = LetterPDF(
            parts: [ScreenPart.text(LetterOutline(statement))] + (letter?.parts ?? []), date: date, metadata: metadata,
            library: library, drawings: letter?.drawings ?? [:])
        return try pdf.write(to: path).map(\.rawValue)
    }
}
