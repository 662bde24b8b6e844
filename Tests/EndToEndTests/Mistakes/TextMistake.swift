import SystemPackage
import TestSupport
import Testing

/// Something that a person does to a text that was signed off, or to the record of that, before a run is planned.
struct TextMistake: CustomTestStringConvertible, Sendable {
    let what: String
    /// What the refusal says.
    let says: [String]
    private let change: @Sendable (TestWorkspace) throws -> Void

    var testDescription: String { what }

    /// The readers of the text that it is about; all where it is about others too. To look through all takes a plan most of
    /// its time.
    var audiences: [String] {
        let isOfOthers = ["digid-basis", "dormant", "bounce"].contains { other in says.contains { $0.contains(other) } }
        return isOfOthers ? [] : ["--audiences", "no-email"]
    }

    func make(in workspace: TestWorkspace) throws { try change(workspace) }

    private init(_ what: String, says: String..., change: @escaping @Sendable (TestWorkspace) throws -> Void) {
        (self.what, self.says, self.change) = (what, says, change)
    }

    private static let noEmail = "Templates/no-email"
    private static let signed = "no-email: changed since communications signed it off on "
    private static let byHand = "This is not as postvangnet sign-off wrote it for no-email."

    private static func record(_ product: String) -> String { SignedOffTexts.record(of: product) }

    /// In what is printed.
    private static let changes: [TextMistake] = [
        Self("a word of the text is changed", says: signed, "(block key)") {
            try $0.replace("U kiest zelf of", by: "U kunt zelf kiezen of", in: "\(noEmail)/nl.md")
        },
        Self("a word is no longer bold", says: signed, "(block steps)") {
            try $0.replace("Kies **Instellingen**", by: "Kies Instellingen", in: "\(noEmail)/nl.md")
        },
        Self("a block is for other readers", says: signed, "(block help)") {
            try $0.replace(
                "<!-- block: help when: not ward -->", by: "<!-- block: help when: not abroad -->",
                in: "Templates/blocks/help.md")
        },
        Self("a sentence that letters share is changed", says: signed, "(block real)", "dormant: changed") {
            try $0.replace("ook niet aan ons", by: "ook aan ons niet", in: "Templates/blocks/real.md")
        },
        Self("two blocks change places", says: signed, "(order of the blocks)") {
            let path = $0.file("\(noEmail)/nl.md")
            let text = try Files.text(path)
            let real = try #require(text.firstRange(of: "<!-- use: real -->"))
            let closing = try #require(text.firstRange(of: "<!-- use: closing -->"))
            let parts = [
                text[..<real.lowerBound], text[closing.lowerBound...], "\n", text[real.lowerBound..<closing.lowerBound],
            ]
            try Files.write(parts.joined().utf8, to: path)
        },
        Self("a block is added", says: signed, "(block why)") {
            let path = $0.file("\(noEmail)/nl.md")
            try Files.write((Files.text(path) + "\n<!-- block: why -->\n\nDank u wel.\n").utf8, to: path)
        },
        Self("another value is named in the text", says: signed, "block steps", "mijn-digid of sender.yaml") {
            try $0.replace("Typ **{{website}}**", by: "Typ **{{mijn-digid}}**", in: "\(noEmail)/nl.md")
        },
        Self("the title is changed", says: signed, "(title)") {
            try $0.replace("title: E-mail", by: "title: Mail", in: "\(noEmail)/template.yaml")
        },
        Self("the QR code leads elsewhere", says: signed, "(QR code)") {
            try $0.replace("https://post.example.org", by: "https://post.example.org/x", in: "Templates/sender.yaml")
        },
        Self("the QR code says something else", says: signed, "(QR code)") {
            try $0.replace("Scannen hoeft niet", by: "Scan de code", in: "\(noEmail)/template.yaml")
        },
        Self("the QR code stands elsewhere", says: signed, "(QR code)") {
            try $0.replace("beside: key", by: "beside: done", in: "\(noEmail)/template.yaml")
        },
        Self("QR codes may lead to another host", says: signed, "(qrHosts of sender.yaml)") {
            try $0.replace(
                "  - post.example.org\n", by: "  - post.example.org\n  - digid.nl\n", in: "Templates/sender.yaml")
        },
        Self("the telephone number is changed", says: signed, "(telefoon of sender.yaml)", "dormant: changed") {
            try $0.replace("value: 0800 000 00 00", by: "value: 0800 000 00 01", in: "Templates/sender.yaml")
        },
        Self("the return address is changed", says: signed, "(retouradres of sender.yaml)", "bounce: changed") {
            try $0.replace("Retouradres Postbus 00000", by: "Retouradres Postbus 1", in: "Templates/sender.yaml")
        },
        Self("the drawing is another one", says: "digid-basis: changed since", "(drawing sms)") {
            try $0.replace("M34 83", by: "M33 83", in: "Templates/drawings/sms.svg")
        },
        Self("what the drawing shows has other words", says: "digid-basis: changed since", "(drawing sms)") {
            try $0.replace(
                "alternative: Een mobiele telefoon", by: "alternative: Een toestel",
                in: "Templates/digid-basis/template.yaml")
        },
        Self("the drawing goes", says: "digid-basis: changed since", "(drawing sms)") {
            try $0.replace(
                "  - name: sms\n    alternative: Een mobiele telefoon met een bericht.\n    beside: steps\n    item: 2\n    when: not ward\n",
                by: "",
                in: "Templates/digid-basis/template.yaml")
        },
        Self("a layout is changed", says: signed, "(layout window-left)") {
            try $0.replace("  x: 136\n", by: "  x: 137\n", in: "Templates/layouts/window-left.yaml")
        },
        Self("the layout in large print is changed", says: signed, "(layout large-print)") {
            try $0.replace("\n  x: 136\n", by: "\n  x: 137\n", in: "Templates/layouts/large-print.yaml")
        },
        Self("nobody gets large print", says: signed, "(layout large-print, layout window-left)") {
            try $0.replace("largePrintLayout: large-print\n", by: "", in: "\(noEmail)/template.yaml")
        },
        Self(
            "the key message is another one, which the text does not say",
            says: "no-email: signed off, and postvangnet lint"
        ) {
            try $0.replace(
                "keyMessage: U krijgt geen e-mail als er nieuwe post van de overheid is.",
                by: "keyMessage: Kijk wanneer de bibliotheek open is.", in: "\(noEmail)/template.yaml")
        },
    ]

    /// In the record.
    private static let forgeries: [TextMistake] = [
        Self("nobody signed off", says: "no-email: not signed off (communications, legal, reader-test)") {
            try Files.remove($0.file(record("no-email")))
        },
        Self("names stand in template.yaml, as they did before", says: "no-email: not signed off (communications,") {
            try Files.remove($0.file(record("no-email")))
            try $0.replace(
                "keyMessage:",
                by: """
                    approvals:
                      - {role: communications, name: C. Schrijver, date: 2026-10-01}
                      - {role: legal, name: J. Rist, date: 2026-10-02}
                      - {role: reader-test, name: Leespanel, date: 2026-10-09}
                    keyMessage:
                    """, in: "\(noEmail)/template.yaml")
        },
        Self("the record of another text is copied", says: "approvals.json", byHand) {
            try Files.write(Files.bytes($0.file(record("dormant"))), to: $0.file(record("no-email")))
        },
        Self("the record of another text is copied and its name changed", says: byHand) {
            try Files.write(Files.bytes($0.file(record("dormant"))), to: $0.file(record("no-email")))
            try $0.replace("\"dormant\"", by: "\"no-email\"", in: record("no-email"))
        },
        Self("a name is written into the record", says: byHand) {
            try $0.replace("J. Rist", by: "A. Nders", in: record("no-email"))
        },
        Self("one role is made another", says: byHand) {
            try $0.replace("\"legal\"", by: "\"communications\"", in: record("no-email"))
        },
        Self("a remark is written into the record", says: byHand) {
            try $0.replace(
                "\"formatVersion\"", by: "\"remark\": \"klopt\",\n  \"formatVersion\"", in: record("no-email"))
        },
        Self("the record is cut off", says: byHand) {
            let path = $0.file(record("no-email"))
            try Files.write(Files.bytes(path).prefix(900), to: path)
        },
    ]

    static let all = changes + forgeries
}
