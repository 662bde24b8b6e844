import Canvas
package import LetterComposition
import MailboxDomain
import PaperMail
import PlainLanguage
import Stationery
import StrictFiles
package import SystemPackage

/// The templates of a workspace as they are now, and their letters to invented readers.
///
/// Of a template that is broken it keeps what it was when it was last right.
package actor Desk {
    nonisolated let personas: Personas
    nonisolated let root: FilePath
    /// Whether the workspace asks for an SSH key under a sign-off.
    nonisolated let asksForKey: Bool
    private let watch: FileWatch
    private let fontFolder: FilePath
    private let room: DrawingRoom
    private let needed: Set<Product>?
    private var reading = StationeryReading(StationeryFiles(texts: [:]))
    /// What each template was when it was right, the latest last.
    private var good: [Product: [TemplateMaterial]] = [:]
    /// What texts are that somebody is writing, or that they were: so that their pictures can be drawn.
    private var drafts = RecentValues<String, TemplateMaterial>(weight: 32)
    /// Drawings that were sent and are not saved, by their digests; a few megabytes.
    private var sent = RecentValues<FileDigest, String>(weight: 4_000_000)
    /// A page that was sent just before somebody saved a file still asks for the pictures of that moment.
    private static let versionsKept = 4

    /// - Parameters:
    ///   - root: a workspace.
    ///   - needed: products whose texts must be there; of others they are shown where they are. Nil for all.
    ///   - asksForKey: whether a sign-off needs an SSH key.
    package init(of root: FilePath, needed: Set<Product>? = nil, asksForKey: Bool = false) async throws {
        self.root = root
        self.asksForKey = asksForKey
        self.needed = needed
        personas = try Personas.invented
        watch = FileWatch(root: root)
        fontFolder = root.appending("Fonts")
        room = try DrawingRoom(root: root, reading: StationeryReading(await watch.files()))
        // What everybody looks at first keeps nobody waiting then: the checks, and each letter to the first reader.
        for situation in try await situations() {
            guard let material = situation.shown,
                let letter = try await letter(to: personas.first, on: nil, of: situation)
            else { continue }
            _ = try await picture(PictureKey(letter, of: situation.product, material, page: 1))
        }
    }

    /// Tells this moment from every other in which a file had another text.
    func version() async -> String { await watch.files().version }

    func situations() async throws -> [TemplateSituation] {
        let reading = await current()
        var all: [TemplateSituation] = []
        for product in reading.products { all.append(try await situation(of: product, in: reading)) }
        return all
    }

    /// What the check says of a text that is no letter of ours. Throws `Findings` of the sender or the glossary.
    func report(on text: String) async throws -> TextReport {
        try await room.report(on: text, in: current())
    }

    func sharedRemarks() async -> SharedRemarks {
        let reading = await current()
        return SharedRemarks(faults: reading.sharedFindings, strays: reading.strayFindings)
    }

    func situation(of product: Product) async throws -> TemplateSituation {
        try await situation(of: product, in: current())
    }

    /// A persona's letter as it is shown now; nil where nothing can be shown, or the layout is not there.
    func letter(
        to persona: Persona, on layout: String?, of situation: TemplateSituation
    ) async throws -> DrawnLetter? {
        guard let material = situation.shown,
            let profile = material.layouts[layout ?? persona.layout(of: material.template)]
        else { return nil }
        return try await room.letter(to: persona, on: profile, of: material)
    }

    /// The letters of all forms of a product, each to a reader who gets it.
    func forms(of situation: TemplateSituation) async throws -> [FormGrid.Cell] {
        guard let template = situation.shown?.template else { return [] }
        var cells: [FormGrid.Cell] = []
        for form in LetterForm.all(of: template) {
            guard let persona = form.reader(among: personas),
                let letter = try await letter(to: persona, on: form.layout, of: situation)
            else { continue }
            let words = TextStatistics(
                of: ReadableText(
                    of: template, circumstances: persona.circumstances, values: SampleValues(date: SampleLetter.date)))
            cells.append(FormGrid.Cell(form: form, persona: persona, letter: letter, words: words.words))
        }
        return cells
    }

    /// A letter for a test with readers, as PDF; nil where there is no such reader or layout, or the letter does not fit.
    func testPrint(_ product: Product, to reader: String, on layout: String) async throws -> [UInt8]? {
        let situation = try await situation(of: product)
        guard let persona = personas[reader], let letter = try await letter(to: persona, on: layout, of: situation),
            letter.fault == nil
        else { return nil }
        return try await room.testPrint(letter, of: situation)
    }

    /// A page as PNG; nil where there is no such page, or its version is not one of the latest.
    func picture(_ key: PictureKey) async throws -> [UInt8]? {
        _ = await current()
        guard let persona = personas[key.persona], let material = material(key.product, version: key.version)
        else { return nil }
        return try await room.picture(key, of: persona, material)
    }

    /// The texts as they stand on the disk.
    func files() async -> StationeryFiles { await watch.files() }

    /// What a product is with other texts than those on the disk: nothing is written.
    func draft(of product: Product, changing texts: [String: String]) async throws -> TemplateSituation {
        try await version(of: product, in: files().with(texts))
    }

    /// What a product is with other files than those on the disk.
    func version(of product: Product, in files: StationeryFiles) async throws -> TemplateSituation {
        let reading = StationeryReading(files.alone(for: product), fontFolder: fontFolder, needed: [product])
        let material = TemplateMaterial(product, from: reading)
        if let material { drafts.keep(material, for: "\(product.rawValue) \(material.version)", weight: 1) }
        return try await checked(
            TemplateSituation(product, reading: reading, shown: material ?? good[product]?.last), reading)
    }

    /// What is wrong with the values of the sender.
    func senderFaults() async throws -> [Finding] { await current().senderFindings }

    /// A drawing that may be in a letter, as SVG.
    func drawing(named name: String) async -> String? {
        let reading = await current()
        return reading.drawings[name] == nil ? nil : reading.files.texts[StationeryPath.drawing(name)]
    }

    /// Keeps a drawing that somebody sent, to look at; says in Dutch why it can't be in a letter.
    func keep(drawing svg: String) -> String? {
        do throws(LineDrawingError) { _ = try LineDrawing(svg: svg) } catch { return DutchDrawing.reason(of: error) }
        sent.keep(svg, for: FileDigest(of: Array(svg.utf8)), weight: svg.utf8.count)
        return nil
    }

    func sentDrawing(_ digest: FileDigest) -> String? { sent[digest] }

    /// Writes a persona's letter as a proof.
    func writeProof(_ letter: DrawnLetter, title: String, to path: FilePath) async throws {
        try await room.writeProof(letter, title: title, to: path)
    }

    private func material(_ product: Product, version: String) -> TemplateMaterial? {
        good[product]?.last { $0.version == version } ?? drafts["\(product.rawValue) \(version)"]
    }

    private func situation(of product: Product, in reading: StationeryReading) async throws -> TemplateSituation {
        try await checked(TemplateSituation(product, reading: reading, shown: good[product]?.last), reading)
    }

    private func checked(_ situation: TemplateSituation, _ reading: StationeryReading) async throws -> TemplateSituation
    {
        var situation = situation
        do {
            situation.check = try await room.check(situation.product, in: reading)
            situation.checkFaults = reading.glossaryFindings
        } catch let findings as Findings {
            situation.checkFaults = findings.all
        }
        return situation
    }

    private func current() async -> StationeryReading {
        let files = await watch.files()
        guard files.version != reading.files.version else { return reading }
        reading = StationeryReading(files, fontFolder: fontFolder, needed: needed)
        for product in Product.allCases {
            guard let material = TemplateMaterial(product, from: reading),
                material.version != good[product]?.last?.version
            else { continue }
            good[product, default: []].append(material)
            good[product] = good[product]?.suffix(Self.versionsKept)
        }
        return reading
    }
}
