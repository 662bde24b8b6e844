import MailboxDomain
import Testing

@testable import AudienceSelection

/// A moment, from RFC 3339; a text that is none fails the test.
func at(_ text: String) -> Instant {
    guard let moment = Instant(text) else {
        Issue.record("not a time: \(text)")
        return Instant(milliseconds: 0)
    }
    return moment
}

/// A day, from `YYYY-MM-DD`; a text that is none fails the test.
func on(_ text: String) -> CalendarDate {
    guard let day = CalendarDate(text) else {
        Issue.record("not a day: \(text)")
        return CalendarDate(daysSince1970: 0)
    }
    return day
}

/// An identifier; a text that is none fails the test.
func identifier<Subject>(_ text: String) throws -> Identifier<Subject> { try #require(Identifier(text)) }

let defaultAsOf = "2026-11-01T00:00:00+01:00"

extension Policy {
    /// The values of the policy.yaml that `init` writes; a test of that file compares the two.
    static let `default` = Policy(
        audiences: [.digidBasis, .dormant, .noEmail, .bounce].map { AudiencePolicy($0, legalBasis: "for tests") },
        thresholds: Thresholds(
            digidLapsedMonths: 36, dormantMonths: 12, unopenedWeeks: 6, unopenedMessages: 1, failures: 2,
            failureDays: 2),
        periods: Periods(
            emailDeclinedMonths: 6, piecesPerAudience: 2, sameAudienceMonths: 6, anyAudienceMonths: 6,
            bounceMonths: 1))
}

func selector(asOf: String = defaultAsOf, policy: Policy = .default) throws -> AccountSelector {
    AccountSelector(policy: policy, asOf: at(asOf), time: try DutchTime())
}

extension AccountActivity {
    /// Someone whom the mailbox reaches, but for what is said otherwise.
    static func of(
        _ account: String = "acc-1", state: Account.State = .active, activatedOn: String = "2015-05-01",
        lastLogin: String? = "2026-10-15T12:00:00+02:00", digid: Account.DigiDLevel = .midden,
        loginMeans: Account.LoginMeans? = nil, email: Account.EmailState = .validated, emailChanged: String? = nil,
        emailVerified: String? = nil, emailDeclined: String? = nil,
        digitalSenders: Int? = nil, push: Bool = false, unopened: [Message] = [],
        notifications: [NotificationEmail] = []
    ) throws -> AccountActivity {
        AccountActivity(
            account: Account(
                id: try identifier(account), state: state, activatedOn: on(activatedOn), lastLoginAt: lastLogin.map(at),
                digidLevel: digid, loginMeans: loginMeans, emailState: email, emailChangedAt: emailChanged.map(at),
                emailVerifiedAt: emailVerified.map(at), emailDeclinedAt: emailDeclined.map(at),
                digitalSenders: digitalSenders, pushActive: push),
            unopened: unopened, notifications: notifications)
    }

    /// In all audiences but `bounce`, which a missing address excludes.
    static func inThreeAudiences(_ account: String = "acc-1") throws -> AccountActivity {
        try .of(
            account, lastLogin: "2025-01-10T12:00:00+01:00", digid: .basis, email: .none,
            unopened: [.delivered("2026-02-01T12:00:00+01:00")])
    }

    /// In `bounce` only.
    static func bouncing(_ account: String = "acc-1", push: Bool = false, digitalSenders: Int? = nil) throws
        -> AccountActivity
    {
        try .of(
            account, digitalSenders: digitalSenders, push: push,
            notifications: [
                .sent("2026-10-01T12:00:00+02:00", .hardBounce), .sent("2026-10-05T12:00:00+02:00", .expired),
            ])
    }
}

extension Message {
    static func delivered(_ time: String, by organisation: String = "org-1") throws -> Message {
        Message(id: try identifier("msg"), organisation: try identifier(organisation), deliveredAt: at(time))
    }
}

extension NotificationEmail {
    static func sent(_ time: String, _ outcome: Outcome) throws -> NotificationEmail {
        NotificationEmail(id: try identifier("not"), sentAt: at(time), outcome: outcome)
    }
}

extension RecipientFacts {
    /// Someone who can be written to, but for what is said otherwise.
    static func of(
        _ person: Person? = Person(surname: "Jansen", birthDate: PartialDate("1960-04-30")), isWard: Bool = false,
        hasName: Bool = true, address: AddressSituation = .usable(.residence), addressReturned: Bool = false,
        suppressions: [Suppression] = [], history: [EarlierPiece] = []
    ) -> RecipientFacts {
        RecipientFacts(
            person: person, isWard: isWard, hasName: hasName, address: address, addressReturned: addressReturned,
            suppressions: suppressions, history: history)
    }
}

extension EarlierPiece {
    static func mailed(_ audience: Audience, on day: String) -> EarlierPiece {
        EarlierPiece(audience: audience, approvedOn: on(day), mailedOn: on(day), isUnderWay: false)
    }

    static func underWay(_ audience: Audience) -> EarlierPiece {
        EarlierPiece(audience: audience, approvedOn: on("2026-10-03"), isUnderWay: true)
    }

    /// Pulled, or lost for good.
    static func neverLeft(_ audience: Audience) -> EarlierPiece {
        EarlierPiece(audience: audience, approvedOn: on("2026-03-03"), isUnderWay: false)
    }
}

extension AccountSelector {
    /// The decision on one account where no wave is limited.
    func decide(_ activity: AccountActivity, _ facts: RecipientFacts = .of()) -> Selection {
        assess(activity.account, matches(activity), facts: facts).selection()
    }
}
