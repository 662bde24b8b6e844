import MailboxDomain
import Testing

@Suite struct ScalarTests {
    @Test(arguments: [
        ("a'b", "a''b"), ("'\u{301}'", "''\u{301}''"), ("'\u{200D}", "''\u{200D}"), ("", ""), ("e\u{301}", "e\u{301}"),
    ])
    func `a quote is written twice whatever mark stands behind it`(text: String, twice: String) {
        #expect(Array(text.writing("'", as: "''").utf8) == Array(twice.utf8))
    }
}
