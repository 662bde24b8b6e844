import ArgumentParser
import FallbackRun
import Foundation
import LetterComposition
import MailboxDomain
import Stationery
import StrictFiles
import SystemPackage

struct LintCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "lint", abstract: "Looks for what makes the letters hard to read.",
        discussion: """
            Checks each template, the text that each kind of reader gets, and that text as it stands on paper. \
            Findings are in Dutch, each with its place: path:line:column: severity: message [rule]. Only errors fail \
            (exit status 1). The check cannot prove that a text is easy: only readers can. A rule that does not apply \
            somewhere is ignored with a comment before the text: <!-- ignore: RULE reason: WHY -->.

            Example:
              postvangnet lint Templates/no-email
            """)

    @Argument(
        help: ArgumentHelp(
            "Folders of templates, or files such as nl.md; the default is all templates of the workspace.",
            valueName: "PATH"))
    var paths: [String] = []

    @OptionGroup var format: FormatOption
    @OptionGroup var workspace: WorkspaceOption

    func run() throws { try DutchFailure.telling { try check() } }

    private func check() throws {
        let (root, needed) = try place()
        let lint = try TemplateLint(root: root, needed: needed)
        let checked =
            try paths.isEmpty
            ? lint.templates.map { try lint.check($0, named: "Templates/\($0.lastComponent?.string ?? "")") }
            : paths.map { try lint.check(FilePath($0), named: FilePath($0).string) }
        let report = LintReport(
            checked, shared: paths.isEmpty ? lint.sharedFaults : [], checksSpelling: lint.checksSpelling)
        try format.answer(text: report.text, json: report.json)
        if report.hasErrors { throw ExitCode(1) }
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
