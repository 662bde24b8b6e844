import LetterComposition
import MailboxDomain
import Testing

/// A text that a plan carries is read as it was planned: what is asked of texts since is not asked of it.
@Suite struct FrozenTemplateTests {
    private static let sender = try? Sender(
        yaml: """
            values:
              afzender: {value: Dienst, source: S, checkedOn: 2026-01-01}
              retouradres: {value: "Postbus 1, 1000 AA Dorp", source: S, checkedOn: 2026-01-01}
            """, file: "sender.yaml")

    private static let header = """
        product: no-email
        version: "1"
        title: A title [x]
        layout: window-left
        keyMessage: What it is about
        qr: {address: "https://example.org/x", beside: steps}

        """

    private func read(_ text: String, isFrozen: Bool) throws -> (template: Template, findings: [Finding]) {
        Template.reading(
            .noEmail, yaml: Self.header, markdown: text, folder: "T", sender: try #require(Self.sender),
            isFrozen: isFrozen)
    }

    @Test func `what is only refused since stands in the letter as it stood`() throws {
        let text = "<!-- block: key -->\n\nDear %s, see [name] and <br\\>.\n\n<!-- ignore: x -->\n"
        let (now, refused) = try read(text, isFrozen: false)
        #expect(Set(refused.map(\.code)).isSuperset(of: ["foreign-placeholder", "missing-block", "wrong-value"]))
        let (frozen, findings) = try read(text, isFrozen: true)
        #expect(findings.isEmpty, "\(findings)")
        #expect(frozen.blocks == now.blocks && frozen.blocks.first?.elements.count == 1)
        #expect(frozen.title == "A title [x]" && frozen.qr?.address == "https://example.org/x")
    }

    @Test(arguments: [
        "Text before\n\n<!-- block: key -->\n\nText\n", "<!-- block: nothing -->\n\nText\n",
        "<!-- block: key when: rich -->\n\nText\n", "<!-- block: key -->\n\nText {{nobody}}\n",
        "<!-- block: key -->\n\n![A picture](a.png)\n", "<!-- block: key -->\n\n- one\n\n  two\n",
        "<!-- block: key -->\n\n<b>\nText\n</b>\n",
    ])
    func `what would be missing from the letter is told`(text: String) throws {
        #expect(try !read(text, isFrozen: true).findings.isEmpty)
    }
}
