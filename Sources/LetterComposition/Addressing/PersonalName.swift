package import MailboxDomain

/// Everything that decides how a person is named, settled once from the register: envelope, salutation and running
/// text only join it.
package struct PersonalName: Hashable, Sendable {
    let sex: Sex
    let initials: Initials?
    /// Nil where a surname that the name use calls for is unknown: no name can be made.
    let surnames: SurnameParts?
    /// The own title, or the own predicate where it is in use; nil where the name use leaves the own surname out.
    let ownRank: NobleRank?
    /// The rank that a woman shares with her (ex-)partner (hoffelijkheidstitel).
    ///
    /// It counts for the salutation also where the partner's surname, before which it would stand, is unknown.
    let courtesyRank: NobleRank?
    /// Whether the courtesy title stands in the name itself.
    let showsCourtesyTitle: Bool

    package init(_ person: Person, partners: [Partner]) {
        let counting = CountingPartner(among: partners)
        let shared = counting?.partner.title.flatMap(NobleRank.init(sharedByHolderOf:))
        let courtesy = person.sex == .female && person.nameUse != .own ? shared : nil
        let partnerSurname = Surname(
            title: courtesy?.word(for: .female), prefix: counting?.partner.prefix, name: counting?.partner.surname)
        let use = partnerSurname == nil ? .own : person.nameUse

        ownRank = Self.ownRank(of: person, use: use, hasCurrentPartner: counting?.isCurrent == true)
        let own = Surname(title: ownRank?.word(for: person.sex), prefix: person.prefix, name: person.surname)
        surnames = SurnameParts(use, own: own, partner: partnerSurname)
        courtesyRank = courtesy
        showsCourtesyTitle = courtesy != nil && use != .own
        initials = Initials(givenNames: person.givenNames)
        sex = person.sex
    }

    /// Of a name that is registered in parts alone: without title, and without a partner whose name could be used.
    init(_ name: RegisteredName) {
        self.init(
            Person(givenNames: name.givenNames, prefix: name.prefix, surname: name.surname, sex: name.sex), partners: []
        )
    }

    private static func ownRank(of person: Person, use: NameUse, hasCurrentPartner: Bool) -> NobleRank? {
        guard use != .partner, let rank = person.title.map(NobleRank.init) else { return nil }
        // A woman leaves out her predicate with a current partner, and with the name of an ex-partner.
        if rank.isPredicate, person.sex == .female, hasCurrentPartner || use != .own { return nil }
        return rank
    }
}
