package import MailboxDomain
import StrictFiles

/// What the sender says about itself in letters: names, addresses, telephone numbers (`Templates/sender.yaml`).
package struct Sender: Hashable, Sendable {
    /// A value, with where it comes from and when a person last checked it there.
    package struct Value: Hashable, Sendable {
        package var text: String
        package var source: String
        package var checkedOn: CalendarDate
        /// An invented value, for trying the program out; never for real mail.
        package var isSample: Bool
        /// Where it stands in the file.
        package var line: Int?
    }

    package var values: [String: Value]
    /// Where a QR code may lead: whole host names.
    package var qrHosts: [String]
    /// Where each letter can be heard, seen in pictures and read in other languages, as `publish` makes it; codes of
    /// templates that name no address lead there. Nil where there is no such page.
    package var letterPage: Value?

    var names: [String] { values.keys.sorted() }

    /// The sender's name, as the letterhead has it.
    package var name: String { values["afzender"]?.text ?? "" }
    /// The organisation behind it, under its name in the letterhead; nil where none is named.
    package var organisation: String? { values["organisatie"]?.text }
    /// Where undeliverable mail goes back to, on one line.
    package var returnAddress: String { values["retouradres"]?.text ?? "" }

    /// Fails with all that is wrong, texts that may not be printed included.
    package init(yaml: String, file: String) throws(Findings) {
        let (sender, findings) = try Self.reading(yaml: yaml, file: file)
        guard findings.isEmpty else { throw Findings(findings) }
        self = sender
    }

    /// Reads what can be read: a text that may not be printed is a finding beside those of the templates that use it.
    ///
    /// - Parameter isFrozen: whether a plan carries it: only what cannot be read is told.
    package static func reading(
        yaml: String, file path: String, isFrozen: Bool = false
    ) throws(Findings) -> (sender: Sender, findings: [Finding]) {
        var texts = KeyedTexts()
        let sender: Sender = try YAMLFile.read(yaml, file: path, age: isFrozen ? .frozen : .current) { file in
            let entries = file.namedSections("values").map { name, section in
                let text = texts.composed(section.text("value"), at: "values.\(name).value")
                let keepsTogether = section.contains("keepTogether") && section.flag("keepTogether")
                return (name, value(keepsTogether ? text.onOneLine : text, at: "value", of: section))
            }
            let values = Dictionary(entries) { first, _ in first }
            for name in ["afzender", "retouradres"] where values[name] == nil {
                file.refuse("values", "The value \(name) is required: the letterhead and the envelope show it.")
            }
            let hosts = file.texts("qrHosts")
            let page = file.optionalSection("letterPage").map { section in
                let address = section.value("address", webAddress, standIn: "", parseWebAddress)
                if let host = host(of: address), !hosts.contains(host) {
                    section.refuse(
                        "address", "The codes of letters lead there: add \(host) to qrHosts, or name another page.")
                }
                return value(address, at: "address", of: section)
            }
            return Sender(values: values, qrHosts: hosts, letterPage: page)
        }
        return (sender, isFrozen ? [] : texts.findings(in: path, of: yaml))
    }

    /// With where it comes from.
    private static func value(_ text: String, at key: String, of section: YAMLSection) -> Value {
        Value(
            text: text, source: section.text("source"), checkedOn: section.date("checkedOn"),
            isSample: section.contains("sample") && section.flag("sample"), line: section.line(of: key))
    }

    private init(values: [String: Value], qrHosts: [String], letterPage: Value?) {
        self.values = values
        self.qrHosts = qrHosts
        self.letterPage = letterPage
    }

    /// Values that real mail may not carry on `date`: samples, and those not checked for a year.
    package func unfitForMailing(on date: CalendarDate) -> [String] {
        var named = values
        named["letterPage"] = letterPage
        return named.filter { $0.value.isSample || $0.value.checkedOn < date.adding(months: -12) }.keys.sorted()
    }

    /// The website of an address with `https://`; nil of what is none.
    static func host(of address: String) -> String? {
        address.hasPrefix("https://") ? String(address.dropFirst("https://".count).prefix { $0 != "/" }) : nil
    }

    static let webAddress = "An https address without ? or #"

    /// A query or fragment could tell one reader from another; user names and ports have no place in a letter.
    static func parseWebAddress(_ text: String) -> String? {
        text.wholeMatch(of: /https:\/\/[a-z0-9-]+(\.[a-z0-9-]+)+(\/[A-Za-z0-9\/._-]*)?/) == nil ? nil : text
    }
}

extension String {
    /// With nowhere to break: a telephone number over two lines is dialled wrong.
    fileprivate var onOneLine: String {
        // A line could still end behind a hyphen; the word joiner, which takes no room, forbids it.
        replacing(" ", with: "\u{A0}").replacing("-", with: "-\u{2060}")
    }
}
