import MailboxDomain
import StrictFiles
import Testing

@Suite struct YAMLFileTests {
    private enum Kind: String, CaseIterable { case letter, card }

    private func read(_ text: String) throws(Findings) -> String {
        try YAMLFile.read(text, file: "a.yaml") { file in
            let size = file.section("size")
            return [
                file.text("name"), "\(file.choice("kind", standIn: Kind.letter))",
                "\(size.integer("width", in: 1...9))",
                "\(size.flag("round"))", file.texts("tags").joined(separator: "+"),
            ].joined(separator: " ")
        }
    }

    @Test func `a file in which all keys are known is read`() throws {
        let text = "name: x y\nkind: card\nsize: {width: 3, round: true}\ntags: [NO, b]\n"
        #expect(try read(text) == "x y card 3 true NO+b")
    }

    @Test(arguments: [
        ("name: x\nkind: card\nsize:\n  width: 3\n  round: true\n  hight: 4\n", "a.yaml:6:size.hight", "unknown-key"),
        ("name: x\nkind: box\nsize: {width: 3, round: true}\n", "a.yaml:2:kind", "wrong-value"),
        ("kind: card\nsize: {width: 3, round: true}\n", "a.yaml:1:name", "missing-value"),
        ("name: x\nkind: card\nsize: {width: 10, round: true}\n", "a.yaml:3:size.width", "wrong-value"),
        ("name: x\nkind: card\nsize: {width: 3, round: yes}\n", "a.yaml:3:size.round", "wrong-value"),
        ("name: x\nkind: card\n", "a.yaml:1:size", "missing-value"),
        ("name: x\nkind:\n  - card\nsize: {width: 3, round: true}\n", "a.yaml:2:kind", "wrong-kind"),
        ("name: x\nkind: card\nsize: 4\n", "a.yaml:3:size", "wrong-kind"),
        ("name: [x\n", "a.yaml:2", "not-yaml"),
        ("", "a.yaml:1", "empty-file"),
    ])
    func `what is wrong is named with its file, line and key`(text: String, place: String, code: String) throws {
        let findings = #expect(throws: Findings.self) { try read(text) }?.all ?? []
        #expect(findings.map(\.place.description) == [place] && findings.map(\.code) == [code])
    }
}
