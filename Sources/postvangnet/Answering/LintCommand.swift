import ArgumentParser
import FallbackRun
import Foundation
import LetterComposition
import MailboxDomain
import PlainLanguage
import Stationery
import StrictFiles
import SystemPackage

struct LintCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "lint", abstract: "Looks for what makes letters and other texts hard to read.",
        discussion: """
            Checks each template, the text that each kind of reader gets, and that text as it stands on paper; also any \
            other text: .txt, .md, .docx, .odt, or - for standard input. Findings are in Dutch, each with its place: \
            path:line:column: severity: message [rule]. Only errors fail (exit status 1), or what --fail-on says. The \
            check cannot prove that a text is easy: only readers can. A rule that does not apply somewhere in a template \
            is ignored with a comment before the text: <!-- ignore: RULE reason: WHY -->.

            Example:
              postvangnet lint Templates/no-email
            """)

    enum Format: String, ExpressibleByArgument, CaseIterable { case text, json, sarif }

    @Argument(
        help: ArgumentHelp(
            "Folders of templates, files such as nl.md, other texts, or - for standard input; the default is all "
                + "templates of the workspace.", valueName: "PATH"))
    var paths: [String] = []

    @Option(name: .long, help: "text, json, or sarif (2.1.0, as editors and code hosts read it).")
    var format = Format.text

    @Option(
        name: .long, help: ArgumentHelp("What fails: error, warning or suggestion, and worse.", valueName: "SEVERITY"))
    var failOn = Severity.error

    @Option(
        name: .long,
        help: ArgumentHelp(
            "How often words come, as lines of a word and a count: then their mean is among the numbers.",
            valueName: "FILE"))
    var wordFrequencies: String?

    @OptionGroup var workspace: WorkspaceOption

    /// The most of a text that is no template.
    private static let limit = FileLimit.megabytes(16)

    func run() async throws {
        do { try await check() } catch { try DutchFailure.telling { throw error } }
    }

    private func check() async throws {
        let frequencies = try wordFrequencies.map { path in
            try WordFrequencies(
                TextFile.read(FilePath(path), atMost: WordFrequencies.fileLimit), file: path)
        }
        let (root, needed) = try place()
        let lint = try TemplateLint(root: root, needed: needed, frequencies: frequencies)
        var checked: [TemplateLint.Checked] = []
        for path in paths { checked.append(try await check(path, lint)) }
        if paths.isEmpty {
            checked = try lint.templates.map {
                try lint.check($0, named: "Templates/\($0.lastComponent?.string ?? "")")
            }
        }
        let report = LintReport(
            checked, shared: paths.isEmpty ? lint.sharedFaults : [], strays: paths.isEmpty ? lint.strays : [],
            checksSpelling: lint.checksSpelling)
        switch format {
        case .text: try StandardOutput.write(report.text)
        case .json: try StandardOutput.write(report.json)
        case .sarif: try StandardOutput.write(report.sarif(version: Version.current))
        }
        if report.fails(on: failOn) { throw ExitCode(1) }
    }

    private func check(_ path: String, _ lint: TemplateLint) async throws -> TemplateLint.Checked {
        if path == "-" {
            return lint.check(prose: try StandardInput.read(atMost: Self.limit), isMarkdown: false, named: "-")
        }
        let file = FilePath(path)
        if lint.isTemplate(file) { return try lint.check(file, named: file.string) }
        if let document = DocumentText(file) {
            return lint.check(prose: try await document.read(), isMarkdown: false, named: file.string)
        }
        let text = try TextFile.read(file, atMost: Self.limit)
        return lint.check(
            prose: text, isMarkdown: ["md", "markdown"].contains(file.extension?.lowercased()), named: file.string)
    }

    /// A text can be checked outside a workspace too: then with the project's sender and glossary.
    private func place() throws -> (root: FilePath, needed: Set<Product>?) {
        do {
            let place = try workspace.openToWrite()
            return (place.root, place.neededProducts)
        } catch {
            guard !paths.isEmpty else { throw error }
            return (try ProjectFiles(environment: ProcessInfo.processInfo.environment).folder, nil)
        }
    }
}

extension Severity: ExpressibleByArgument {}
