import Canvas
package import LetterComposition
package import MailboxDomain
import PDFFinishing
import Stationery
import StrictFiles
package import SystemPackage

/// Letters for everyone: every form of every letter as a page, as text for a speaking reader and as PDF, and a page on which
/// who got one finds it.
///
///     files -> errors stop it -> a letter to nobody for each form -> its page, text and PDF -> a folder for the website
///
/// The same files and day give the same bytes.
package struct Publishing: Sendable {
    /// What was made, and what somebody should look at.
    package struct Report: Sendable {
        package var letters: Int
        /// In Dutch.
        package var warnings: [String]
    }

    private let root: FilePath
    private let date: CalendarDate
    private let time: DutchTime
    private let creator: String
    private let needed: Set<Product>?

    /// - Parameters:
    ///   - root: the folder with Templates and Fonts.
    ///   - needed: products whose texts must be there; nil for all.
    ///   - date: the day that the pages say they were made on.
    ///   - creator: the program with its version, for PDF files.
    package init(
        of root: FilePath, needed: Set<Product>? = nil, on date: CalendarDate, time: DutchTime, creator: String
    ) {
        (self.root, self.needed, self.date, self.time, self.creator) = (root, needed, date, time, creator)
    }

    /// Throws `PublicationError`, or `Findings` of files without which no text can be checked; then nothing is written.
    package func write(to place: FilePath) throws -> Report {
        let files = StationeryFiles(in: root)
        try files.checkReadable(in: root)
        let reading = StationeryReading(files, fontFolder: root.appending("Fonts"), needed: needed)
        let library = try checkedLibrary(reading)
        let stationery = try StationerySet(reading)
        let letters = try Product.allCases.compactMap(stationery.template).flatMap(PublishedLetter.forms)
        let page = PublishedPage(
            service: stationery.sender.name, sender: stationery.sender.letterhead.joined(separator: ", "),
            date: date.inDutchWords,
            isSample: stationery.sender.values.values.contains(where: \.isSample))
        var faults: [String: [AccessibilityFault]] = [:]
        var folder = try PublicationFolder(for: place)
        do {
            try folder.write(PackageResources.brieven_css, to: PublishedPage.style)
            try folder.write(
                IndexPage(index: LetterIndex(letters), languages: reading.languages, page: page).html,
                to: PublishedPage.index)
            for letter in letters {
                try folder.write(LetterPage(letter: letter, page: page).html, to: PublishedFile.page(of: letter))
                try folder.write(SpokenFile(letter: letter, page: page).text, to: PublishedFile.text(of: letter).name)
                let note: [ScreenPart] = page.isSample ? [.lines([PublishedPage.sampleNote])] : []
                let pdf = LetterPDF(
                    parts: note + [.lines([page.sender]), .text(LetterOutline(letter.order))], date: date,
                    metadata: metadata(of: letter, page), library: library, drawings: stationery.drawings)
                try folder.write(to: PublishedFile.pdf(of: letter).name) { path in
                    faults[letter.name] = try pdf.write(to: path)
                }
            }
            for name in Set(letters.flatMap(\.drawings)).sorted() {
                try folder.write(
                    stationery.sources[StationeryPath.drawing(name)] ?? "", to: PublishedFile.drawing(name))
            }
            try folder.moveToPlace()
        } catch {
            folder.abandon()
            throw error
        }
        return Report(
            letters: letters.count,
            warnings: warnings(stationery.sender, reading.languages) + warnings(faults.filter { !$0.value.isEmpty }))
    }

    /// The fonts, once `lint` has no errors.
    private func checkedLibrary(_ reading: StationeryReading) throws -> FontLibrary {
        let library = Result {
            guard let fonts = reading.fonts else { throw Findings(reading.sharedFindings) }
            return try FontLibrary(fonts, in: root.appending("Fonts"))
        }
        let lint = try TemplateLint(reading, root: root, library: library, spelling: nil)
        let errors =
            lint.sharedFaults.map { "\($0.place): \($0.inDutch)" }
            + reading.products.flatMap { lint.check($0).errors }
        guard errors.isEmpty else { throw PublicationError.textErrors(errors) }
        return try library.get()
    }

    private func metadata(of letter: PublishedLetter, _ page: PublishedPage) -> DocumentMetadata {
        let text = SpokenFile(letter: letter, page: page).text
        return LetterPDF.metadata(
            title: letter.title, on: date, time: time, creator: creator,
            tellingApart: "\(creator) \(date) \(letter.name)\n\(text)")
    }

    private func warnings(_ sender: Sender, _ languages: [HelpLanguage]) -> [String] {
        let unfit = sender.unfitForMailing(on: date)
        let unchecked = languages.filter { !$0.isChecked }.map(\.dutchName)
        return [
            unfit.isEmpty
                ? nil
                : "Let op: deze waarden van Templates/sender.yaml zijn verzonnen, of langer dan een jaar niet nagekeken: "
                    + "\(unfit.joined(separator: ", ")). Zet deze pagina's zo niet op een website.",
            unchecked.isEmpty
                ? nil
                : "Let op: de regel hulp is nog niet nagekeken door iemand die de taal goed kent: "
                    + "\(unchecked.joined(separator: ", ")). Zie checkedBy in Templates/languages.yaml.",
        ].compactMap(\.self)
    }

    private func warnings(_ faults: [String: [AccessibilityFault]]) -> [String] {
        faults.sorted { $0.key < $1.key }.map { name, faults in
            "Let op: \(name).pdf zegt niet van zichzelf dat iedereen het kan lezen (PDF/UA): "
                + "\(faults.map(\.rawValue).joined(separator: ", ")). Meld dit aan wie het programma beheert."
        }
    }
}
