import HTTPTypes
import LetterComposition
import MailboxDomain
import Markup
import PaperMail
import Stationery
import StrictFiles
import WebForms

/// A part of a YAML file as a form: shows it, draws letters with other values, and saves them.
struct SettingsRoom: Sendable {
    let settings: any Settings
    let choices: EditChoices
    let address: DeskAddress
    let pages: DeskPages

    /// Nil where there is no such part.
    func page() async throws -> String? {
        let files = await pages.desk.files()
        guard let groups = settings.groups(in: files) else { return nil }
        return try await page(groups, Self.values(of: groups), in: files, nil, nil)
    }

    func answer(_ form: SentForm, _ writing: DeskWriting, _ visitor: Visitor, isOurs: Bool) async throws -> DeskAnswer {
        let files = await pages.desk.files()
        guard let groups = settings.groups(in: files) else { throw DeskResponder.notThere }
        let was = Self.values(in: form, prefix: Self.wasPrefix)
        let values = Self.values(in: form, prefix: "").filter { was[$0.key] != nil || $0.value == "ja" }
        let changed = Set(was.keys.filter { values[$0, default: ""] != was[$0] })
        let current = Self.values(of: groups)
        /// The form as it was filled in.
        func again(_ notice: EditPage.Notice, status: HTTPResponse.Status) async throws -> DeskAnswer {
            .page(
                try await page(groups, was, in: files, notice, form, filled: values), status: status)
        }
        switch form[EditRoom.Field.action] {
        case "teken":
            guard isOurs else { throw DeskForms.tooOld }
            return .page(try await preview(values, changed, in: files).html.markup)
        case "bekijk":
            guard isOurs else { return try await again(.tooOld, status: .forbidden) }
            return .page(try await page(groups, was, in: files, nil, form, filled: values))
        case "bewaar": break
        default: throw RequestGate.Refusal(status: .badRequest, reason: "In dit formulier ontbreekt iets.")
        }
        guard isOurs else { return try await again(.tooOld, status: .forbidden) }
        guard let writer = Writer(visitor, typed: form[Writer.field]) else {
            return try await again(.noName, status: .badRequest)
        }
        // Fields that are written together are one thing.
        let parts = Set(changed.map(Self.part))
        let touched = was.keys.filter { parts.contains(Self.part(of: $0)) }
        if touched.contains(where: { current[$0, default: ""] != was[$0] && current[$0] != values[$0, default: ""] }) {
            let marked = groups.map { Self.marked($0, theirs: current, was: was, changed: changed) }
            let kept = current.merging(values.filter { changed.contains($0.key) }) { $1 }
            return .page(
                try await page(marked, current, in: files, .moved, form, filled: kept), status: .conflict)
        }
        if let fault = try await fault(values, changed, in: files) {
            return try await again(.refused(fault), status: .badRequest)
        }
        do {
            let outcome = try await writing.change(
                settings.path, by: writer, note: EditRoom.note(form, settings.title)
            ) { yaml throws in
                // What was looked at is what is changed, by no other hand.
                guard let yaml, yaml == files.texts[settings.path],
                    let changedYAML = settings.yaml(yaml, with: values, changed: changed)
                else { throw KeepingFault.busy }
                return changedYAML
            }
            let after = await pages.desk.files()
            guard let now = settings.groups(in: after) else { throw DeskResponder.notThere }
            return .page(
                try await page(now, Self.values(of: now), in: after, .saved(before: nil, outcome.withoutVersion), form))
        } catch let fault as KeepingFault {
            return try await again(.refused(fault.inDutch), status: .badRequest)
        } catch let error as FileError {
            return try await again(.refused(DutchError.text(of: error)), status: .badRequest)
        }
    }

    /// Why values can't stand in the file; nil where they can.
    private func fault(_ values: [String: String], _ changed: Set<String>, in files: StationeryFiles) async throws
        -> String?
    {
        guard let yaml = files.texts[settings.path], let new = settings.yaml(yaml, with: values, changed: changed)
        else {
            return
                "Dit bestand is zo geschreven dat het niet in een formulier te veranderen is. Verander het zelf: \(settings.path)."
        }
        guard let product = settings.products(in: files).first ?? Product.allCases.first else { return nil }
        func findings(_ yaml: String) async throws -> [Finding] {
            try await pages.desk.draft(of: product, changing: [settings.path: yaml]).faults.filter {
                $0.place.file == settings.path
            }
        }
        let before = Set(try await findings(yaml).map(\.inDutch))
        let added = try await findings(new).filter { !before.contains($0.inDutch) }
        return added.isEmpty ? nil : added.map { "\($0.place.column ?? ""): \($0.inDutch)" }.joined(separator: " ")
    }

    // MARK: What is shown

    private func page(
        _ groups: [FormGroup], _ was: [String: String], in files: StationeryFiles, _ notice: EditPage.Notice?,
        _ form: SentForm?, filled: [String: String]? = nil
    ) async throws -> String {
        var groups = groups
        if let filled {
            for group in groups.indices {
                for field in groups[group].fields.indices {
                    let name = groups[group].fields[field].name
                    groups[group].fields[field].value = filled[name] ?? ""
                }
            }
        }
        let values = filled ?? was
        let differing = Set(was.keys.filter { values[$0, default: ""] != was[$0] })
        return SettingsPage(
            settings: settings, lead: settings.lead(in: files), groups: groups, was: was, choices: choices,
            address: address,
            notice: notice, name: form?[Writer.field] ?? "", note: form?[EditRoom.Field.note] ?? "",
            products: settings.products(in: files), preview: try await preview(values, differing, in: files),
            personas: pages.desk.personas, frame: pages.frame
        ).html
    }

    private func preview(
        _ values: [String: String], _ changed: Set<String>, in files: StationeryFiles
    ) async throws -> EditPreview {
        let personas = pages.desk.personas
        let reader = choices.reader.flatMap { personas[$0] } ?? personas.first
        guard let product = choices.product ?? settings.products(in: files).first else {
            return EditPreview(path: settings.path, reader: reader, frame: pages.frame)
        }
        let new =
            changed.isEmpty
            ? nil : files.texts[settings.path].flatMap { settings.yaml($0, with: values, changed: changed) }
        let situation =
            if let new {
                try await pages.desk.draft(of: product, changing: [settings.path: new])
            } else { try await pages.desk.situation(of: product) }
        let letter = try await pages.desk.letter(to: reader, on: nil, of: situation)
        return EditPreview(
            path: settings.path, situation: situation, letter: letter, reader: reader, frame: pages.frame)
    }

    // MARK: Values

    /// Before the names of fields that hold what others held when the page was made.
    static let wasPrefix = "was."

    /// `tekening.2.item` is a part of `tekening`.
    private static func part(of name: String) -> Substring { name.prefix { $0 != "." } }

    private static func values(of groups: [FormGroup]) -> [String: String] {
        Dictionary(groups.flatMap(\.fields).map { ($0.name, $0.value) }) { first, _ in first }
    }

    private static func values(in form: SentForm, prefix: String) -> [String: String] {
        let own = form.fields.names.filter { $0.hasPrefix(prefix) && (prefix == wasPrefix || !$0.hasPrefix(wasPrefix)) }
        return Dictionary(uniqueKeysWithValues: own.map { (String($0.dropFirst(prefix.count)), form[$0] ?? "") })
    }

    private static func marked(
        _ group: FormGroup, theirs: [String: String], was: [String: String], changed: Set<String>
    ) -> FormGroup {
        var group = group
        for index in group.fields.indices {
            let name = group.fields[index].name
            if changed.contains(name), theirs[name, default: ""] != was[name] {
                group.fields[index].theirs = theirs[name, default: ""]
            }
        }
        return group
    }
}
