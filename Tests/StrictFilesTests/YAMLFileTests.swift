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

    @Test(arguments: [
        ("formatVersion: 1\n", ["missing-value", "missing-value"]),
        ("formatVersion: 2\nunknown: 1\n", ["newer-format"]),
        ("formatVersion: two\n", ["wrong-value", "missing-value", "missing-value"]),
        ("formatVersion: 0\n", ["wrong-value", "missing-value", "missing-value"]),
    ])
    func `a file of a later form is that and nothing else`(text: String, codes: [String]) throws {
        let findings = #expect(throws: Findings.self) {
            try YAMLFile.read(text, file: "a.yaml") { [$0.text("name"), $0.text("kind")] }
        }?.all
        #expect(findings?.map(\.code) == codes)
        #expect(findings?.first { $0.code == "newer-format" }?.details ?? ["2", "1"] == ["2", "1"])
    }

    @Test func `the items of a list are refused one by one, at their own lines`() throws {
        func read(_ text: String) throws(Findings) -> [Int] {
            try YAMLFile.read(text, file: "a.yaml") { file in
                file.items("numbers", isRequired: true) { text, refuse -> Int? in
                    if Int(text) == nil { refuse("A number is expected.") }
                    return Int(text)
                }
            }
        }
        #expect(try read("numbers: [1, 2]\n") == [1, 2])
        for (text, places) in [
            ("numbers:\n  - 1\n  - x\n  - {a: 1}\n", ["a.yaml:3:numbers[2]", "a.yaml:4:numbers[3]"]),
            ("numbers: 1\n", ["a.yaml:1:numbers"]), ("numbers:\n", ["a.yaml:1:numbers"]),
        ] {
            let findings = #expect(throws: Findings.self) { try read(text) }?.all ?? []
            #expect(findings.map(\.place.description) == places)
        }
    }

    @Test(arguments: [
        ExpectedValue.text, .list, .listOfTexts, .group, .trueOrFalse, .date, .wholeNumber(1...60), .number(0.4...2),
        .oneOf(["a", "b c"]), .other("A name without folders"),
    ])
    func `what is expected goes with the finding, to be said in another language`(expected: ExpectedValue) {
        #expect(ExpectedValue(details: expected.details) == expected)
    }

    @Test func `a file in which all keys are known is read`() throws {
        let text = "name: x y\nkind: card\nsize: {width: 3, round: true}\ntags: [NO, b]\n"
        #expect(try read(text) == "x y card 3 true NO+b")
    }

    @Test(arguments: [
        "name: |\n  x y\n", "name: |+\n  x y\n\n\n", "name: >\n  x\n  y\n", "name: >-\n  x y\n", "name: 'x y'\n",
    ])
    func `the line end that a block puts behind a text is no part of it`(name: String) throws {
        let rest = "kind: card\nsize: {width: 3, round: true}\ntags:\n  - |\n    NO\n  - b\n"
        #expect(try read(name + rest) == "x y card 3 true NO+b")
    }

    @Test func `line ends within a block stay, and so do those that a writer typed as such`() throws {
        func text(_ yaml: String) throws(Findings) -> String {
            try YAMLFile.read(yaml, file: "a.yaml") { $0.text("name") }
        }
        #expect(try text("name: |\n  x\n  y\n") == "x\ny")
        #expect(try text("name: \"x\\n\"\n") == "x\n")
    }

    @Test func `findings that know only their key get its line`() {
        func finding(_ key: String, in file: String = "a.yaml") -> Finding {
            Finding(code: YAMLFault.wrongValue, place: .init(file: file, column: key), message: "")
        }
        let findings = [finding("b.c[2]"), finding("d"), finding("a", in: "b.yaml")]
        #expect(
            findings.placed(in: "a.yaml", of: "a: 1\nb:\n  c:\n    - x\n    - y\n").map(\.place.description) == [
                "a.yaml:5:b.c[2]", "a.yaml:d", "b.yaml:a",
            ])
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

    @Test func `what a file says is the same whatever its comments, quotes and order`() {
        let text = YAMLFile.canonical("a: {x: 1, y: [p, q]}\nb: two words\n")
        #expect(text != nil)
        #expect(YAMLFile.canonical("# Why.\nb: 'two words'\na:\n  y:\n    - p\n    - \"q\"\n  x: 1\n") == text)
        for other in [
            "a: {x: 1, y: [q, p]}\nb: two words\n", "a: {x: 1, y: [p, q]}\n", "a: {x: 1, y: [p], q: q}\nb: two words\n",
        ] {
            #expect(YAMLFile.canonical(other) != text)
        }
        #expect(YAMLFile.canonical("a: [") == nil)
    }
}
