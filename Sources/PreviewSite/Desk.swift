import FallbackRun
import LetterComposition
import MailboxDomain
package import SystemPackage

/// What is known of one template at a moment.
struct TemplateSituation: Sendable {
    var reading: TemplateReading
    /// What letters are shown from: as the files are, or as they were when they were last right.
    var shown: TemplateMaterial?
    /// Nil where the text could not be checked.
    var check: TemplateLint.Checked?
    /// Why it could not: what is wrong with the sender or the glossary.
    var checkFaults: [Finding] = []
    /// As it stands in nl.approved.md.
    var approvedText: String?
    /// The text that is compared with it.
    var text: String

    var product: Product { reading.product }
    /// What keeps its letters from being made.
    var faults: [Finding] { reading.faults }
    var isBroken: Bool { reading.material == nil }
    var title: String { reading.title.isEmpty ? shown?.template.title ?? product.rawValue : reading.title }
}

/// The templates of a workspace as they are now, and their letters to invented readers.
///
/// Of a template that is broken it keeps what it was when it was last right.
package actor Desk {
    nonisolated let personas: Personas
    private let watch: FileWatch
    private let room: DrawingRoom
    private var readings: (version: String, all: [Product: TemplateReading]) = ("", [:])
    /// What each template was when it was right, the latest last.
    private var good: [Product: [TemplateMaterial]] = [:]
    /// A page that was sent just before somebody saved a file still asks for the pictures of that moment.
    private static let versionsKept = 4

    /// - Parameter root: a workspace.
    package init(of root: FilePath) async throws {
        personas = try Personas.invented
        watch = FileWatch(root: root)
        room = try DrawingRoom(root: root, files: await watch.files())
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
        let files = await current()
        var all: [TemplateSituation] = []
        for product in Product.allCases {
            if let situation = try await situation(of: product, in: files) { all.append(situation) }
        }
        return all
    }

    func situation(of product: Product) async throws -> TemplateSituation? {
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

    /// A page as PNG; nil where there is no such page, or its version is not one of the latest.
    func picture(_ key: PictureKey) async throws -> [UInt8]? {
        _ = await current()
        guard let persona = personas[key.persona], let material = material(key.product, version: key.version)
        else { return nil }
        return try await room.picture(key, of: persona, material)
    }

    /// Writes a persona's letter as a proof.
    func writeProof(_ letter: DrawnLetter, title: String, to path: FilePath) async throws {
        try await room.writeProof(letter, title: title, to: path)
    }

    private func material(_ product: Product, version: String) -> TemplateMaterial? {
        good[product]?.last { $0.version == version }
    }

    private func situation(of product: Product, in files: StationeryFiles) async throws -> TemplateSituation? {
        guard let reading = readings.all[product] else { return nil }
        var situation = TemplateSituation(
            reading: reading, shown: good[product]?.last,
            approvedText: files.texts[StationeryFiles.approvedText(of: product)],
            text: files.texts[StationeryFiles.text(of: product)] ?? "")
        do {
            situation.check = try await room.check(product, in: files)
        } catch let findings as Findings {
            situation.checkFaults = findings.all
        } catch is RunError {
            // There is no sender: the reading says so.
        }
        return situation
    }

    private func current() async -> StationeryFiles {
        let files = await watch.files()
        guard files.version != readings.version else { return files }
        var all: [Product: TemplateReading] = [:]
        for product in Product.allCases {
            var reading: TemplateReading
            if let known = readings.all[product], known.source == files.version(of: product) {
                reading = known
                reading.lastChange = files.lastChange(of: product)
            } else {
                reading = TemplateReading(product, from: files)
            }
            all[product] = reading
            if let material = reading.material, material.version != good[product]?.last?.version {
                good[product, default: []].append(material)
                good[product] = good[product]?.suffix(Self.versionsKept)
            }
        }
        readings = (files.version, all)
        return files
    }
}
