import Canvas
import Foundation
import LetterComposition
import MailboxDomain
import PageLayout
import PageRendering
import PlainLanguage
import Stationery
import SystemPackage

/// The only place that lays out, draws and checks letters: one thing at a time, away from the server's threads.
actor DrawingRoom {
    private let executor = DrawingExecutor()
    nonisolated var unownedExecutor: UnownedSerialExecutor { unsafe executor.asUnownedSerialExecutor() }

    private let root: FilePath
    private let library: FontLibrary
    private let spelling: SpellingDictionary?
    private var settings = RecentValues<String, LetterSetting>(weight: 24)
    private var pictures = RecentValues<PictureKey, [UInt8]>(weight: 48 << 20)
    private var checks = RecentValues<String, TemplateLint.Checked>(weight: 24)

    /// Opens the fonts once: doing so sets a variable of the environment, which no other thread may be reading.
    init(root: FilePath, reading: StationeryReading) throws {
        self.root = root
        guard let fonts = reading.fonts else { throw Findings(reading.fontFindings) }
        library = try FontLibrary(fonts, in: root.appending("Fonts"))
        spelling = SpellingDictionary()
    }

    func letter(to persona: Persona, on layout: LayoutProfile, of material: TemplateMaterial) throws -> DrawnLetter {
        let setting = setting(material, on: layout)
        let text = try material.letter(to: persona, on: layout)
        do {
            let pages = try setting.pages(
                to: persona.recipient, reference: SampleLetter.reference, mark: SampleLetter.mark)
            return DrawnLetter(persona: persona, profile: layout, text: text, pages: .success(pages))
        } catch let error as LayoutError {
            var letter = DrawnLetter(persona: persona, profile: layout, text: text, pages: .failure(error))
            if case .tooLong = error {
                letter.overflow = setting.overflow(of: persona.recipient, reference: SampleLetter.reference)
            }
            return letter
        }
    }

    /// A page as PNG; nil where the letter has no such page or cannot be laid out.
    func picture(_ key: PictureKey, of persona: Persona, _ material: TemplateMaterial) throws -> [UInt8]? {
        if let known = pictures[key] { return known }
        guard let layout = material.layouts[key.layout] else { return nil }
        let pages = try letter(to: persona, on: layout, of: material).sides
        guard pages.indices.contains(key.page - 1) else { return nil }
        let bytes = try PNGRenderer.bytes(
            pages[key.page - 1], dotsPerInch: key.density.dotsPerInch, library: library)
        pictures.keep(bytes, for: key, weight: bytes.count)
        return bytes
    }

    /// The plain-language check of a template as its files are. Throws `Findings` of the sender or the glossary.
    func check(_ product: Product, in reading: StationeryReading) throws -> TemplateLint.Checked {
        let key = "\(product.rawValue) \(reading.files.version(of: product))"
        if let known = checks[key] { return known }
        let lint = try TemplateLint(reading, root: root, library: .success(library), spelling: spelling)
        let checked = lint.check(product)
        checks.keep(checked, for: key, weight: 1)
        return checked
    }

    /// The check of a text that is no letter. Throws `Findings` of the sender or the glossary.
    func report(on text: String, in reading: StationeryReading) throws -> TextReport {
        try TemplateLint(reading, root: root, library: .success(library), spelling: spelling)
            .check(prose: text, isMarkdown: false, named: "").report
    }

    /// Writes a letter as a PDF that says on every page that it is a proof.
    ///
    /// - Parameter title: of its template.
    func writeProof(_ letter: DrawnLetter, title: String, to path: FilePath) throws {
        let caption = "\(ProofPages.word) - \(title) - \(letter.persona.name)"
        let pages = try ProofPages(library: library).pages(of: letter.pages.get(), number: 1, caption: caption)
        let pdf = try PDFRenderer(
            path: path.string, title: "\(ProofPages.word): \(title)", date: "\(SampleLetter.date)T00:00:00Z",
            library: library)
        try pdf.write(pages)
        try pdf.finish()
    }

    /// A letter for a test with readers, as PDF: as it is printed, but for what machines read, and marked in its margin.
    func testPrint(_ letter: DrawnLetter, of situation: TemplateSituation) throws -> [UInt8] {
        let code = situation.standing.printed.map { " - kenmerk \($0.code)" } ?? ""
        let caption = "TEST MET LEZERS, GEEN ECHTE BRIEF - \(situation.title)\(code)"
        let pages = try ProofPages(library: library, hasWatermark: false)
            .pages(of: letter.pages.get(), number: 1, caption: caption)
        // The library that draws writes to a file.
        let path = FilePath(FileManager.default.temporaryDirectory.path).appending("postvangnet-\(UUID()).pdf")
        defer { try? FileManager.default.removeItem(atPath: path.string) }
        let pdf = try PDFRenderer(
            path: path.string, title: "Test: \(situation.title)", date: "\(SampleLetter.date)T00:00:00Z",
            library: library)
        try pdf.write(pages)
        try pdf.finish()
        return [UInt8](try Data(contentsOf: URL(filePath: path.string)))
    }

    private func setting(_ material: TemplateMaterial, on layout: LayoutProfile) -> LetterSetting {
        let key = "\(material.version) \(material.template.product.rawValue) \(layout.name)"
        if let known = settings[key] { return known }
        let setting = LetterSetting(
            material.template, on: layout, sender: material.sender, drawings: material.drawings,
            date: SampleLetter.date, library: library)
        settings.keep(setting, for: key, weight: 1)
        return setting
    }
}
