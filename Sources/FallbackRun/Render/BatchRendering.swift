package import Canvas
import LetterComposition
package import MailboxDomain
import Measures
import PDFFinishing
import PageLayout
import PageRendering
import PaperMail
import PrintHouse
import Stationery
import StrictFiles
package import SystemPackage

/// Renders one batch from a plan: letters.pdf, pieces.csv and a record of it. Needs the plan and nothing else.
package struct BatchRendering {
    private let plan: PlanDatabase
    private let letterDate: CalendarDate
    private let time: DutchTime
    private let settings: RunSettings
    /// The version that planned, whichever draws: the same plan gives the same bytes.
    private let version: String
    private let conventions: Conventions
    let library: FontLibrary

    /// - Parameters:
    ///   - fonts: a folder whose files go before those of Debian's packages; it also holds fonts.conf.
    ///   - others: are used in the place of the plan's where these are not at hand; nil for no others.
    package init(plan: PlanDatabase, fonts: FilePath, time: DutchTime, orWith others: PinnedFonts? = nil) throws {
        self.plan = plan
        let terms = plan.terms
        letterDate = terms.letterDate
        self.time = time
        settings = try RunSettings(of: plan)
        conventions = try Conventions(of: plan)
        version =
            (try? PlanSummary.read(RunFolder(path: plan.path.removingLastComponent())))?.plannedByVersion
            ?? Version.current
        do { library = try FontLibrary(of: plan, settings, in: fonts) } catch let error as FontError {
            guard let others, error.meansOtherFonts else { throw error }
            library = try FontLibrary(others, in: fonts)
        }
    }

    var stationery: StationerySet { settings.stationery }

    /// What a batch's rendering consists of.
    enum Step {
        case drawing(PieceID)
        /// All pieces are drawn; what they share, such as fonts, is written.
        case closing
        /// The pages are made ready for print, in black ink and with their boxes.
        case finishing
    }

    /// Renders a batch into a folder that appears whole or not at all. Where another process has put it there meanwhile,
    /// that one stands: its bytes are the same.
    ///
    /// A piece that cannot be laid out is set aside, by id and code; all others are made.
    ///
    /// - Parameters:
    ///   - without: numbers of pieces that are set aside untried: drawing them kills the process.
    ///   - withdrawn: numbers of pieces that a person took out.
    ///   - willDo: is told of each step before it is taken.
    func render(
        _ batch: PlannedBatch, to place: FilePath, without: Set<Int> = [], withdrawn: Set<Int> = [],
        willDo: (Step) throws -> Void = { _ in }
    ) throws -> RenderedBatch {
        let folder = try PartialFolder(for: place, besideOthers: true)
        do {
            let rendered = try fill(folder, with: batch, without: without, withdrawn: withdrawn, willDo: willDo)
            try folder.moveToPlace()
            return rendered
        } catch {
            try? folder.remove()
            // A machine that a shared file system gave up on has lost its lock, and may go on for a while.
            guard let standing = try? RenderedBatch.read(place) else { throw error }
            return standing
        }
    }

    private func fill(
        _ folder: PartialFolder, with batch: PlannedBatch, without: Set<Int>, withdrawn: Set<Int>,
        willDo: (Step) throws -> Void
    ) throws -> RenderedBatch {
        let placement = try placement(of: batch, without: without, withdrawn: withdrawn)
        let drawn = folder.path.appending(Self.drawnPages)
        let pdf = try pdf(of: batch, at: drawn, bleed: placement.letters.bleed)
        var rows: [PieceRow] = []
        var parts: [DocumentPart] = []
        let setAside = try placement.forEachPiece(willPlace: { try willDo(.drawing($0)) }) { piece in
            try pdf.write(piece.pages.filter { !$0.isBlank })
            rows.append(piece.row)
            parts.append(
                DocumentPart(name: "\(piece.row.piece)", pages: piece.pages.map { $0.isBlank ? .blank : .drawn }))
        }
        try willDo(.closing)
        try pdf.finish()
        try willDo(.finishing)
        let list = PieceList(rows).bytes
        // Where every piece was set aside there is nothing to print, and no PDF has no pages.
        if !rows.isEmpty {
            let letters = folder.path.appending(BatchFile.letters.name)
            try finish(drawn, to: letters, of: batch, parts, bleed: placement.letters.bleed, list: list)
            try folder.synchronize(BatchFile.letters.name)
        }
        try folder.remove(Self.drawnPages)
        try folder.write(list, to: BatchFile.pieces.name)
        let rendered = RenderedBatch(
            batch: batch.id, rows: rows, setAside: setAside,
            files: try BatchFile.rendered.filter { $0 != .letters || !rows.isEmpty }.map {
                try RenderedBatch.File(of: $0, in: folder.path)
            })
        try folder.write(try StrictJSON.bytes(of: rendered), to: RenderedBatch.fileName)
        return rendered
    }

    /// - Parameters:
    ///   - without: numbers of pieces that are set aside untried.
    ///   - withdrawn: numbers of pieces that a person took out.
    func placement(of batch: PlannedBatch, without: Set<Int>, withdrawn: Set<Int>) throws -> BatchPlacement {
        BatchPlacement(
            plan: plan, batch: batch, letters: try letters(of: batch), without: without, withdrawn: withdrawn)
    }

    /// Begins a file of pages as Cairo writes it, in colours of its own.
    func pdf(of batch: PlannedBatch, at path: FilePath, bleed: Length) throws -> PDFRenderer {
        try PDFRenderer(
            path: path.string, title: "\(batch.id)", date: "\(letterDate)T00:00:00Z", bleed: bleed, library: library)
    }

    /// Makes drawn pages ready for print.
    ///
    /// - Parameters:
    ///   - list: of the pieces, which holds the digests of all that stands on the pages.
    ///   - isPlain: whether the pages are only to be looked at, so that they need no output intent.
    func finish(
        _ drawn: FilePath, to letters: FilePath, of batch: PlannedBatch, _ parts: [DocumentPart], bleed: Length,
        list: [UInt8], isPlain: Bool = false
    ) throws {
        let finishing = PrintReadyPDF(
            metadata: metadata(of: batch, identifier: FileDigest(of: list)), bleed: bleed, parts: parts,
            condition: isPlain ? nil : settings.condition(for: batch.printer), surroundings: conventions.surroundings)
        do throws(FinishingError) {
            try finishing.write(drawn.string, to: letters.string)
        } catch {
            throw RunError.batchStops(
                batch.id, pieces: error.page.flatMap { Self.piece(ofDrawnPage: $0, in: parts) }.map { [$0] } ?? [],
                why: error.description, status: error.exitStatus)
        }
    }

    /// - Parameter page: from 1, blank pages not counted.
    private static func piece(ofDrawnPage page: Int, in parts: [DocumentPart]) -> PieceID? {
        var count = 0
        return parts.first { part in
            count += part.pages.count { $0 == .drawn }
            return page <= count
        }.flatMap { PieceID($0.name) }
    }

    /// What Cairo writes, in colours of its own; it stands in the folder only until it is finished.
    private static let drawnPages = "drawn.pdf"

    /// - Parameter identifier: of the list of pieces, which holds the digests of all that stands on the pages.
    private func metadata(of batch: PlannedBatch, identifier: FileDigest) -> DocumentMetadata {
        let software = DrawingSoftware.versions.merging(FinishingSoftware.versions) { first, _ in first }
        return DocumentMetadata(
            title: "\(batch.id)", language: "nl-NL", date: PDFDate(startOf: letterDate, in: time),
            creator: "Postvangnet \(version)",
            producer: software.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" }.joined(separator: ", "),
            identifier: String(identifier.hexadecimal.prefix(32)))
    }

    /// The pages of a batch's first piece that something stands on, by number.
    func firstPages(of batch: PlannedBatch) throws -> [(number: Int, page: Page)] {
        let letters = try letters(of: batch)
        guard let id = PieceID(batch: batch.id, number: 1), let piece = try plan.piece(id) else { return [] }
        return try letters.pages(of: piece).enumerated().map { ($0 + 1, $1) }.filter { !$0.page.isBlank }
    }

    func letters(of batch: PlannedBatch) throws -> BatchLetters {
        guard
            let letters = BatchLetters(
                batch.kind, settings: settings, date: letterDate, library: library)
        else { throw RunError.damagedPlan(plan.path) }
        return letters
    }
}
