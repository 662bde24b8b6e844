import MailboxDomain
import Testing

@Suite struct PostcodeTests {
    @Test(arguments: [("1234AB", "1234AB"), ("1234 AB", "1234AB"), ("9999ZZ", "9999ZZ"), ("1000 SB", "1000SB")])
    func `a postcode is four digits and two capitals, with a space or not`(text: String, compact: String) {
        #expect(Postcode(text)?.text == compact)
    }

    @Test(arguments: [
        "0234AB", "1234ab", "1234  AB", "1234A", "1234ABC", "1234SA", "1234 SD", "1234SS", "", "12345A", "１234AB",
    ])
    func `anything else is none`(text: String) { #expect(Postcode(text) == nil) }
}
