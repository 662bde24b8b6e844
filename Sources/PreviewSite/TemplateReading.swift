import AudienceSelection
import Canvas
import FallbackRun
import LetterComposition
import MailboxDomain
import PageLayout

/// All that the letters of one template are laid out from.
struct TemplateMaterial: Sendable {
    var template: Template
    var sender: Sender
    /// Every layout for the same kind of sheet, by name.
    var layouts: [String: LayoutProfile]
    var drawings: [String: LineDrawing]
    /// Tells it from all others, in addresses of pictures: sixteen hexadecimal digits.
    var version: String
}

/// One template as it was read from its files: what is right with it, and what is wrong.
struct TemplateReading: Sendable {
    var product: Product
    /// Of the files that it was read from.
    var source: String
    /// As far as it could be read.
    var title: String
    var version: String
    var approvals: [TemplateApproval]
    var lastChange: Instant?
    /// Nil while something is wrong.
    var material: TemplateMaterial?
    var faults: [Finding] = []

    init(_ product: Product, from files: StationeryFiles) {
        self.product = product
        source = files.version(of: product)
        title = ""
        version = ""
        approvals = []
        lastChange = files.lastChange(of: product)
        let paths = (text: StationeryFiles.text(of: product), header: StationeryFiles.header(of: product))
        for path in [Stationery.senderPath, paths.header, paths.text] where files.texts[path] == nil {
            faults.append(
                Finding(
                    code: files.unreadable.contains(path) ? "unreadable-file" : "missing-file",
                    place: .init(file: path),
                    message: "The file is needed and cannot be read as text."))
        }
        guard faults.isEmpty,
            let sender = reading({ () throws(Findings) in
                try Sender(yaml: files.texts[Stationery.senderPath] ?? "", file: Stationery.senderPath)
            })
        else { return }
        let (template, findings) = Template.reading(
            product, yaml: files.texts[paths.header], markdown: files.texts[paths.text] ?? "",
            folder: StationeryFiles.folder(of: product), sender: sender)
        (title, version, approvals) = (template.title, template.version, template.approvals)
        faults += findings
        guard let drawings = reading({ () throws(Findings) in try Stationery.drawings(in: files.texts) }) else {
            return
        }
        let layouts = layouts(for: template, in: files)
        if let drawing = template.drawing, drawings[drawing.name] == nil {
            faults.append(
                Finding(
                    code: "unknown-drawing", place: .init(file: paths.header, column: "drawing.name"),
                    message: "\(drawing.name).svg"))
        }
        guard faults.isEmpty else { return }
        let parts =
            [Stationery.senderPath, paths.header, paths.text]
            + files.texts.keys.filter {
                $0.hasPrefix(Stationery.layoutsFolder) || $0.hasPrefix(Stationery.drawingsFolder)
            }.sorted()
        material = TemplateMaterial(
            template: template, sender: sender, layouts: layouts, drawings: drawings,
            version: StationeryFiles.digest(parts.flatMap { [$0, files.texts[$0] ?? ""] }))
    }

    /// The template's own layouts must be right; another one that is not is left out.
    private mutating func layouts(for template: Template, in files: StationeryFiles) -> [String: LayoutProfile] {
        var layouts: [String: LayoutProfile] = [:]
        for (path, yaml) in files.texts where path.hasPrefix(Stationery.layoutsFolder) {
            let name = String(path.dropFirst(Stationery.layoutsFolder.count).dropLast(".yaml".count))
            do throws(Findings) { layouts[name] = try LayoutProfile(yaml: yaml, file: path) } catch {
                if template.layouts.contains(name) { faults += error.all }
            }
        }
        for name in template.layouts
        where !name.isEmpty && files.texts["\(Stationery.layoutsFolder)\(name).yaml"] == nil {
            faults.append(
                Finding(
                    code: "unknown-layout",
                    place: .init(file: StationeryFiles.header(of: product), column: "layout"), message: "\(name).yaml"))
        }
        let isCard = product.kind == .card
        return layouts.filter { ($0.value.window == nil) == isCard || template.layouts.contains($0.key) }
    }

    private mutating func reading<Value>(_ read: () throws(Findings) -> Value) -> Value? {
        do throws(Findings) { return try read() } catch {
            faults += error.all
            return nil
        }
    }
}
