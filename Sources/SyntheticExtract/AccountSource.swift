import MailboxDomain
import StrictFiles

/// Makes one account after the other and writes its rows to all files.
struct AccountSource {
    private let seed: UInt64
    private let senders: Senders
    private let accounts: AccountRows
    private let messages: MessageRows
    private let people: PersonRows
    private let addresses: AddressRows
    private let care: CareRows

    init(seed: UInt64, asOf: Instant) {
        self.seed = seed
        let (clock, places) = (ExtractClock(asOf: asOf), Places())
        senders = Senders(places: places)
        accounts = AccountRows(clock: clock)
        messages = MessageRows(clock: clock, senders: senders, odds: OpeningOdds())
        people = PersonRows(clock: clock)
        addresses = AddressRows(places: places)
        care = CareRows(clock: clock, addresses: addresses)
    }

    func writeOrganisations(to files: inout ExtractFiles) throws(FileError) {
        try senders.write(to: &files.organisations)
    }

    func write(_ number: Int, to files: inout ExtractFiles) throws(FileError) {
        var random = SplitMix64(seed: seed, stream: number)
        let account = AccountLife(number, &random)
        let email = accounts.emailState(account, &random)
        let failing = messages.failure(account, email, &random)
        let opened = try messages.write(
            account, email: email, failingFor: failing, to: &files.messages, &files.notifications, &random)
        try accounts.write(
            account, email: email, failing: failing != nil, opened: opened, to: &files.accounts, &random)
        let livesAbroad = random.chance(AddressRows.abroadShare)
        try people.write(account, livesAbroad: livesAbroad, to: &files.people, &files.partners, &random)
        try addresses.write(account, livesAbroad: livesAbroad, to: &files.addresses, &random)
        try care.writeRepresentative(account, to: &files.representatives, &random)
        try care.writeSuppression(account, to: &files.suppressions, &random)
        try care.writePreference(account, to: &files.preferences, &random)
    }
}
