import LetterComposition
import MailboxDomain
import Testing

/// Every title of the registry with every sex, also after a change of sex: the title then takes the form of the sex.
@Suite struct NobleTitleTests {
    struct Forms: Sendable, CustomTestStringConvertible {
        var titles: [NobleTitle]
        var male: String
        /// Nil where there is none.
        var female: String?
        /// As in "Hoogwelgeboren heer".
        var style = "hoogwelgeboren"

        var testDescription: String { male }
    }

    static let titles = [
        Forms(titles: [.baron, .barones], male: "baron", female: "barones"),
        Forms(titles: [.graaf, .gravin], male: "graaf", female: "gravin", style: "hooggeboren"),
        Forms(titles: [.hertog, .hertogin], male: "hertog", female: "hertogin"),
        Forms(titles: [.markies, .markiezin], male: "markies", female: "markiezin"),
        Forms(titles: [.ridder], male: "ridder", female: nil),
    ]

    private func name(_ title: NobleTitle, _ sex: Sex) -> PersonalName {
        PersonalName(
            Person(givenNames: "Bo", title: title, prefix: "op den", surname: "Dijk", sex: sex), partners: [])
    }

    @Test(arguments: titles)
    func `a title stands before the surname in the form of the bearer's sex`(forms: Forms) {
        for title in forms.titles {
            let man = name(title, .male)
            #expect(NameLine(man)?.lines == ["De \(forms.style) heer", "B. \(forms.male) op den Dijk"])
            #expect(RunningName(man)?.text == "\(forms.male) op den Dijk")
            #expect(Salutation(man)?.text == "H\(forms.style.dropFirst()) heer")
            let woman = name(title, .female)
            let titled = forms.female.map { ["De \(forms.style) vrouwe", "B. \($0) op den Dijk"] }
            #expect(NameLine(woman)?.lines == titled ?? ["B. op den Dijk"])
            #expect(RunningName(woman)?.text == forms.female.map { "\($0) op den Dijk" } ?? "mevrouw Op den Dijk")
            #expect(Salutation(woman)?.text == "H\(forms.style.dropFirst()) vrouwe")
            let unknown = name(title, .unknown)
            #expect(NameLine(unknown)?.lines == ["B. op den Dijk"])
            #expect(RunningName(unknown)?.text == "B. op den Dijk")
            #expect(Salutation(unknown)?.text == "Geachte B. op den Dijk")
        }
    }

    @Test(arguments: [NobleTitle.prins, .prinses])
    func `a highness is one whatever the sex, and has the title where the sex is known`(title: NobleTitle) {
        for (sex, line) in [
            (Sex.male, "B. prins op den Dijk"), (.female, "B. prinses op den Dijk"), (.unknown, "B. op den Dijk"),
        ] {
            #expect(NameLine(name(title, sex))?.lines == ["De hoogheid", line])
            #expect(Salutation(name(title, sex))?.text == "Hoogheid")
        }
    }

    @Test(arguments: [NobleTitle.jonkheer, .jonkvrouw])
    func `a predicate stands before the initials in the form of the bearer's sex`(title: NobleTitle) {
        #expect(NameLine(name(title, .male))?.lines == ["De hoogwelgeboren heer", "Jonkheer B. op den Dijk"])
        #expect(NameLine(name(title, .female))?.lines == ["De hoogwelgeboren vrouwe", "Jonkvrouw B. op den Dijk"])
        #expect(NameLine(name(title, .unknown))?.lines == ["B. op den Dijk"])
    }
}
