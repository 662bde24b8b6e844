import LetterComposition
import MailboxDomain
import Testing

@Suite struct BlockConditionTests {
    private static let markdown =
        TemplateFixture.requiredBlocks + """


            <!-- block: why when: abroad -->

            Buitenland.

            <!-- block: why when: not abroad -->

            Nederland.

            <!-- block: why when: not ward, digid-lapsed -->

            DigiD verlopen.

            <!-- block: why when: ward, abroad -->

            Curator van {{vertegenwoordigde}} in het buitenland.

            <!-- block: done -->

            Altijd.
            """

    @Test(
        arguments: [
            ([], ["Nederland.", "Altijd."]),
            ([.abroad], ["Buitenland.", "Altijd."]),
            ([.digidLapsed], ["Nederland.", "DigiD verlopen.", "Altijd."]),
            ([.ward], ["Nederland.", "Altijd."]),
            ([.ward, .digidLapsed], ["Nederland.", "Altijd."]),
            ([.ward, .abroad], ["Buitenland.", "Curator van B. in het buitenland.", "Altijd."]),
            ([.abroad, .digidLapsed], ["Buitenland.", "DigiD verlopen.", "Altijd."]),
        ] as [(Set<LetterCondition>, [String])])
    func `a block stands in the letters of those it is for`(
        circumstances: Set<LetterCondition>, expected: [String]
    ) throws {
        let text = try TemplateFixture.text(
            of: TemplateFixture.template(Self.markdown), circumstances: circumstances,
            ward: circumstances.contains(.ward) ? "B." : nil)
        #expect(text.dropFirst(4).map { String($0.drop { $0 != " " }.dropFirst()) } == expected)
    }

    @Test func `variants have names that tell them apart`() throws {
        let template = try TemplateFixture.template(Self.markdown)
        let date = try #require(CalendarDate("2026-12-01"))
        let names = [[], [.ward], [.digidLapsed, .abroad, .ward]].map { (circumstances: Set<LetterCondition>) in
            LetterVariant(of: template, circumstances: circumstances, date: date).name
        }
        #expect(names == ["no-email", "no-email+ward", "no-email+abroad+digid-lapsed+ward"])
    }

    @Test(arguments: [
        ("<!-- block: why when: ward -->", true), ("<!-- block: why when: abroad, ward -->", true),
        ("<!-- block: why -->", false), ("<!-- block: why when: not ward -->", false),
        ("<!-- block: why when: abroad -->", false),
    ])
    func `the ward's name may stand only where there is a ward`(marker: String, isAllowed: Bool) {
        let markdown = TemplateFixture.requiredBlocks + "\n\n\(marker)\n\nVoor {{vertegenwoordigde}}."
        let expected = isAllowed ? [] : ["T/nl.md:19:6 placeholder-without-condition"]
        #expect(TemplateFixture.findings(markdown) == expected)
    }
}
