import LetterComposition
import MailboxDomain
import SystemPackage
import TestSupport
import Testing

@testable import PlainLanguage

/// The project's own letters and its card, as each kind of reader gets them.
struct OwnTextsTests {
    struct Form: Sendable, CustomTestStringConvertible {
        let product: Product
        let readers: Set<LetterCondition>
        var testDescription: String { "\(product.rawValue) \(readers.inWords)" }

        /// The card goes to nobody with a curator, and only one letter is for who has no DigiD any more.
        static let all: [Form] = Product.allCases.flatMap { product in
            LetterCondition.allCombinations.map { Form(product: product, readers: $0) }
        }.filter { form in
            (form.product == .digidBasis || !form.readers.contains(.digidLapsed))
                && (form.product != .bounce || !form.readers.contains(.ward))
        }
    }

    private static func text(_ path: String) throws -> String {
        try Files.text(Project.root.appending("Templates").appending(path))
    }

    private func template(_ product: Product) throws -> Template {
        try Template(
            product: product, yaml: Self.text("\(product.rawValue)/template.yaml"),
            markdown: Self.text("\(product.rawValue)/nl.md"), shared: ProjectStationery.sharedBlocks(),
            folder: "Templates/\(product.rawValue)",
            sender: Sender(yaml: Self.text("sender.yaml"), file: "sender.yaml"))
    }

    /// All words that such a reader gets, with spaces for no-break spaces.
    private func words(of form: Form) throws -> String {
        let date = try #require(CalendarDate(year: 2026, month: 9, day: 30))
        let text = try ReadableText(
            of: template(form.product), circumstances: form.readers, values: SampleValues(date: date))
        return text.sentences.map(\.text).joined(separator: " ").replacing("\u{A0}", with: " ")
    }

    @Test("They draw no remark, not even a suggestion", arguments: Product.allCases)
    func remarks(product: Product) throws {
        let spelling = try #require(SpellingDictionary(), "hunspell-nl is not installed")
        let check = try PlainLanguageCheck(
            glossary: Glossary(yaml: Self.text("glossary.yaml"), file: "glossary.yaml"), spelling: spelling)
        let date = try #require(CalendarDate(year: 2026, month: 9, day: 30))
        #expect(try check.report(on: template(product), values: SampleValues(date: date)).remarks == [])
    }

    @Test("Each says what every reader must know", arguments: Form.all)
    func rights(form: Form) throws {
        let words = try words(of: form)
        let sender = try Sender(yaml: Self.text("sender.yaml"), file: "sender.yaml")
        func value(_ name: String) throws -> String {
            try #require(sender.values[name]).text.replacing("\u{A0}", with: " ")
        }
        for needed in try ["30 september 2026", "papier", "aan niemand", value("website"), value("postadres")] {
            #expect(words.contains(needed), "\(needed)")
        }
        let isAbroad = form.readers.contains(.abroad)
        #expect(try words.contains(value("telefoon-buitenland")) == isAbroad)
        #expect(try words.contains(value("telefoon")) == !isAbroad)
        #expect(words.contains("bibliotheek") == !isAbroad)
        #expect(words.contains("hoeft u niets te doen") || words.contains("U hoeft niets te doen"))
    }

    @Test("None says what no letter may say", arguments: Form.all)
    func silence(form: Form) throws {
        let words = try words(of: form).lowercased()
        let never = [
            "gemist", "ongelezen", "boete", "afgesloten", "vóór", "uiterlijk", "verplicht", "u gaf", "mislukt",
        ]
        for word in never { #expect(!words.contains(word), "\(word)") }
        if form.readers.contains(.ward) {
            #expect(words.contains("u bent curator van"))
            // A curator may not log in as the ward, and has no Berichtenbox or password for this post.
            for word in ["inlog", "log in", "in te loggen", "uw berichtenbox", "uw e-mailadres", "uw digid"] {
                #expect(!words.contains(word), "\(word)")
            }
        } else {
            #expect(!words.contains("curator"))
        }
    }

    @Test func `Only letters that ask for no DigiD have a QR code, and it leads to no login`() throws {
        let withCode = try Product.allCases.filter { try template($0).qr != nil }
        #expect(withCode == [.dormant, .noEmail, .bounceLetter])
        for product in withCode {
            let qr = try #require(template(product).qr)
            #expect(qr.address == "https://post.example.org" && qr.caption?.contains("hoeft niet") == true)
        }
    }
}
