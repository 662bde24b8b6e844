import LetterComposition
import Testing

@Suite struct PublishedCasesTests {
    @Test(arguments: try PublishedCases.read("name-lines") as [PublishedCases.Name])
    func `the name on the envelope is the register's`(each: PublishedCases.Name) {
        let line = NameLine(PersonalName(each.registeredPerson, partners: each.registeredPartners))
        #expect(line?.text == each.text)
        #expect(line?.above == each.above)
    }

    @Test(arguments: try PublishedCases.read("salutations") as [PublishedCases.Name])
    func `the salutation is the register's`(each: PublishedCases.Name) {
        let salutation = Salutation(PersonalName(each.registeredPerson, partners: each.registeredPartners))
        #expect(salutation?.text == each.text)
    }

    @Test(arguments: try PublishedCases.read("running-names") as [PublishedCases.Name])
    func `the name in running text is the register's`(each: PublishedCases.Name) {
        let name = RunningName(PersonalName(each.registeredPerson, partners: each.registeredPartners))
        #expect(name?.text == each.text)
    }

    @Test(arguments: try PublishedCases.read("addresses") as [PublishedCases.PlaceLines])
    func `the address lines are the register's`(each: PublishedCases.PlaceLines) {
        let address = try? PostalAddress(each.registered)
        #expect((address != nil) == (each.line1 != nil || each.line2 != nil))
        if let line = each.line1 { #expect(address?.lines.first == line) }
        if let line = each.line2 { #expect(address?.lines.last == line) }
    }
}
