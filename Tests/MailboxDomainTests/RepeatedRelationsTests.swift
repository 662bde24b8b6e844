import MailboxDomain
import Testing

@Suite struct RepeatedRelationsTests {
    private func partner(_ surname: String, _ since: String?, _ until: String? = nil) -> Partner {
        Partner(surname: surname, since: since.flatMap { PartialDate($0) }, until: until.flatMap { PartialDate($0) })
    }

    private func curator(_ name: String, _ since: String?, _ until: String? = nil) -> Representative {
        Representative(
            kind: .curator, name: name, registeredName: nil, address: Address(),
            since: since.flatMap { CalendarDate($0) }, until: until.flatMap { CalendarDate($0) })
    }

    @Test func `a relation that is told of as it began and as it ended is one that ended, in any order`() {
        let (begun, ended) = (partner("Boer", "1999-05-01"), partner("Boer", "1999-05-01", "2010"))
        #expect([begun, ended].withoutRepeats == [ended])
        #expect([ended, begun].withoutRepeats == [ended])
        #expect([begun, begun].withoutRepeats == [begun])
        #expect(
            [ended, partner("Boer", "1999-05-01", "2011-02")].withoutRepeats == [
                partner("Boer", "1999-05-01", "2011-02")
            ])
    }

    @Test func `relations with another surname or beginning, or an unknown one, stay apart`() {
        let partners = [
            partner("Boer", "1999-05-01", "2005"), partner("Boer", "2007"), partner("Bakker", "2007"),
            partner("Boer", nil),
            partner("Boer", nil, "2020"),
        ]
        #expect(partners.withoutRepeats == partners)
    }

    @Test func `an appointment that is told of twice is one, and its later end holds`() {
        let open = curator("J. Proef", "2020-01-01")
        let ended = curator("J. Proef", "2020-01-01", "2026-01-01")
        let prolonged = curator("J. Proef", "2020-01-01", "2030-01-01")
        #expect([open, ended].withoutRepeats == [ended])
        #expect([ended, open, prolonged].withoutRepeats == [prolonged])
        #expect([open, curator("A. Ander", "2020-01-01")].withoutRepeats.count == 2)
        #expect([curator("J. Proef", nil), curator("J. Proef", nil, "2026-01-01")].withoutRepeats.count == 2)
        #expect([curator("J. Proef", nil), curator("J. Proef", nil)].withoutRepeats.count == 1)
    }

    @Test func `a curator who moved stays, with the appointment at the old address ended`() {
        var before = curator("J. Proef", "2020-01-01", "2026-06-30")
        before.address = Address(street: "Plein", houseNumber: 2)
        var after = curator("J. Proef", "2020-01-01")
        after.address = Address(street: "Laan", houseNumber: 5)
        #expect([before, after].withoutRepeats == [before, after])
    }
}
