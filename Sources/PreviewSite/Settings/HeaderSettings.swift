import LetterComposition
import PageLayout
import Stationery
import StrictFiles

/// What a letter is besides its text: title, key message, layout, QR code, drawings.
struct HeaderSettings: Settings {
    let product: Product

    var path: String { StationeryPath.header(of: product) }
    var title: String { "Titel, indeling, QR-code en tekeningen" }

    func lead(in files: StationeryFiles) -> String { "\(product.inDutch). Dit geldt alleen voor deze \(product.noun)." }

    func products(in files: StationeryFiles) -> [Product] { [product] }

    // MARK: Fields

    func groups(in files: StationeryFiles) -> [FormGroup]? {
        guard let template = template(in: files) else { return nil }
        let layouts = names(StationeryPath.layouts, in: files).map { ($0, LayoutProfile.inDutch($0)) }
        let general = FormGroup(fields: [
            FormField(
                name: "title", label: "Titel", meaning: "Zo heet de \(product.noun) in overzichten en als webpagina.",
                value: template.title),
            FormField(
                name: "keyMessage", label: "De kern, in één zin",
                meaning: "Wat de lezer na de eerste alinea moet weten. De controle zoekt deze woorden daar.",
                kind: .paragraph,
                value: template.keyMessage),
            FormField(
                name: "version", label: "Versie", meaning: "Verhoog hem als de tekst verandert: de drukker ziet hem.",
                value: template.version),
            FormField(
                name: "layout", label: "Indeling", meaning: "Waar alles op het papier staat.", kind: .choice(layouts),
                value: template.layout),
            FormField(
                name: "largePrintLayout", label: "Indeling voor wie om grote letters vroeg", meaning: "",
                kind: .choice([("", "dezelfde")] + layouts), value: template.largePrintLayout ?? ""),
        ])
        let qr = FormGroup(
            title: "QR-code",
            fields: [
                FormField(
                    name: "qr", label: "Er staat een QR-code in de \(product.noun)",
                    meaning:
                        "Hij leidt naar de pagina waar iemand de brief kan horen, nooit naar een pagina om in te loggen.",
                    kind: .tick, value: template.qr == nil ? "" : "ja"),
                FormField(
                    name: "qr.caption", label: "Wat eronder staat",
                    meaning: "Wat de code doet, en dat scannen niet hoeft.",
                    kind: .paragraph, value: template.qr?.caption ?? ""),
                FormField(
                    name: "qr.beside", label: "Naast welk stuk", meaning: "", kind: .choice(Self.blocks),
                    value: template.qr?.beside.rawValue ?? BlockName.key.rawValue),
            ] + Self.conditions(of: template.qr?.condition ?? .always, at: "qr"))
        let empty = DrawingReference(name: "", alternative: "", beside: .steps, condition: .always)
        let drawings = (template.drawings + [empty]).enumerated().map { index, drawing in
            drawingGroup(drawing, number: index + 1, isNew: index == template.drawings.count, in: files)
        }
        return [general, qr] + drawings
    }

    private func drawingGroup(
        _ drawing: DrawingReference, number: Int, isNew: Bool, in files: StationeryFiles
    ) -> FormGroup {
        let key = "tekening.\(number)"
        let names = names(StationeryPath.drawings, in: files).map { ($0, $0) }
        return FormGroup(
            title: isNew ? "Nog een tekening" : "Tekening \(number)",
            fields: [
                FormField(
                    name: "\(key).name", label: "Welke tekening",
                    meaning: isNew ? "" : "Kies geen om haar weg te halen.",
                    kind: .choice([("", "geen")] + names), value: drawing.name),
                FormField(
                    name: "\(key).alternative", label: "Wat erop te zien is, in woorden",
                    meaning: "Voor wie de tekening niet ziet.", value: drawing.alternative),
                FormField(
                    name: "\(key).beside", label: "Naast welk stuk", meaning: "", kind: .choice(Self.blocks),
                    value: drawing.beside.rawValue),
                FormField(
                    name: "\(key).item", label: "Naast welke stap",
                    meaning: "Het nummer van de stap. Leeg is: bovenaan het stuk.",
                    kind: .number, value: drawing.item.map(String.init) ?? ""),
            ] + Self.conditions(of: drawing.condition, at: key))
    }

    private static var blocks: [(value: String, name: String)] { BlockName.allCases.map { ($0.rawValue, $0.inDutch) } }

    /// One choice for each circumstance of a reader.
    static func conditions(of condition: BlockCondition, at key: String) -> [FormField] {
        LetterCondition.allCases.map { circumstance in
            FormField(
                name: "\(key).\(circumstance.rawValue)", label: "Voor wie \(circumstance.whoInDutch)", meaning: "",
                kind: .choice([("", "ook"), ("ja", "alleen"), ("nee", "niet")]),
                value: condition.required.contains(circumstance)
                    ? "ja" : condition.excluded.contains(circumstance) ? "nee" : "")
        }
    }

    /// What was chosen in those fields.
    static func condition(in values: [String: String], at key: String) -> BlockCondition {
        var condition = BlockCondition.always
        for circumstance in LetterCondition.allCases {
            switch values["\(key).\(circumstance.rawValue)"] {
            case "ja": condition.required.insert(circumstance)
            case "nee": condition.excluded.insert(circumstance)
            default: break
            }
        }
        return condition
    }

    private func names(_ kind: StationeryPath.Kind, in files: StationeryFiles) -> [String] {
        files.texts.keys.compactMap(kind.name).sorted()
    }

    private func template(in files: StationeryFiles) -> Template? {
        guard let yaml = files.texts[path], let sender = files.texts[StationeryPath.sender],
            let sender = try? Sender.reading(yaml: sender, file: StationeryPath.sender).sender
        else { return nil }
        let template = Template.reading(
            product, yaml: yaml, markdown: files.texts[StationeryPath.text(of: product)] ?? "",
            shared: files.sharedBlocks, folder: StationeryPath.folder(of: product), sender: sender
        ).template
        // One that can't be read has no layout.
        return template.layout.isEmpty ? nil : template
    }

    // MARK: The file

    func yaml(_ yaml: String, with values: [String: String], changed: Set<String>) -> String? {
        var lines = YAMLLines(yaml)
        for key in ["title", "keyMessage", "layout", "largePrintLayout"] where changed.contains(key) {
            let text = values[key] ?? ""
            guard lines.set([key], to: text.isEmpty && key == "largePrintLayout" ? nil : .text(text)) else {
                return nil
            }
        }
        // A number would be another kind of value: it is always between quotation marks.
        if changed.contains("version") {
            guard
                lines.set(
                    ["version"], to: .plain("\"\((values["version"] ?? "").filter { $0 != "\"" && $0 != "\\" })\""))
            else {
                return nil
            }
        }
        if changed.contains(where: { $0 == "qr" || $0.hasPrefix("qr.") }) {
            guard setCode(values, changed: changed, in: &lines) else { return nil }
        }
        if changed.contains(where: { $0.hasPrefix("tekening.") }) {
            let drawings = Self.drawings(in: values)
            guard lines.set(["drawing"], to: nil), lines.set(["drawings"], to: drawings.isEmpty ? nil : .list(drawings))
            else { return nil }
        }
        return lines.yaml
    }

    private func setCode(_ values: [String: String], changed: Set<String>, in lines: inout YAMLLines) -> Bool {
        guard values["qr"] == "ja" else { return lines.set(["qr"], to: nil) }
        for key in ["caption", "beside"] where changed.contains("qr.\(key)") || changed.contains("qr") {
            let text = values["qr.\(key)"] ?? ""
            guard lines.set(["qr", key], to: text.isEmpty ? nil : .text(text)) else { return false }
        }
        let condition = Self.condition(in: values, at: "qr")
        return lines.set(["qr", "when"], to: condition == .always ? nil : .plain(condition.written))
    }

    private static func drawings(in values: [String: String]) -> [YAMLEntry] {
        let numbers = values.keys.compactMap { key in
            key.wholeMatch(of: /tekening\.([0-9]{1,3})\.name/).flatMap { Int($0.1) }
        }
        return numbers.sorted().compactMap { number in
            let key = "tekening.\(number)"
            guard let name = values["\(key).name"], !name.isEmpty else { return nil }
            let item = (values["\(key).item"] ?? "").filter(\.isNumber)
            let condition = condition(in: values, at: key)
            var entries: [(key: String, value: YAMLEntry)] = [
                ("name", .text(name)), ("alternative", .text(values["\(key).alternative"] ?? "")),
                ("beside", .plain(BlockName(rawValue: values["\(key).beside"] ?? "")?.rawValue ?? "steps")),
            ]
            if !item.isEmpty { entries.append(("item", .plain(item))) }
            if condition != .always { entries.append(("when", .plain(condition.written))) }
            return .group(entries)
        }
    }
}
