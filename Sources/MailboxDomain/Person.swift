/// A natural person as registered (BRP category 01 person, 06 death, 07 registration).
public struct Person: Hashable, Sendable {
    /// Given names, separated by spaces (BRP 02.10 voornamen).
    public var givenNames: String?
    /// Title of nobility or predicate (BRP 02.20 adellijke titel/predicaat).
    public var title: NobleTitle?
    /// Prefix of the surname (BRP 02.30 voorvoegsel).
    public var prefix: String?
    /// Surname (BRP 02.40 geslachtsnaam); `.` where it is unknown.
    public var surname: String?
    public var sex: Sex
    public var nameUse: NameUse
    /// Date of birth (BRP 03.10 geboortedatum).
    public var birthDate: PartialDate?
    /// Date of death (BRP 08.10 datum overlijden).
    public var deathDate: PartialDate?
    public var suspension: Suspension?
    /// Secrecy (BRP 70.10 indicatie geheim), 0 to 7; above 0 nothing is given to third parties.
    public var secrecy: Int

    public init(
        givenNames: String? = nil, title: NobleTitle? = nil, prefix: String? = nil, surname: String? = nil,
        sex: Sex = .unknown, nameUse: NameUse = .own, birthDate: PartialDate? = nil, deathDate: PartialDate? = nil,
        suspension: Suspension? = nil, secrecy: Int = 0
    ) {
        self.givenNames = givenNames
        self.title = title
        self.prefix = prefix
        self.surname = surname
        self.sex = sex
        self.nameUse = nameUse
        self.birthDate = birthDate
        self.deathDate = deathDate
        self.suspension = suspension
        self.secrecy = secrecy
    }
}

/// Sex (BRP 04.10 geslachtsaanduiding).
public enum Sex: String, CaseIterable, Sendable {
    case male = "M"
    case female = "V"
    case unknown = "O"
}

/// Which surnames a person goes by (BRP 61.10 aanduiding naamgebruik).
public enum NameUse: String, CaseIterable, Sendable {
    case own = "E"
    case partner = "P"
    case partnerThenOwn = "V"
    case ownThenPartner = "N"
}

/// Why a registration is no longer kept up (BRP 67.20 reden opschorting).
public enum Suspension: String, CaseIterable, Sendable {
    case died = "O"
    case emigrated = "E"
    case ministerialDecision = "M"
    case registeredAsNonResident = "R"
    case error = "F"
}

/// A marriage or registered partnership (BRP category 05 huwelijk/geregistreerd partnerschap).
public struct Partner: Hashable, Sendable {
    public var title: NobleTitle?
    public var prefix: String?
    /// The partner's surname; `.` where it is unknown.
    public var surname: String?
    public var sex: Sex
    /// When the relation began (BRP 06.10).
    public var since: PartialDate?
    /// When the relation ended (BRP 07.10); nil while it lasts.
    public var until: PartialDate?

    public init(
        title: NobleTitle? = nil, prefix: String? = nil, surname: String? = nil, sex: Sex = .unknown,
        since: PartialDate? = nil, until: PartialDate? = nil
    ) {
        self.title = title
        self.prefix = prefix
        self.surname = surname
        self.sex = sex
        self.since = since
        self.until = until
    }
}

/// A title of nobility or a predicate, by its code in the registry (BRP table 38).
public enum NobleTitle: String, CaseIterable, Sendable {
    case baron = "B"
    case barones = "BS"
    case graaf = "G"
    case gravin = "GI"
    case hertog = "H"
    case hertogin = "HI"
    case jonkheer = "JH"
    case jonkvrouw = "JV"
    case markies = "M"
    case markiezin = "MI"
    case prins = "P"
    case prinses = "PS"
    case ridder = "R"
}
