import LetterComposition
import MailboxDomain
import Testing

/// Blocks of text in a file of their own, which letters use by name.
struct SharedBlockTests {
    private static func block(_ name: String, _ markdown: String) -> [String: SharedBlock] {
        [name: SharedBlock(file: "B/\(name).md", markdown: markdown)]
    }

    private static let steps = """
        <!-- block: steps when: not abroad -->

        1. Een stap.

        <!-- block: steps when: abroad -->

        1. Een andere stap.
        """

    private func reading(
        _ markdown: String, _ shared: [String: SharedBlock]
    ) throws -> (template: Template, findings: [String]) {
        let (template, findings) = Template.reading(
            .noEmail, yaml: TemplateFixture.header, markdown: markdown, shared: shared, folder: "T",
            sender: try TemplateFixture.sender())
        return (template, findings.map { "\($0.place) \($0.code)" })
    }

    @Test(arguments: ["\n", "\r\n"])
    func `a shared block stands in the letter as if it were written there`(lineEnd: String) throws {
        let own = TemplateFixture.requiredBlocks
        let (template, findings) = try reading(
            (own + "\n\n<!-- use: stap -->\n\n<!-- block: done -->\n\nKlaar.").replacing("\n", with: lineEnd),
            Self.block("stap", Self.steps.replacing("\n", with: lineEnd)))
        #expect(findings == [])
        let written = try TemplateFixture.template(own + "\n\n\(Self.steps)\n\n<!-- block: done -->\n\nKlaar.")
        for circumstances: Set<LetterCondition> in [[], [.abroad]] {
            #expect(
                try TemplateFixture.text(of: template, circumstances: circumstances)
                    == TemplateFixture.text(of: written, circumstances: circumstances))
        }
        #expect(template.sharedBlocks == ["stap"] && written.sharedBlocks == [])
    }

    @Test func `a mark that an editor puts before the first line changes nothing`() throws {
        let own = TemplateFixture.requiredBlocks
        let (_, findings) = try reading(
            "\u{FEFF}\(own)\n\n<!-- use: stap -->", Self.block("stap", "\u{FEFF}\(Self.steps)"))
        #expect(findings == [])
    }

    @Test(arguments: [
        // In the shared block: its own file and line; below it: the letter's.
        ("<!-- block: steps -->\n\nEen [x].", "", "B/stap.md:3:5 foreign-placeholder"),
        (
            "<!-- block: steps -->\n\nEen stap.", "\n\n<!-- block: done -->\n\n{{naam}}",
            "T/nl.md:21:1 unknown-placeholder"
        ),
        ("<!-- block: stappen -->\n\nEen stap.", "", "B/stap.md:1:1 unknown-block"),
        ("<!-- block: steps -->\n\n<!-- block: done -->\n\nKlaar.", "", "B/stap.md:1:1 empty-block"),
        ("<!-- block: steps when: sunny -->\n\nEen stap.", "", "B/stap.md:1:1 unknown-condition"),
        // What no block of the same file holds would move when the other file changes.
        ("\nEen stap.", "", "B/stap.md:2:1 text-before-block"),
        ("<!-- block: steps -->\n\nEen stap.", "\n\nEn nog een.", "T/nl.md:19:1 text-before-block"),
        ("<!-- block: steps -->\n\nEen stap.\n\n<!-- use: stap -->", "", "B/stap.md:5:1 nested-shared-block"),
    ])
    func `what is wrong is told where the words stand`(block: String, after: String, expected: String) throws {
        let (_, findings) = try reading(
            TemplateFixture.requiredBlocks + "\n\n<!-- use: stap -->" + after, Self.block("stap", block))
        #expect(findings.contains(expected), "\(findings)")
    }

    @Test func `a block that is not there is told with those that are`() throws {
        let (template, findings) = Template.reading(
            .noEmail, yaml: TemplateFixture.header, markdown: "<!-- use: echt -->\n\n" + TemplateFixture.requiredBlocks,
            shared: Self.block("stap", Self.steps), folder: "T", sender: try TemplateFixture.sender())
        #expect(findings.map { "\($0.place) \($0.code)" } == ["T/nl.md:1:1 unknown-shared-block"])
        #expect(findings.first?.allowed == ["stap"])
        #expect(template.sharedBlocks == [])
    }

    @Test func `an ignored rule in a shared block knows its file`() throws {
        let (template, findings) = try reading(
            TemplateFixture.requiredBlocks + "\n\n<!-- use: stap -->",
            Self.block("stap", "<!-- ignore: hard-word reason: test -->\n<!-- block: steps -->\n\nEen stap."))
        #expect(findings == [])
        let ignore = try #require(template.blocks.last?.ignores.first)
        #expect(ignore.place == TextPlace(file: "B/stap.md", line: 1, column: 1))
    }
}
