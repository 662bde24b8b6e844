import HTTPTypes
import LetterComposition
import PaperMail
import Stationery
import StrictFiles

/// What was saved before: lists it, compares two versions, and brings one back.
struct HistoryRoom: Sendable {
    let pages: DeskPages
    let history: TextHistory

    /// Fields of the form.
    enum Field {
        /// Of the file, from the workspace.
        static let path = "bestand"
        /// The digest of the text that is there when the page is made.
        static let read = EditRoom.Field.read
        static let version = "versie"
    }

    /// - Parameter product: nil for all.
    func list(of product: Product?) async throws -> String {
        let files = await pages.desk.files()
        let result: Result<[TextVersion], TextHistory.Fault>
        do { result = .success(try await history.versions()) } catch let fault as TextHistory.Fault {
            result = .failure(fault)
        }
        return HistoryPage(
            product: product,
            versions: result.map { all in
                all.filter { version in product.map { version.products(in: files).contains($0) } ?? true }
            }, files: files, time: pages.time, frame: pages.frame
        ).html
    }

    /// Nil where a version is not there.
    func comparison(of product: Product, _ choice: VersionChoice, _ notice: EditPage.Notice? = nil) async throws
        -> String?
    {
        let now = await pages.desk.files()
        guard let older = try await files(of: choice.from, beside: now) else { return nil }
        var newer = now
        if let to = choice.to {
            guard let files = try await files(of: to, beside: now) else { return nil }
            newer = files
        }
        let versions = try await history.versions()
        let persona = choice.reader.flatMap { pages.desk.personas[$0] } ?? pages.desk.personas.first
        func side(_ files: StationeryFiles, _ id: TextVersion.ID?) async throws -> ComparePage.Side {
            let situation = try await pages.desk.version(of: product, in: files)
            return ComparePage.Side(
                files: files, version: id.flatMap { id in versions.first { $0.id == id } }, situation: situation,
                letter: try await pages.desk.letter(to: persona, on: nil, of: situation))
        }
        return ComparePage(
            product: product, choice: choice, older: try await side(older, choice.from),
            newer: try await side(newer, choice.to),
            now: now, persona: persona, personas: pages.desk.personas, notice: notice, time: pages.time,
            frame: pages.frame
        ).html
    }

    /// Brings a file back as it was.
    func answer(
        _ product: Product, _ choice: VersionChoice, _ form: SentForm, _ writing: DeskWriting, _ visitor: Visitor
    ) async throws -> DeskAnswer {
        guard let path = form[Field.path], let read = form[Field.read].flatMap(FileDigest.init),
            let id = form[Field.version].flatMap({ TextVersion.ID($0) }),
            let text = try await history.texts(of: id)?[path]
        else { throw RequestGate.Refusal(status: .badRequest, reason: "In dit formulier ontbreekt iets.") }
        let notice: EditPage.Notice
        if let writer = Writer(visitor, typed: form[Writer.field]) {
            do {
                let outcome = try await writing.change(
                    path, by: writer, note: "Terug naar een eerdere versie: \(TextFileName.inDutch(path))"
                ) { now throws in
                    guard FileDigest(of: Array((now ?? "").utf8)) == read else { throw Changed() }
                    return text
                }
                notice = .saved(before: nil, outcome.withoutVersion)
            } catch is Changed {
                notice = .refused("Een collega veranderde dit intussen. Kijk eerst naar het verschil dat er nu is.")
            } catch let fault as KeepingFault {
                notice = .refused(fault.inDutch)
            } catch let error as FileError {
                notice = .refused(DutchError.text(of: error))
            }
        } else {
            notice = .noName
        }
        guard let page = try await comparison(of: product, choice, notice) else { throw DeskResponder.notThere }
        return .page(page, status: notice.isSaved ? .ok : .conflict)
    }

    private struct Changed: Error {}

    /// The texts of a version, with the fonts of now: those are no texts.
    private func files(of id: TextVersion.ID, beside now: StationeryFiles) async throws -> StationeryFiles? {
        guard let texts = try await history.texts(of: id) else { return nil }
        return StationeryFiles(texts: texts.merging(now.texts.filter { !$0.key.hasPrefix("Templates/") }) { $1 })
    }
}
