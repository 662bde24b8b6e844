import MailboxDomain
import StrictFiles
import Testing

@Suite struct YAMLAgeTests {
    private static let standard = YAMLStandard(
        yaml: """
            test: true
            limits: {most: 7, name: sample}
            added: {days: 3}
            printers:
              sample: {name: Sample, days: 5, sheet: {weight: 4.5, paper: white}}
            """, leavingOut: ["test"], alike: "printers")

    private func read(_ text: String, _ age: YAMLAge) throws(Findings) -> [String] {
        try YAMLFile.read(text, file: "a.yaml", age: age) { file in
            let limits = file.section("limits")
            if limits.integer("most", in: 1...9) < 5 { limits.refuse("most", "That is too few.") }
            return [
                "\(file.flag("test"))", "\(limits.integer("most", in: 1...9))",
                "\(file.section("added").integer("days", in: 1...9))",
            ]
                + file.namedSections("printers").map { name, section in
                    "\(name) \(section.text("name")) \(section.integer("days", in: 1...9)) "
                        + "\(section.section("sheet").number("weight", in: 1...9))"
                }
        }
    }

    private func places(_ text: String, _ age: YAMLAge) -> [String] {
        let findings = #expect(throws: Findings.self) { try read(text, age) }?.all ?? []
        return findings.map { $0.place.column ?? "" }
    }

    private static let whole = """
        test: false
        limits: {most: 6}
        added: {days: 2}
        printers: {own: {name: Own, days: 1, sheet: {weight: 2}}}

        """

    @Test func `what only a later version refuses is not asked of a frozen file`() throws {
        let few = Self.whole.replacing("most: 6", with: "most: 2")
        #expect(places(few, .current) == ["limits.most"])
        #expect(try read(few, .frozen) == ["false", "2", "2", "own Own 1 2.0"])
        #expect(places(few + "gone: 1\n", .frozen) == ["gone"], "what it says must be understood")
        #expect(places(Self.whole.replacing("added: {days: 2}\n", with: ""), .frozen).contains("added"))
    }

    @Test func `keys that were added since have their standard, and those that are gone are left alone`() throws {
        let age = YAMLAge.frozenSettings(standard: Self.standard)
        #expect(try read(Self.whole + "gone: {key: 1}\n", age) == ["false", "6", "2", "own Own 1 2.0"])
        let older = """
            test: false
            limits: {}
            printers: {own: {name: Own, sheet: {}}, other: {name: Other, days: 0, sheet: {weight: 3}}}

            """
        #expect(try read(older, age) == ["false", "7", "3", "own Own 5 4.5", "other Other 0 3.0"])
    }

    @Test func `nobody's name and nothing of the owner's has a standard`() throws {
        let age = YAMLAge.frozenSettings(standard: Self.standard)
        #expect(
            places("limits: {}\nprinters: {own: {days: 1, sheet: {}}}\n", age).sorted() == [
                "printers.own.name", "test",
            ])
        #expect(places("test: true\nlimits: {}\n", age) == ["printers"])
        #expect(places("test: true\nlimits: {}\nprinters: {own: {name: A}}\n", age) == ["printers.own.sheet"])
    }

    @Test(arguments: [
        ("a: 1\nlist:\n  - {id: x, n: 1}\n  - {id: z, n: 3}\n", true, "an item between two"),
        ("a: 1\nb: 2\nlist: [{id: x, n: 1}]\n", true, "a value"),
        ("a: 1\nlist: [{id: x, n: 1, m: 2}]\n", true, "a value of an item"),
        ("# More\na: 1\nlist: [{id: x, n: 1}]\n", false, "nothing but a comment"),
        ("a: 2\nlist: [{id: x, n: 1}, {id: y, n: 2}]\n", false, "another value"),
        ("a: 1\nlist: [{id: y, n: 2}]\n", false, "another item"),
        ("a: 1\nlist: [{id: x, n: 1}]\nother: [1]\n", false, "a list of another kind"),
        ("a: 1\n", false, "less"), ("a: [\n", false, "no YAML"),
    ])
    func `a file that says more is told from one that says something else`(newer: String, isMore: Bool, what: String) {
        #expect(YAMLFile.adds(newer, to: "a: 1\nlist: [{id: x, n: 1}]\n", inLists: ["list"]) == isMore)
    }

    @Test func `values are known by themselves, wherever they stand`() {
        let older = "fonts: [{file: a.ttf, sha256: '01'}]\n"
        #expect(YAMLFile.addsValues("fonts: [{file: a.ttf, files: [{sha256: '01'}, {sha256: '02'}]}]\n", to: older))
        #expect(!YAMLFile.addsValues("fonts: [{file: a.ttf, files: [{sha256: '03'}, {sha256: '02'}]}]\n", to: older))
        #expect(!YAMLFile.addsValues(older + "\n", to: older))
    }

    @Test func `a key that was taken out is told from other changes`() {
        let older = "a: 1\ngone: [{b: 2}]\n"
        #expect(YAMLFile.lacks("gone", "a: 1\n", unlike: older))
        for newer in ["a: 2\n", "a: 1\nc: 1\n", older + "\n", "gone: [{b: 2}]\n", ""] {
            #expect(!YAMLFile.lacks("gone", newer, unlike: older), "\(newer)")
        }
    }
}
