import MailboxDomain
import StrictFiles

/// How people log in and are reached: the rows of accounts.csv.
struct AccountRows {
    let clock: ExtractClock

    /// Whether the account has an e-mail address; who stays away has one less often: 92 % in all.
    func emailState(_ account: AccountLife, _ random: inout SplitMix64) -> Account.EmailState {
        if random.chance(account.use == .dormant ? 8400 : 9400) { return .validated }
        return random.chance(6500) ? .none : .unvalidated
    }

    /// - Parameter opened: the last moment at which the person opened a message.
    func write(
        _ account: AccountLife, email: Account.EmailState, failing: Bool, opened: Int?, to file: inout CSVWriter,
        _ random: inout SplitMix64
    ) throws(FileError) {
        let login = account.login.map { max(clock.moment(daysBack: $0, &random), opened ?? 0) }
        file.account(account.number)
        file.choice(random.chance(150) ? Account.State.deactivated : .active)
        file.date(clock.today - account.activated, in: clock.days)
        file.time(login, in: clock.days)
        file.choice(digidLevel(account, &random))
        file.choice(email)
        file.time(emailChange(account, email, failing: failing, &random), in: clock.days)
        // It is said on screen, so at a login.
        file.time(email == .none && random.chance(1500) ? login : nil, in: clock.days)
        if random.chance(200) { file.empty() } else { file.number(random.chance(40) ? 0 : random.among(1...30)) }
        file.text(account.use != .dormant && random.chance(1500) ? "true" : "false")
        try file.endRow()
    }

    /// MijnOverheid needs level midden since early 2023, and a DigiD that is not used for three years lapses: who was away
    /// for so long may have no more than basis, or none.
    private func digidLevel(_ account: AccountLife, _ random: inout SplitMix64) -> Account.DigiDLevel {
        if account.away >= 1375, random.chance(3000) { return .basis }
        if account.away >= 1100, random.chance(4500) { return .none }
        return switch random.below(100) {
        case ..<1: .none
        case ..<78: .midden
        case ..<96: .substantieel
        default: .hoog
        }
    }

    /// A failing address was there before its first failure; with an address of today, the failures would not count.
    private func emailChange(
        _ account: AccountLife, _ email: Account.EmailState, failing: Bool, _ random: inout SplitMix64
    ) -> Int? {
        guard random.chance(email == .none ? 3000 : 9500) else { return nil }
        let latest = account.away
        return clock.moment(
            daysBack: failing ? account.activated : random.among(latest...account.activated), &random)
    }
}

extension CSVWriter {
    /// The account that a row is about. Digits of one width: the order of the bytes is the order of the numbers.
    mutating func account(_ number: Int) {
        part("a")
        part(number, width: 9)
        endField()
    }
}
