import Foundation
import SystemPackage
import TestSupport
import Testing

/// `lint` on texts that are no letters of ours, as people have them.
struct OtherTextTests {
    private static let text = "Ja.\n\nDit is derhalve zo. De brief wordt gestuurd.\n"

    private func workspace(with file: String, _ text: String = Self.text) async throws -> TestWorkspace {
        let workspace = try await TestWorkspace.made()
        try Files.write(text.utf8, to: workspace.scratch.appending(file))
        return workspace
    }

    private func places(_ run: ProgramRun) -> [String] {
        run.output.split(separator: "\n").compactMap { line in
            line.firstMatch(of: /^([^ ]+:\d+:\d+: [a-z]+): .+ (\[[a-z-]+\])$/).map { "\($0.1) \($0.2)" }
        }
    }

    @Test("a file is checked as what it is", arguments: ["brief.txt", "brief.md"])
    func file(name: String) async throws {
        let workspace = try await workspace(
            with: name, name == "brief.md" ? "# **Ja**\n\n" + Self.text.dropFirst(5) : Self.text)
        let run = try await workspace.postvangnet("lint", name)
        #expect(run.status == 1)
        #expect(places(run) == ["\(name):3:8: error [hard-word]", "\(name):3:30: warning [passive]"], "\(run.output)")
        #expect(!run.output.contains("required-block"))
    }

    @Test func `standard input is a text too`() async throws {
        let workspace = try await workspace(with: "in")
        let run = try await ProgramRun(
            .postvangnet, ["lint", "-", "--workspace", workspace.path.string], in: workspace.scratch,
            reading: workspace.scratch.appending("in"))
        #expect(run.status == 1)
        #expect(places(run) == ["-:3:8: error [hard-word]", "-:3:30: warning [passive]"], "\(run.output)\(run.errors)")
    }

    @Test("a document of a word processor is read", arguments: ["brief.odt", "brief.docx"])
    func document(name: String) async throws {
        let workspace = try await TestWorkspace.made()
        let script = workspace.scratch.appending("make-documents.py")
        try Files.write(PackageResources.make_documents_py, to: script)
        let made = try await ProgramRun(
            .python, [script.string, workspace.scratch.string, "Dit is derhalve zo &amp; &#233;&#xE9;n."])
        try #require(made.status == 0, "\(made.errors)")
        let run = try await workspace.postvangnet("lint", name)
        #expect(run.status == 1)
        #expect(places(run) == ["\(name):3:8: error [hard-word]"], "\(run.output)\(run.errors)")

        try Files.write("no zip".utf8, to: workspace.scratch.appending(name))
        let broken = try await workspace.postvangnet("lint", name)
        #expect(broken.status == 65 && broken.errors.contains("\(name) is niet te lezen"), "\(broken.errors)")
    }

    @Test func `without unzip the command says what to install`() async throws {
        let workspace = try await workspace(with: "brief.docx")
        let run = try await workspace.postvangnet("lint", "brief.docx", changes: ["PATH": "/nowhere"])
        #expect(run.status == 69 && run.errors.contains("Installeer Debians pakket unzip"), "\(run.errors)")
    }

    @Test("what fails is for the user to say", arguments: [("error", Int32(0)), ("warning", 1), ("suggestion", 1)])
    func failOn(severity: String, status: Int32) async throws {
        let workspace = try await workspace(with: "brief.txt", "De brief wordt gestuurd.\n")
        #expect(try await workspace.postvangnet("lint", "--fail-on", severity, "brief.txt").status == status)
        #expect(try await workspace.postvangnet("lint", "--fail-on", "erg", "brief.txt").status == 64)
    }

    @Test func `SARIF has the findings of the text with their rules and places`() async throws {
        let workspace = try await workspace(with: "een brief.txt")
        let run = try await workspace.postvangnet("lint", "--format", "sarif", "een brief.txt")
        #expect(run.status == 1)
        let sarif = try TestJSON(run.output)
        #expect(sarif["version"].text == "2.1.0")
        let log = try #require(sarif["runs"].list.first)
        let rules = log["tool"]["driver"]["rules"].list
        #expect(rules.map(\.["id"].text) == ["hard-word", "passive"])
        #expect(rules.allSatisfy { $0["help"]["text"].text?.hasPrefix("Moeilijk: ") == true })
        let results = log["results"].list
        #expect(results.map(\.["level"].text) == ["error", "warning"])
        #expect(results.map(\.["ruleIndex"].number) == [0, 1])
        let place = try #require(results.first?["locations"].list.first)["physicalLocation"]
        #expect(place["artifactLocation"]["uri"].text == "een%20brief.txt")
        #expect(place["region"]["startLine"].number == 3 && place["region"]["startColumn"].number == 8)
    }

    @Test func `how often words come is among the numbers where a list is given`() async throws {
        let workspace = try await workspace(with: "brief.txt", "Wij sturen u een brief.\n")
        try Files.write("een 900\nbrief\t100\n".utf8, to: workspace.scratch.appending("words"))
        let run = try await workspace.postvangnet(
            "lint", "--word-frequencies", "words", "--format", "json", "brief.txt")
        let measures = try #require(TestJSON(run.output)["templates"].list.first?["variants"].list.first)["measures"]
        // Two of the five words are known: 5.954 and 5, the others count as -1.
        #expect(
            run.output.contains(#""wordFrequency":1.591"#) || run.output.contains(#""wordFrequency": 1.591"#),
            "\(run.output)")
        #expect(measures["wordsPerClause"].number != nil)
        try Files.write("een\n".utf8, to: workspace.scratch.appending("words"))
        #expect(try await workspace.postvangnet("lint", "--word-frequencies", "words", "brief.txt").status != 0)
    }

    @Test func `an office's own words hold for every text, and a reason is asked`() async throws {
        let workspace = try await workspace(with: "brief.txt", "Uw zaaknummer staat derhalve hier.\n")
        let file = workspace.file("Templates/words.yaml")
        let reason = "reason: proef"
        let words =
            "add:\n  - {word: zaaknummer, class: noun, kind: digital, instead: nummer, \(reason)}\nsilence:\n  - {word: derhalve, \(reason)}\n"
        try Files.write(words.utf8, to: file)
        let run = try await workspace.postvangnet("lint", "brief.txt")
        #expect(places(run) == ["brief.txt:1:4: error [hard-word]"], "\(run.output)\(run.errors)")
        try Files.write(words.replacing(reason, with: "").replacing(", }", with: "}").utf8, to: file)
        let without = try await workspace.postvangnet("lint")
        #expect(without.status == 1 && without.output.contains("Templates/words.yaml:2:"), "\(without.output)")
    }
}
