import MailboxDomain
import StrictFiles

/// Who acts for the person, who gets no letters, who reads large print: the rows of representatives.csv, suppressions.csv
/// and preferences.csv.
struct CareRows {
    let clock: ExtractClock
    let addresses: AddressRows

    /// Of eleven who act for another, five look after money and three are curators.
    private let kinds: [Representative.Kind] = [
        .bewindvoerder, .bewindvoerder, .bewindvoerder, .bewindvoerder, .bewindvoerder, .curator, .curator, .curator,
        .mentor, .mentor, .guardian,
    ]
    private let offices = [
        "Voorbeeld Bewindvoering", "Kantoor De Weegschaal", "Zorgvuldig Bewind B.V.", "Stichting Model, afdeling Noord",
    ]
    private let people = [
        RepresentativeName("mevrouw H. Modelstra"),
        RepresentativeName(given: "Abel Jan", prefix: "van", surname: "Voorbeeldink", .male),
        RepresentativeName("S. Proefhorst"), RepresentativeName("de heer mr. M. Monsterman q.q."),
        RepresentativeName(given: "Saskia", surname: "Proefhorst", .female),
        RepresentativeName(given: "Kim", prefix: "de", surname: "Modelstra", .unknown),
    ]
    private let languages = ["pl", "en", "tr", "ar", "uk"]
    private let suppressionReasons = ["op verzoek", "lopend onderzoek", "rechterlijke uitspraak"]

    func writeRepresentative(
        _ account: AccountLife, to file: inout CSVWriter, _ random: inout SplitMix64
    ) throws(FileError) {
        guard random.chance(95) else { return }
        let isOffice = random.chance(6000)
        file.account(account.number)
        file.choice(random.pick(kinds))
        let person = isOffice ? nil : random.pick(people)
        file.text(person?.text ?? "")
        if isOffice { file.text(random.pick(offices)) } else { file.empty() }
        writeAddress(random.below(Places.townCount), isOffice: isOffice, to: &file, &random)
        let since = random.among(30...4000)
        file.date(clock.today - since, in: clock.days)
        switch random.below(100) {
        case ..<12: file.date(clock.today - random.below(since), in: clock.days)
        case ..<20: file.date(clock.today + random.among(30...1500), in: clock.days)
        default: file.empty()
        }
        for part in [person?.given, person?.prefix, person?.surname, person?.sex?.rawValue] { file.text(part ?? "") }
        try file.endRow()
    }

    func writeSuppression(
        _ account: AccountLife, to file: inout CSVWriter, _ random: inout SplitMix64
    ) throws(FileError) {
        guard random.chance(12) else { return }
        file.account(account.number)
        file.text(random.pick(suppressionReasons))
        if random.chance(5000) {
            file.empty()
        } else {
            file.date(clock.today + random.among(-200...400), in: clock.days)
        }
        try file.endRow()
    }

    func writePreference(
        _ account: AccountLife, to file: inout CSVWriter, _ random: inout SplitMix64
    ) throws(FileError) {
        guard random.chance(60) else { return }
        file.account(account.number)
        file.choice(random.chance(9500) ? LetterFormat.large : .standard)
        // By the number alone, so that no other row is made differently: one in seven of these would like another language.
        file.text(account.number.isMultiple(of: 7) ? languages[account.number / 7 % languages.count] : "")
        try file.endRow()
    }

    /// House, PO box, postcode and town; one in fifty is without.
    private func writeAddress(
        _ town: Int, isOffice: Bool, to file: inout CSVWriter, _ random: inout SplitMix64
    ) {
        guard !random.chance(200) else { return file.empty(7) }
        let street = addresses.places.street(in: town, &random)
        if isOffice, random.chance(4000) {
            file.empty(4)
            file.number(random.among(1...9999))
        } else {
            addresses.writeHouse(street, to: &file, &random)
            file.empty()
        }
        addresses.places.writePostcode(street, to: &file)
        addresses.places.writeTown(street.town, to: &file)
    }
}

/// The name of who acts for another: as one text, or in the parts that a register has.
private struct RepresentativeName {
    var text: String?
    var given: String?
    var prefix: String?
    var surname: String?
    var sex: Sex?

    init(_ text: String) { self.text = text }

    init(given: String, prefix: String? = nil, surname: String, _ sex: Sex) {
        (self.given, self.prefix, self.surname, self.sex) = (given, prefix, surname, sex)
    }
}
