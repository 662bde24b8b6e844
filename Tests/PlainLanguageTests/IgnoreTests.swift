import LetterComposition
import MailboxDomain
import Testing

@testable import PlainLanguage

struct IgnoreTests {
    @Test func `A comment with a reason silences one rule for the element after it`() throws {
        let text = """
            <!-- ignore: hard-word reason: wettelijke term -->
            Dit is reeds zo. Wij helpen je.

            Dit is reeds zo.
            """
        #expect(try TextBuilder().places(text) == ["4:29 je-form", "6:8 hard-word"])
    }

    @Test func `Before a block it silences the whole block`() throws {
        let remarks = try TextBuilder().remarks(
            onMarkdown: """
                <!-- ignore: hard-word reason: wettelijke term -->
                <!-- block: key -->

                Dit is reeds zo.

                Ook dit is reeds zo.

                <!-- block: why -->

                Dit is reeds zo.
                """)
        #expect(remarks.map(\.place) == [TextPlace(line: 10, column: 8)])
    }

    @Test func `Before a list it goes for each item`() throws {
        let text = "<!-- ignore: hard-word reason: wettelijke term -->\n1. Reeds.\n2. Tevens.\n"
        #expect(try TextBuilder().places(text) == [])
    }

    @Test func `An unknown rule is an error`() throws {
        let remarks = try TextBuilder().remarks(
            onMarkdown: "<!-- block: key -->\n\n<!-- ignore: hard-words reason: zomaar -->\nDit is zo.\n")
        #expect(remarks.map(\.rule) == [.ignoreComment])
        #expect(remarks.map(\.severity) == [.error])
        #expect(remarks.map(\.place) == [TextPlace(line: 3, column: 1)])
    }

    @Test(
        "A comment without a reason, or without text after it, is a finding of the template",
        arguments: [
            ("<!-- ignore: hard-word -->\nDit is zo.", "ignore-without-reason"),
            ("<!-- ignore: hard-word reason: -->\nDit is zo.", "ignore-without-reason"),
            ("Dit is zo.\n\n<!-- ignore: hard-word reason: zomaar -->", "ignore-without-text"),
        ])
    func faults(text: String, code: String) {
        let error = #expect(throws: Findings.self) { try TextBuilder().places(text) }
        #expect(error?.all.map(\.code) == [code])
    }
}
