import LetterComposition
import MailboxDomain
import Stationery
import StrictFiles

/// An invented reader that a letter is shown for. Readers of the mailbox are never shown here.
package struct Persona: Sendable {
    /// In addresses of pages: `[a-z-]`.
    package let id: String
    let name: String
    /// What is special about this reader, in a few words.
    let about: String
    let wantsLargePrint: Bool
    let recipient: PlannedRecipient

    var circumstances: Set<LetterCondition> { Set(recipient.circumstances) }

    /// The layout that this reader's letter is printed in.
    func layout(of template: Template) -> String {
        template.layout(for: wantsLargePrint ? .large : .standard)
    }
}

/// The readers in the order of `readers.yaml`.
package struct Personas: Sendable {
    package let all: [Persona]

    var first: Persona { all[0] }

    subscript(id: some StringProtocol) -> Persona? { all.first { $0.id == id } }

    /// Those that come with the program.
    package static var invented: Personas {
        get throws(Findings) {
            try Personas(yaml: String(decoding: PackageResources.readers_yaml, as: UTF8.self), file: "readers.yaml")
        }
    }

    init(yaml: String, file: String) throws(Findings) {
        all = try YAMLFile.read(yaml, file: file) { file in
            let sections = file.sections("readers")
            if sections.isEmpty { file.refuse("readers", "At least one reader is needed.") }
            return sections.compactMap { section in
                let persona = Persona(section)
                if persona == nil { section.refuse("person", "Name or address of this reader cannot be written.") }
                return persona
            }
        }
    }
}

extension Persona {
    /// Nil where no envelope or salutation can be made.
    fileprivate init?(_ section: YAMLSection) {
        let curator = section.optionalSection("curator").map { curator in
            Representative(
                kind: .curator, name: curator.optionalText("name"), registeredName: nil,
                organisation: curator.optionalText("organisation"), address: Address(curator.section("address")))
        }
        let holder = AccountHolder(
            person: Person(section.section("person")),
            partners: section.optionalSection("partner").map { [Partner($0)] } ?? [],
            addresses: section.optionalSection("address").map { [Address($0)] } ?? [],
            representatives: curator.map { [$0] } ?? [])
        id = section.value("id", "A name of a-z and hyphens", standIn: "") {
            $0.wholeMatch(of: /[a-z-]{1,32}/) == nil ? nil : $0
        }
        name = section.text("name")
        about = section.text("about")
        wantsLargePrint = section.contains("largePrint") && section.flag("largePrint")
        let digidLapsed = section.contains("digidLapsed") && section.flag("digidLapsed")
        let addressee = Addressee(holder, on: SampleLetter.date)
        guard let recipient = PlannedRecipient(addressee, digidLapsed: digidLapsed) else { return nil }
        self.recipient = recipient
    }
}

extension Person {
    fileprivate init(_ section: YAMLSection) {
        self.init(
            givenNames: section.optionalText("givenNames"), title: section.optionalChoice("title"),
            prefix: section.optionalText("prefix"), surname: section.text("surname"),
            sex: section.choice("sex", standIn: .unknown), nameUse: section.optionalChoice("nameUse") ?? .own)
    }
}

extension Partner {
    fileprivate init(_ section: YAMLSection) {
        self.init(
            prefix: section.optionalText("prefix"), surname: section.text("surname"),
            sex: section.choice("sex", standIn: .unknown))
    }
}

extension Address {
    fileprivate init(_ section: YAMLSection) {
        self.init(
            street: section.optionalText("street"), houseNumber: section.optionalInteger("houseNumber", in: 1...99999),
            houseLetter: section.optionalText("houseLetter"), houseAddition: section.optionalText("houseAddition"),
            poBox: section.optionalInteger("poBox", in: 1...99999), postcode: section.optionalText("postcode"),
            town: section.optionalText("town"), foreignLines: section.texts("foreignLines"),
            countryCode: section.optionalText("countryCode"))
    }
}

extension YAMLSection {
    fileprivate func optionalChoice<Value: RawRepresentable<String>>(_ key: String) -> Value? {
        optional(key, "A code of the registry") { Value(rawValue: $0) }
    }
}
