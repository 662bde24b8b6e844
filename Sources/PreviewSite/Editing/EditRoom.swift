import HTTPTypes
import LetterComposition
import Markup
import PaperMail
import Stationery
import StrictFiles

/// One piece of a text as it is edited: shows it, draws it with other words, and saves it.
struct EditRoom: Sendable {
    let piece: TextPiece
    let choices: EditChoices
    let pages: DeskPages

    /// Fields of the form.
    enum Field {
        static let text = "tekst"
        /// The digest of what the field held when the page was made.
        static let read = "gelezen"
        static let note = "opmerking"
        static let action = "doe"
    }

    /// What a button of the form asks for.
    private enum Action: String {
        case save = "bewaar"
        /// The whole page, with the draft.
        case look = "bekijk"
        /// Only what is drawn of the draft.
        case draw = "teken"
    }

    /// Nil where there is no such piece.
    func page(_ notice: EditPage.Notice? = nil) async throws -> String? {
        let files = await pages.desk.files()
        guard let text = files.texts[piece.path].flatMap(piece.text) else { return nil }
        return try await page(text, read: Self.digest(of: text), in: files, notice)
    }

    func answer(_ form: SentForm, _ writing: DeskWriting, _ visitor: Visitor, isOurs: Bool) async throws -> DeskAnswer {
        let files = await pages.desk.files()
        guard let stored = files.texts[piece.path].flatMap(piece.text) else { throw DeskResponder.notThere }
        if let answer = try await changeForms(form, writing, visitor, isOurs: isOurs) { return answer }
        guard let text = form[Field.text], let read = form[Field.read].flatMap(FileDigest.init),
            let action = form[Field.action].flatMap(Action.init)
        else { throw RequestGate.Refusal(status: .badRequest, reason: "In dit formulier ontbreekt iets.") }
        switch action {
        case .draw:
            guard isOurs else { throw DeskForms.tooOld }
            return .page(try await preview(text, in: files).html.markup)
        case .look:
            guard isOurs else { return try await again(text, read, in: files, form, .tooOld) }
            return .page(try await page(text, read: read, in: files, nil, form))
        case .save:
            guard isOurs else { return try await again(text, read, in: files, form, .tooOld) }
            guard let writer = Writer(visitor, typed: form[Writer.field]) else {
                return try await again(text, read, in: files, form, .noName)
            }
            return try await save(text, read: read, stored: stored, by: writer, form, writing)
        }
    }

    /// Saved, or both texts where somebody else did so meanwhile.
    private func save(
        _ text: String, read: FileDigest, stored: String, by writer: Writer, _ form: SentForm, _ writing: DeskWriting
    ) async throws -> DeskAnswer {
        do {
            let outcome = try await writing.change(piece.path, by: writer, note: Self.note(form, "Tekst veranderd")) {
                markdown throws in
                let markdown = markdown ?? ""
                guard let now = piece.text(in: markdown) else { throw Moved() }
                // What is there already as it should be needs no saving, whoever did it.
                if Self.trimmed(now) == Self.trimmed(text) { return markdown }
                guard Self.digest(of: now) == read else { throw Moved() }
                guard let changed = piece.markdown(markdown, with: text) else { throw Moved() }
                return changed
            }
            let files = await pages.desk.files()
            let before = outcome.change.before.flatMap(piece.text) ?? stored
            let after = files.texts[piece.path].flatMap(piece.text) ?? text
            return .page(
                try await page(
                    after, read: Self.digest(of: after), in: files, .saved(before: before, outcome.withoutVersion), form
                ))
        } catch is Moved {
            let files = await pages.desk.files()
            guard let theirs = files.texts[piece.path].flatMap(piece.text) else { throw DeskResponder.notThere }
            return .page(
                try await page(text, read: Self.digest(of: theirs), in: files, .conflict(theirs: theirs), form),
                status: .conflict)
        } catch let fault as KeepingFault {
            return try await again(text, read, in: await pages.desk.files(), form, .refused(fault.inDutch))
        } catch let error as FileError {
            return try await again(text, read, in: await pages.desk.files(), form, .refused(DutchError.text(of: error)))
        }
    }

    /// Another form of the piece, or its end; nil where something else is asked for.
    private func changeForms(
        _ form: SentForm, _ writing: DeskWriting, _ visitor: Visitor, isOurs: Bool
    ) async throws -> DeskAnswer? {
        let isEnd = form[Field.action] == PieceForms.remove
        guard isEnd || form[Field.action] == PieceForms.form, let number = piece.section else { return nil }
        guard isOurs else { throw DeskForms.tooOld }
        let chosen = LetterCondition.allCases.filter { form["\(PieceForms.prefix)\($0.rawValue)"] == "ja" }
        let files = await pages.desk.files()
        guard let section = section(in: files.texts[piece.path] ?? ""),
            case .block(let name, let condition) = section.marker
        else { throw DeskResponder.notThere }
        func again(_ notice: EditPage.Notice) async throws -> DeskAnswer {
            try await self.again(section.text, Self.digest(of: section.text), in: files, form, notice)
        }
        guard let writer = Writer(visitor, typed: form[Writer.field]) else { return try await again(.noName) }
        guard isEnd || !chosen.isEmpty else { return try await again(.refused("Kies voor wie de andere vorm is.")) }
        do {
            let note = isEnd ? "Stuk weggehaald: \(name.inDutch)" : "Andere vorm van: \(name.inDutch)"
            _ = try await writing.change(piece.path, by: writer, note: note) { markdown throws in
                var sections = TextSections(markdown ?? "")
                guard sections.sections.indices.contains(number), sections.sections[number].marker == section.marker,
                    Self.digest(of: sections.sections[number].text).description == form[Field.read]
                else { throw Moved() }
                let pieces =
                    isEnd ? [] : PieceForms.pieces(name, condition, for: chosen, text: sections.sections[number].text)
                sections.replace(number, with: pieces)
                return sections.markdown
            }
        } catch is Moved {
            return try await again(.refused("Een collega veranderde dit stuk intussen. Dit is hoe het nu is."))
        } catch let fault as KeepingFault {
            return try await again(.refused(fault.inDutch))
        } catch let error as FileError {
            return try await again(.refused(DutchError.text(of: error)))
        }
        guard !isEnd else { return .see(.history(users(in: files).first)) }
        var other = piece
        other.section = number + chosen.count
        return .see(.edit(other, EditChoices(product: choices.product)))
    }

    /// What somebody says of a change, or what it is.
    static func note(_ form: SentForm, _ otherwise: String) -> String {
        let words = (form[Field.note] ?? "").split(whereSeparator: \.isWhitespace).joined(separator: " ").prefix(200)
        return words.isEmpty ? otherwise : String(words)
    }

    /// Another text than was read stands in the piece's place.
    private struct Moved: Error {}

    private func again(
        _ text: String, _ read: FileDigest, in files: StationeryFiles, _ form: SentForm, _ notice: EditPage.Notice
    ) async throws -> DeskAnswer {
        .page(
            try await page(text, read: read, in: files, notice, form),
            status: notice == .tooOld ? .forbidden : .badRequest)
    }

    // MARK: What is shown

    private func page(
        _ text: String, read: FileDigest, in files: StationeryFiles, _ notice: EditPage.Notice?, _ form: SentForm? = nil
    ) async throws -> String {
        let markdown = files.texts[piece.path] ?? ""
        return EditPage(
            piece: piece, choices: choices, section: section(in: markdown), text: text, read: read, notice: notice,
            name: form?[Writer.field] ?? "", note: form?[Field.note] ?? "", users: users(in: files),
            placeholders: placeholders(in: files), preview: try await preview(text, in: files),
            personas: pages.desk.personas,
            frame: pages.frame
        ).html
    }

    private func preview(_ text: String, in files: StationeryFiles) async throws -> EditPreview {
        let markdown = files.texts[piece.path] ?? ""
        let whole = piece.markdown(markdown, with: text) ?? markdown
        let condition = section(in: markdown)?.condition ?? .always
        let personas = pages.desk.personas
        let reader =
            choices.reader.flatMap { personas[$0] } ?? personas.all.first { condition.holds(in: $0.circumstances) }
            ?? personas.first
        guard let product = choices.product ?? users(in: files).first else {
            return EditPreview(path: piece.path, lines: lines(in: whole), reader: reader, frame: pages.frame)
        }
        let situation =
            whole == markdown
            ? try await pages.desk.situation(of: product)
            : try await pages.desk.draft(of: product, changing: [piece.path: whole])
        let letter = try await pages.desk.letter(to: reader, on: nil, of: situation)
        return EditPreview(
            path: piece.path, lines: lines(in: whole), situation: situation, letter: letter, reader: reader,
            frame: pages.frame)
    }

    private func section(in markdown: String) -> TextSections.Section? {
        guard let section = piece.section else { return nil }
        let sections = TextSections(markdown).sections
        return sections.indices.contains(section) ? sections[section] : nil
    }

    /// Of the file: those that are in the text field.
    private func lines(in markdown: String) -> Range<Int> {
        guard let section = section(in: markdown) else { return 1..<(markdown.count { $0.isNewline } + 2) }
        return section.firstLine..<(section.firstLine + section.text.count { $0.isNewline } + 1)
    }

    /// The letters that have the piece.
    private func users(in files: StationeryFiles) -> [Product] {
        switch piece.file {
        case .own(let product): [product]
        case .shared(let name):
            Product.allCases.filter { product in
                SharedBlock.names(in: files.texts[StationeryPath.text(of: product)] ?? "").contains(name)
            }
        }
    }

    private func placeholders(in files: StationeryFiles) -> [Placeholder] {
        guard let product = choices.product ?? users(in: files).first, let yaml = files.texts[StationeryPath.sender],
            let sender = try? Sender.reading(yaml: yaml, file: StationeryPath.sender).sender
        else { return [] }
        let isForWards = section(in: files.texts[piece.path] ?? "")?.condition?.required.contains(.ward) ?? true
        return Placeholder.allowed(in: product, sender: sender).filter { $0 != .ward || isForWards }
    }

    private static func digest(of text: String) -> FileDigest { FileDigest(of: Array(trimmed(text).utf8)) }

    /// As a piece is stored: without empty lines around it, or spaces at the end of lines.
    private static func trimmed(_ text: String) -> String { TextSections.trimmed(text) }
}

extension TextSections.Section {
    /// Of the readers who get it.
    var condition: BlockCondition? { if case .block(_, let condition) = marker { condition } else { nil } }
}
