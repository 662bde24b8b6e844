import MailboxDomain
import MailboxStore
import SyntheticExtract
import TestSupport
import Testing

/// How near an extract of 20,000 accounts comes to the real mailbox.
@Suite struct ProportionTests {
    private static let accounts = 20_000

    private func load() throws -> (extract: GeneratedExtract, mailbox: Mailbox) {
        let extract = try GeneratedExtract(accounts: Self.accounts, seed: 2026)
        #expect(try extract.load().files.allSatisfy { $0.rejected == 0 })
        return (extract, try extract.mailbox())
    }

    @Test func `shares of accounts, messages and openings are the real ones`() throws {
        let (extract, mailbox) = try load()
        try checkAccounts(mailbox)
        try checkRows(extract)
        try checkOpenings(mailbox)
    }

    private func checkAccounts(_ mailbox: Mailbox) throws {
        var (validated, away, basis, middenOrMore, failing) = (0, 0, 0, 0, 0)
        let yearAgo = Instant(milliseconds: mailbox.extract.asOf.milliseconds - 366 * 86_400_000)
        try mailbox.forEachActivity { activity in
            let account = activity.account
            if account.emailState == .validated { validated += 1 }
            let activated = Instant(milliseconds: Int64(account.activatedOn.daysSince1970) * 86_400_000)
            if account.lastLoginAt ?? activated < yearAgo { away += 1 }
            if account.digidLevel == .basis { basis += 1 }
            if account.digidLevel != .basis, account.digidLevel != .none { middenOrMore += 1 }
            if activity.notifications.last?.outcome.isFinalFailure == true { failing += 1 }
            #expect(account.emailState == .validated || activity.notifications.isEmpty)
        }
        func isNear(_ count: Int, _ share: Double, within tolerance: Double) -> Bool {
            abs(Double(count) / Double(Self.accounts) - share) < tolerance
        }
        #expect(isNear(validated, 0.92, within: 0.01))
        #expect(isNear(away, 0.2, within: 0.012))
        #expect(isNear(basis, 0.023, within: 0.005))
        #expect(isNear(middenOrMore, 0.93, within: 0.01))
        #expect(isNear(failing, 0.009, within: 0.004))
    }

    private func checkRows(_ extract: GeneratedExtract) throws {
        let rows = Dictionary(uniqueKeysWithValues: extract.rows.map { ($0.file, $0.rows) })
        func perAccount(_ file: String) -> Double { Double(rows[file] ?? 0) / Double(Self.accounts) }
        #expect(rows["organisations"] == 439)
        #expect(abs(perAccount("messages") - 8) < 0.2)
        #expect(abs(perAccount("notifications") - 1.9) < 0.1)
        #expect((0.99...1).contains(perAccount("people")))
        #expect((1...1.02).contains(perAccount("addresses")))
        for file in ["representatives", "suppressions", "preferences"] {
            #expect((0.0005...0.015).contains(perAccount(file)), "\(file)")
        }
    }

    /// The published shares after 1, 3 and 6 weeks, to 24 August 2023.
    private static let published = [
        "Belastingdienst": [57, 64, 69], "Gemeenten": [66, 75, 80], "Landelijke organisaties": [60, 69, 75],
        "RDW": [60, 70, 77], "SVB": [68, 76, 82], "Samenwerkingsverbanden": [65, 74, 80], "UWV": [40, 50, 57],
        "Waterschappen": [61, 72, 79],
    ]

    /// At 200,000 accounts all are within 1 point; a sample a tenth as large strays three times as far.
    private func checkOpenings(_ mailbox: Mailbox) throws {
        let counts = try mailbox.openings(withinWeeks: [1, 3, 6], countingAccountsTo: 10)
        #expect(counts.map(\.category) == Self.published.keys.sorted())
        for count in counts {
            for (period, percent) in zip(count.periods, try #require(Self.published[count.category])) {
                let tolerance = 300 * (0.25 / Double(period.messages)).squareRoot() + 0.5
                let share = Double(period.opened) / Double(period.messages) * 100
                #expect(abs(share - Double(percent)) < tolerance, "\(count.category)")
            }
        }
        for (index, percent) in [55.0, 63, 69].enumerated() {
            let messages = counts.reduce(0) { $0 + $1.periods[index].messages }
            let opened = counts.reduce(0) { $0 + $1.periods[index].opened }
            #expect(abs(Double(opened) / Double(messages) * 100 - percent) < 1)
        }
    }
}
