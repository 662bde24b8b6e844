package import Canvas
import Foundation
package import LetterComposition
package import MailboxDomain
package import PageLayout
package import PrintHouse
package import SystemPackage

/// Everything that gives letters their text and look: templates, layouts, sender, the list of fonts.
///
/// Made from the files' texts, which a plan carries: rendering needs no workspace, and nothing that is changed there
/// after planning can change a letter.
package struct Stationery: Sendable {
    /// By their path in the workspace.
    package let sources: [String: String]
    package let sender: Sender
    package let templates: [Product: Template]
    package let layouts: [String: LayoutProfile]
    /// Line drawings by name.
    package let drawings: [String: LineDrawing]
    package let fonts: PinnedFonts
    /// Paths and texts together, so that any change of them shows.
    package let digest: FileDigest

    package init(sources: [String: String]) throws(Findings) {
        self.sources = sources
        digest = FileDigest(
            of: sources.keys.sorted().flatMap { Array("\($0)\u{0}\(sources[$0] ?? "")\u{0}".utf8) })
        func text(_ path: String) throws(Findings) -> String {
            if let text = sources[path] { return text }
            throw Findings([
                Finding(code: "missing-file", place: .init(file: path), message: "The file is needed and not there.")
            ])
        }
        sender = try Sender(yaml: text(Self.senderPath), file: Self.senderPath)
        fonts = try PinnedFonts(yaml: text(Self.fontsPath), file: Self.fontsPath)
        var layouts: [String: LayoutProfile] = [:]
        for path in sources.keys.sorted() where path.hasPrefix(Self.layoutsFolder) {
            layouts[String(path.dropFirst(Self.layoutsFolder.count).dropLast(".yaml".count))] = try LayoutProfile(
                yaml: text(path), file: path)
        }
        self.layouts = layouts
        drawings = try Self.drawings(in: sources)
        var templates: [Product: Template] = [:]
        for product in Product.allCases {
            let folder = "Templates/\(product.rawValue)"
            let template = try Template(
                product: product, yaml: text("\(folder)/template.yaml"), markdown: text("\(folder)/nl.md"),
                folder: folder, sender: sender)
            for layout in template.layouts where layouts[layout] == nil {
                throw Findings([
                    Finding(
                        code: "unknown-layout", place: .init(file: "\(folder)/template.yaml", column: "layout"),
                        message: "There is no file \(layout).yaml in Templates/layouts.")
                ])
            }
            if let drawing = template.drawing, drawings[drawing.name] == nil {
                throw Findings([
                    Finding(
                        code: "unknown-drawing", place: .init(file: "\(folder)/template.yaml", column: "drawing.name"),
                        message: "There is no file \(drawing.name).svg in Templates/drawings.")
                ])
            }
            templates[product] = template
        }
        self.templates = templates
    }

    /// Reads the files of a workspace; others that lie there are left alone.
    package init(in workspace: Workspace) throws {
        var sources: [String: String] = [:]
        for path in Self.paths(in: workspace.root) {
            let file = workspace.root.appending(path)
            guard FileManager.default.fileExists(atPath: file.string) else { continue }
            sources[path] = try TextFile.read(file)
        }
        try self.init(sources: sources)
    }

    /// Where the files of a workspace, or of the project, are or should be.
    package static func paths(in root: FilePath) -> [String] {
        [senderPath, fontsPath, "Fonts/fonts.conf"]
            + Product.allCases.flatMap { product in
                ["template.yaml", "nl.md"].map { "Templates/\(product.rawValue)/\($0)" }
            } + paths(in: layoutsFolder, ending: ".yaml", of: root)
            + paths(in: drawingsFolder, ending: ".svg", of: root)
    }

    package func template(of product: Product) -> Template? { templates[product] }

    private static func paths(in folder: String, ending: String, of root: FilePath) -> [String] {
        // A folder that is not there has no files; what needs them says so.
        let names = (try? FileManager.default.contentsOfDirectory(atPath: root.appending(folder).string)) ?? []
        return names.filter { $0.hasSuffix(ending) && !$0.hasPrefix(".") }.map { folder + $0 }
    }

    package static func drawings(in sources: [String: String]) throws(Findings) -> [String: LineDrawing] {
        var drawings: [String: LineDrawing] = [:]
        for (path, svg) in sources where path.hasPrefix(drawingsFolder) {
            let name = String(path.dropFirst(drawingsFolder.count).dropLast(".svg".count))
            do throws(LineDrawingError) { drawings[name] = try LineDrawing(svg: svg) } catch {
                throw Findings([
                    Finding(
                        code: "drawing", place: .init(file: path, line: error.line), message: error.description)
                ])
            }
        }
        return drawings
    }

    package static let senderPath = "Templates/sender.yaml"
    package static let fontsPath = "Fonts/fonts.yaml"
    package static let layoutsFolder = "Templates/layouts/"
    package static let drawingsFolder = "Templates/drawings/"
}
