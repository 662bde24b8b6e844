import LetterComposition
import MailboxDomain
import Testing

@testable import FallbackRun

@Suite struct ProofSelectionTests {
    /// Readers of one kind of batch by their accounts, in the order in which they are met.
    private static func samples(
        _ readers: [(account: String, recipient: PlannedRecipient)], in kind: BatchKind? = nil
    ) throws -> [String] {
        var selection = ProofSelection()
        let kind = try kind ?? BatchKind.of()
        for reader in readers { selection.consider(reader.recipient, of: try account(reader.account), in: kind) }
        return words(selection)
    }

    /// As `account: reason, reason`.
    private static func words(_ selection: ProofSelection) -> [String] {
        selection.samples.map { "\($0.account): \($0.reasons.joined(separator: ", "))" }
    }

    @Test func `of nobody there is nothing to show`() {
        #expect(ProofSelection().samples.isEmpty)
    }

    @Test func `who is the best of several kinds is shown once, with every reason`() throws {
        #expect(
            try Self.samples([("a1", .reader())])
                == ["a1: gewoon (window-left), langste naam, langste aanhef, meeste adresregels"])
    }

    @Test func `of equals the first is shown`() throws {
        #expect(
            try Self.samples([("b", .reader()), ("a", .reader()), ("c", .reader())])
                == ["b: gewoon (window-left), langste naam, langste aanhef, meeste adresregels"])
    }

    @Test func `each extreme is the reader's who has it`() throws {
        let samples = try Self.samples([
            ("plain", .reader()),
            ("name", .reader(["De heer Lange Naam-van den Berg", "Laan 1", "DORP"])),
            ("salutation", .reader(salutation: "Geachte mevrouw Van den Zeer Lange Aanhef")),
            ("lines", .reader(["J. Kort", "Laan 1", "Toren 2", "Etage 3", "DORP"])),
            ("short", .reader(["J. X", "Y"], salutation: "Geachte")),
        ])
        #expect(
            samples == [
                "plain: gewoon (window-left)", "name: langste naam", "salutation: langste aanhef",
                "lines: meeste adresregels",
            ])
    }

    @Test func `a line of the address is no name, and a second line of the name is one`() throws {
        let long = "Burgemeester Met De Lange Naamstraat 12345"
        #expect(
            try Self.samples([("name", .reader()), ("street", .reader(["Jo", long, "DORP"]))])
                == ["name: gewoon (window-left), langste naam, langste aanhef, meeste adresregels"])
        #expect(
            try Self.samples([("name", .reader()), ("care", .reader(["Jo", long, "DORP"], nameLines: 2))])
                == [
                    "name: gewoon (window-left), langste aanhef, meeste adresregels", "care: langste naam",
                ])
    }

    @Test func `every set of circumstances is shown, in the same words whatever their order`() throws {
        let samples = try Self.samples([
            ("ward", .reader(circumstances: [.ward])), ("both", .reader(circumstances: [.ward, .abroad])),
            ("again", .reader(circumstances: [.abroad, .ward])), ("lapsed", .reader(circumstances: [.digidLapsed])),
            ("all", .reader(circumstances: [.digidLapsed, .ward, .abroad])),
        ])
        let words = samples.map { $0.split(separator: ",")[0] }
        #expect(
            Set(words) == [
                "ward: onder curatele", "both: buitenland en onder curatele", "lapsed: zonder DigiD",
                "all: buitenland en onder curatele en zonder DigiD",
            ])
        #expect(samples.count == 4)
    }

    @Test(arguments: [
        ("Hooggeboren heer De Vries", true), ("Hoogwelgeboren vrouwe Van Amsberg", true),
        ("Koninklijke Hoogheid", true), ("KONINKLIJKE HOOGHEID", true), ("Geachte heer Geboren", false),
        ("Geachte heer De Vries", false), ("Hoog", false), ("", false),
    ])
    func `who bears a title is shown`(salutation: String, isShown: Bool) throws {
        let samples = try Self.samples([("a1", .reader(salutation: salutation))])
        #expect(samples.count == 1 && samples[0].contains("titel") == isShown)
    }

    @Test func `each product has samples of its own, and an ordinary one of each layout`() throws {
        var selection = ProofSelection()
        for (name, kind) in try [
            ("card", BatchKind.of(.bounce, layout: "card")), ("large", BatchKind.of(layout: "large-print")),
            ("small", BatchKind.of()), ("basis", BatchKind.of(.digidBasis)),
        ] {
            selection.consider(.reader(), of: try account(name), in: kind)
        }
        let extremes = "langste naam, langste aanhef, meeste adresregels"
        #expect(
            Self.words(selection) == [
                "basis: gewoon (window-left), \(extremes)", "large: gewoon (large-print), \(extremes)",
                "small: gewoon (window-left)", "card: gewoon (card), \(extremes)",
            ])
        #expect(selection.samples.map(\.kind.layout) == ["window-left", "large-print", "window-left", "card"])
    }
}
