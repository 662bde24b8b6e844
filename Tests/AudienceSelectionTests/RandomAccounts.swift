import MailboxDomain
import SyntheticExtract

@testable import AudienceSelection

/// The same accounts for the same seed, with times on and around the thresholds.
struct RandomAccounts: RandomNumberGenerator {
    private var numbers: SplitMix64

    init(seed: UInt64) { numbers = SplitMix64(seed: seed) }

    mutating func next() -> UInt64 { numbers.next() }

    private mutating func chance(_ percent: Int) -> Bool { Int.random(in: 0..<100, using: &self) < percent }

    private mutating func one<Value>(of values: [Value], else other: Value) -> Value {
        values.randomElement(using: &self) ?? other
    }

    /// Within three hours of a midnight near a threshold, or anywhere in the four years before.
    private mutating func moment() -> Instant {
        let hour: Int64 = 3_600_000
        if chance(30) {
            let span = at(defaultAsOf).milliseconds - 4 * 8766 * hour
            return Instant(milliseconds: .random(in: span...at(defaultAsOf).milliseconds, using: &self))
        }
        let day = one(
            of: ["2023-11-01", "2025-11-01", "2026-05-01", "2026-09-20", "2026-10-01", "2026-10-25"],
            else: "2026-01-01")
        let midnight = at("\(day)T22:30:00Z").milliseconds
        return Instant(milliseconds: midnight + .random(in: -3 * hour...3 * hour, using: &self))
    }

    mutating func activity(_ number: Int) throws -> AccountActivity {
        let quiet = chance(40)
        return AccountActivity(
            account: Account(
                id: try identifier("acc-\(number)"), state: chance(95) ? .active : .deactivated,
                activatedOn: on(one(of: ["2010-01-01", "2023-10-31", "2023-11-01", "2023-11-02"], else: "2020-01-01")),
                lastLoginAt: chance(15) ? nil : quiet ? moment() : at(defaultAsOf),
                digidLevel: one(of: Account.DigiDLevel.allCases, else: .basis),
                loginMeans: chance(30) ? one(of: Account.LoginMeans.allCases, else: .recognised) : nil,
                emailState: chance(70) ? .validated : one(of: [.none, .unvalidated], else: .none),
                emailChangedAt: chance(50) ? moment() : nil,
                emailVerifiedAt: chance(20) ? moment() : nil, emailDeclinedAt: chance(20) ? moment() : nil,
                digitalSenders: chance(50) ? .random(in: 0...9, using: &self) : nil, pushActive: chance(20)),
            unopened: try (0..<Int.random(in: 0...3, using: &self)).map { _ in
                Message(
                    id: try identifier("m"), organisation: try identifier(chance(70) ? "org-1" : "posts-too"),
                    deliveredAt: moment())
            },
            notifications: try (0..<Int.random(in: 0...5, using: &self)).map { _ in
                NotificationEmail(
                    id: try identifier("n"), sentAt: moment(),
                    outcome: one(of: NotificationEmail.Outcome.allCases, else: .delivered))
            })
    }

    mutating func facts() -> RecipientFacts {
        let person = Person(
            birthDate: chance(90)
                ? PartialDate(one(of: ["1950", "1980-06", "2012-11-01", "2012-11-02"], else: "2000")) : nil,
            deathDate: chance(3) ? PartialDate("2025") : nil,
            suspension: chance(10) ? Suspension.allCases.randomElement(using: &self) : nil)
        let addresses: [AddressSituation] = [
            .unusable, .representativeAddressMissing, .usable(.residence, investigation: "089999"),
            .usable(.letter, investigation: "080000"),
        ]
        return RecipientFacts(
            person: chance(97) ? person : nil, hasName: chance(97),
            address: chance(80) ? .usable(.residence) : one(of: addresses, else: .unusable),
            addressReturned: chance(3), suppressions: chance(3) ? [Suppression(reason: "asked")] : [],
            history: (0..<(chance(30) ? 2 : 0)).map { _ in
                EarlierPiece(
                    audience: one(of: Audience.allCases, else: .dormant), approvedOn: on("2020-01-01"),
                    mailedOn: chance(80)
                        ? on(one(of: ["2026-10-02", "2026-10-01", "2026-05-01"], else: "2020-01-01")) : nil,
                    isUnderWay: chance(10))
            })
    }
}
