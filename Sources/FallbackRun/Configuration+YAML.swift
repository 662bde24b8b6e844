package import MailboxDomain
import PrintHouse
import StrictYAML

extension Configuration {
    package init(yaml: String, file: String) throws(Findings) {
        self = try YAMLFile.read(yaml, file: file) { file in
            let run = file.section("run")
            let approval = file.section("approval")
            let limits = file.section("limits")
            let returns = file.section("returns")
            _ = approval.choice("rule", standIn: ApprovalRule.name)
            return Configuration(
                isTest: file.flag("test"), leadDays: run.integer("leadDays", in: 0...60),
                mailWithinDays: run.integer("mailWithinDays", in: 0...60),
                plannerMayApprove: approval.flag("plannerMayApprove"),
                rejectsAllowed: limits.integer("rejects", in: 0...1_000_000_000),
                piecesPerBatch: limits.integer("piecesPerBatch", in: 1...999_999),
                jump: limits.integer("jump", in: 0...1_000_000),
                printer: Printer(file.section("printer")), postage: Postage(file.section("postage")),
                returns: Manifest.Returns(address: returns.texts("address"), unopened: returns.flag("unopened")))
        }
    }
}

/// How a run is approved.
enum ApprovalRule: String, CaseIterable { case name }

extension Configuration.Printer {
    fileprivate init(_ section: YAMLSection) {
        let contact = section.section("contact")
        let letter = section.section("letter")
        let window = letter.section("window")
        self.init(
            name: section.text("name"), contractNumber: section.text("contractNumber"),
            orderNumber: section.text("orderNumber"),
            contact: Manifest.Contact(
                name: contact.text("name"), phone: contact.text("phone"), email: contact.text("email"),
                hours: contact.text("hours")),
            maximumReprintPercent: section.number("maximumReprintPercent", in: 0...100),
            deleteAfterDays: section.integer("deleteAfterDays", in: 0...3650),
            proofOfDestruction: section.flag("proofOfDestruction"), letter: Configuration.Paper(letter),
            envelope: Manifest.Envelope(
                article: letter.text("envelope"),
                window: Manifest.Window(
                    xMm: window.number("x", in: 0...400), yMm: window.number("y", in: 0...400),
                    widthMm: window.number("width", in: 1...400), heightMm: window.number("height", in: 1...400))),
            envelopeWeight: letter.number("envelopeWeight", in: 0...100),
            card: Configuration.Paper(section.section("card")))
    }
}

extension Configuration.Paper {
    fileprivate init(_ section: YAMLSection) {
        self.init(name: section.text("paper"), sheetWeight: section.number("sheetWeight", in: 0.1...100))
    }
}

extension Configuration.Postage {
    fileprivate init(_ section: YAMLSection) {
        let rates = section.section("rates")
        let europe = section.texts("europe").compactMap { code in
            let country = CountryCode(code)
            if country == nil { section.refuse("europe", "A country is two capitals (ISO 3166 alpha-2).") }
            return country
        }
        self.init(
            carrier: section.text("carrier"), service: section.text("service"),
            customerNumber: section.text("customerNumber"),
            franking: Manifest.Franking(
                imprint: section.text("frankingImprint"),
                appliedBy: section.choice("frankingBy", standIn: Manifest.Franking.Applier.printer)),
            sorting: section.choice("sorting", standIn: Manifest.Postage.Sorting.none), europe: Set(europe),
            rates: Dictionary(
                uniqueKeysWithValues: PostageClass.allCases.map { postageClass in
                    let rate = rates.section(postageClass.rawValue)
                    return (
                        postageClass,
                        Rate(
                            letter: rate.integer("letter", in: 0...100_000), card: rate.integer("card", in: 0...100_000)
                        )
                    )
                }))
    }
}
