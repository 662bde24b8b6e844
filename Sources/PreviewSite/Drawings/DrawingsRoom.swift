import HTTPTypes
import LetterComposition
import PaperMail
import Stationery
import StrictFiles
import WebForms

/// The drawings that letters may have: shows them, and takes in new ones after the program's own check.
struct DrawingsRoom: Sendable {
    let pages: DeskPages

    /// Fields of the forms.
    enum Field {
        static let name = "tekening"
        /// What is looked at, before it is saved.
        static let svg = "svg"
        /// `ja` where one of the same name may go.
        static let replaces = "vervang"
        static let read = EditRoom.Field.read
    }

    /// A drawing that was sent and is not saved.
    struct Upload: Sendable {
        var name: String
        var svg: String
        /// Of the picture of it.
        var digest: FileDigest
        /// Why it can't be in a letter, in Dutch; nil where it can.
        var fault: String?
        /// Of one with the same name; nil where there is none.
        var existing: FileDigest?
    }

    func page(_ upload: Upload? = nil, _ notice: EditPage.Notice? = nil, name: String = "") async throws -> String {
        let files = await pages.desk.files()
        let names = files.texts.keys.compactMap(StationeryPath.drawings.name).sorted()
        var drawings: [DrawingsPage.Drawing] = []
        let situations = try await pages.desk.situations()
        for drawing in names {
            drawings.append(
                DrawingsPage.Drawing(
                    name: drawing,
                    isRight: await pages.desk.drawing(named: drawing) != nil,
                    users: situations.filter { $0.shown?.template.drawings.contains { $0.name == drawing } == true }
                        .map(\.product)))
        }
        return DrawingsPage(drawings: drawings, upload: upload, notice: notice, name: name, frame: pages.frame).html
    }

    func answer(_ form: SentForm, _ writing: DeskWriting, _ visitor: Visitor) async throws -> DeskAnswer {
        let typed = form[Writer.field] ?? ""
        guard let upload = try await upload(form) else {
            return .page(
                try await page(nil, .refused("Kies een SVG-bestand van hoogstens 100 kB."), name: typed),
                status: .badRequest)
        }
        guard upload.fault == nil else { return .page(try await page(upload, nil, name: typed), status: .badRequest) }
        guard form[EditRoom.Field.action] == "bewaar" else { return .page(try await page(upload, nil, name: typed)) }
        let path = StationeryPath.drawing(upload.name)
        guard let writer = Writer(visitor, typed: typed) else {
            return .page(try await page(upload, .noName, name: typed), status: .badRequest)
        }
        do {
            let outcome = try await writing.change(
                path, by: writer, note: EditRoom.note(form, "Tekening \(upload.name)")
            ) { now throws in
                guard let now else { return upload.svg }
                guard form[Field.replaces] == "ja", FileDigest(of: Array(now.utf8)).description == form[Field.read]
                else {
                    throw Taken()
                }
                return upload.svg
            }
            return .page(try await page(nil, .saved(before: nil, outcome.withoutVersion), name: typed))
        } catch is Taken {
            let fault = "Er is al een tekening \(upload.name). Kies een andere naam, of zeg dat deze in de plaats komt."
            return .page(try await page(upload, .refused(fault), name: typed), status: .conflict)
        } catch let fault as KeepingFault {
            return .page(try await page(upload, .refused(fault.inDutch), name: typed), status: .badRequest)
        } catch let error as FileError {
            return .page(try await page(upload, .refused(DutchError.text(of: error)), name: typed), status: .badRequest)
        }
    }

    /// One of that name is there.
    private struct Taken: Error {}

    /// Nil where no file came.
    private func upload(_ form: SentForm) async throws -> Upload? {
        let svg: String
        if let file = form.file {
            guard let text = String(validating: file.bytes, as: UTF8.self), !text.isEmpty else { return nil }
            svg = text
        } else {
            guard let text = form[Field.svg], !text.isEmpty else { return nil }
            svg = text
        }
        guard StationeryFiles.limit(of: StationeryPath.drawing("x")).allows(svg.utf8.count) else { return nil }
        // Called as somebody says, or as the file is called at home.
        let given = form[Field.name].flatMap { $0.isEmpty ? nil : $0 } ?? form.file?.name ?? ""
        let name = Self.plainName(given)
        let files = await pages.desk.files()
        var fault = await pages.desk.keep(drawing: svg)
        if name == nil {
            fault =
                fault ?? "Geef de tekening een naam met kleine letters, cijfers en streepjes, zoals: mobiele-telefoon."
        }
        return Upload(
            name: name ?? "", svg: svg, digest: FileDigest(of: Array(svg.utf8)), fault: fault,
            existing: files.texts[StationeryPath.drawing(name ?? "")].map { FileDigest(of: Array($0.utf8)) })
    }

    /// A name that a file may have here; nil for one that can't become it.
    private static func plainName(_ text: String) -> String? {
        let base = text.split(whereSeparator: { $0 == "/" || $0 == "\\" }).last ?? ""
        let stem = base.lowercased().hasSuffix(".svg") ? base.dropLast(4) : base
        let words = stem.lowercased().split { !$0.isASCII || !($0.isLetter || $0.isNumber) }
        let name = words.joined(separator: "-")
        return name.wholeMatch(of: /[a-z0-9-]{1,64}/) == nil ? nil : name
    }
}
