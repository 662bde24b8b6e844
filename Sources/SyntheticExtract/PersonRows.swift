import MailboxDomain
import StrictFiles

/// Who stands behind an account: the rows of people.csv and partners.csv.
struct PersonRows {
    let clock: ExtractClock
    let names = NameWords()

    private let menTitles: [NobleTitle] = [.jonkheer, .jonkheer, .jonkheer, .baron, .baron, .ridder, .graaf]
    private let womenTitles: [NobleTitle] = [.jonkvrouw, .jonkvrouw, .jonkvrouw, .barones, .barones, .gravin]

    func write(
        _ account: AccountLife, livesAbroad: Bool, to people: inout CSVWriter, _ partners: inout CSVWriter,
        _ random: inout SplitMix64
    ) throws(FileError) {
        guard !random.chance(10) else { return }
        let sex: Sex = random.chance(30) ? .unknown : random.chance(5000) ? .male : .female
        let age = age(account, &random)
        let partner = age >= 25 && random.chance(6000)
        people.account(account.number)
        names.writeGivenNames(isMan: sex == .male, to: &people, &random)
        writeTitle(sex, to: &people, &random)
        names.writeSurname(to: &people, &random)
        people.choice(sex)
        people.choice(partner ? nameUse(sex, &random) : .own)
        writeBirth(daysBack: age * 365 + age / 4 + random.below(365), to: &people, &random)
        writeEnd(account, livesAbroad: livesAbroad, to: &people, &random)
        if random.chance(100) { people.number(random.pick([1, 4, 7, 7, 7])) } else { people.number(0) }
        try people.endRow()
        if partner { try writePartner(account, of: sex, age: age, to: &partners, &random) }
    }

    /// An account is for people of 14 and older; a few are younger, whatever the reason.
    private func age(_ account: AccountLife, _ random: inout SplitMix64) -> Int {
        if account.use == .new, random.chance(100) { return random.among(6...13) }
        return 15 + account.activated / 365 + random.below(48) + random.below(24)
    }

    private func writeTitle(_ sex: Sex, to file: inout CSVWriter, _ random: inout SplitMix64) {
        guard sex != .unknown, random.chance(25) else { return file.empty() }
        file.choice(random.pick(sex == .male ? menTitles : womenTitles))
    }

    private func nameUse(_ sex: Sex, _ random: inout SplitMix64) -> NameUse {
        guard random.chance(sex == .female ? 3800 : 400) else { return .own }
        return random.pick([.partner, .partner, .partnerThenOwn, .partnerThenOwn, .ownThenPartner])
    }

    /// One in 250 people knows no more of the day of their birth than the month or the year.
    private func writeBirth(daysBack: Int, to file: inout CSVWriter, _ random: inout SplitMix64) {
        let day = clock.today - daysBack
        guard random.chance(40) else { return file.date(day, in: clock.days) }
        let date = CalendarDate(daysSince1970: day)
        file.part(date.year, width: 4)
        if random.chance(5000) {
            file.part("-")
            file.part(date.month, width: 2)
        }
        file.endField()
    }

    /// Death and suspension (BRP 08.10 and 67.20).
    private func writeEnd(
        _ account: AccountLife, livesAbroad: Bool, to file: inout CSVWriter, _ random: inout SplitMix64
    ) {
        if let died = account.died {
            file.date(clock.today - died, in: clock.days)
            return file.choice(Suspension.died)
        }
        file.empty()
        if livesAbroad {
            file.choice(random.chance(6000) ? Suspension.emigrated : .registeredAsNonResident)
        } else if random.chance(5) {
            file.choice(random.chance(5000) ? Suspension.ministerialDecision : .error)
        } else {
            file.empty()
        }
    }

    private func writePartner(
        _ account: AccountLife, of sex: Sex, age: Int, to file: inout CSVWriter, _ random: inout SplitMix64
    ) throws(FileError) {
        let married = random.below((age - 22) * 365) + 30
        let isOfOtherSex = random.chance(9700)
        let partner: Sex = (sex == .male) == isOfOtherSex ? .female : .male
        file.account(account.number)
        writeTitle(partner, to: &file, &random)
        names.writeSurname(to: &file, &random)
        file.choice(partner)
        file.date(clock.today - married, in: clock.days)
        if random.chance(1500) { file.date(clock.today - random.below(married), in: clock.days) } else { file.empty() }
        try file.endRow()
    }
}
