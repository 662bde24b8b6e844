package import Canvas
package import LetterComposition
package import MailboxDomain
import PDFFinishing
package import Stationery
package import SystemPackage

/// One reader's letter as it was sent, as a PDF that everybody can read: its letterhead, its address and its words in the
/// order in which they are read out.
///
/// The same letter and properties give the same bytes, on one release of Debian.
package struct ArchiveCopy {
    private let order: ReadingOrder
    private let sender: Sender
    private let address: [String]
    private let library: FontLibrary
    let drawings: [String: LineDrawing]

    /// - Parameters:
    ///   - address: lines of the envelope.
    ///   - drawings: by the name that the letter has for them.
    package init(
        _ order: ReadingOrder, sender: Sender, address: [String], library: FontLibrary,
        drawings: [String: LineDrawing]
    ) {
        (self.order, self.sender, self.address) = (order, sender, address)
        (self.library, self.drawings) = (library, drawings)
    }

    /// - Parameters:
    ///   - date: of the letter.
    ///   - creator: the program with its version.
    ///   - properties: what the file tells of itself beside title and date, by name: letters and digits, a letter first.
    /// - Returns: what keeps the file from saying of itself that it is PDF/UA, by code.
    package func write(
        to path: FilePath, on date: CalendarDate, time: DutchTime, creator: String,
        properties: [(name: String, text: String)]
    ) throws -> [String] {
        let known = properties.map { "\($0.name) \($0.text)" }
        let metadata = LetterPDF.metadata(
            title: order.title ?? sender.name, on: date, time: time, creator: creator,
            tellingApart: ([creator, "\(date)"] + known + spoken).joined(separator: "\n"),
            properties: properties.map { DocumentMetadata.Property($0.name, $0.text) })
        let pdf = LetterPDF(parts: parts, date: date, metadata: metadata, library: library, drawings: drawings)
        return try pdf.write(to: path).map(\.rawValue)
    }

    /// Its letterhead, its address and its words.
    var parts: [ScreenPart] { [.lines(sender.letterhead), .lines(address), .text(LetterOutline(order))] }

    /// The same as it is read out, line by line.
    var spoken: [String] {
        order.spoken(sender: sender.letterhead.joined(separator: ", "), address: address).map(\.text)
    }
}
