import Foundation
import MailLedger
import MailboxDomain
import SystemPackage

/// What of a workspace's times a person answers for, and who is told where a test goes on in spite of a doubt.
package struct TimeWatch: Sendable {
    /// Who says that the machine's clock is right, whatever the ledger holds; nil where nobody does.
    let clockIsRight: String?
    private let warn: @Sendable (TimeDoubt) -> Void

    package init(clockIsRightBy name: String? = nil, warn: @escaping @Sendable (TimeDoubt) -> Void = { _ in }) {
        (clockIsRight, self.warn) = (name, warn)
    }

    /// Throws a doubt; in a test one that is only by the clock is told of.
    func meet(_ doubt: TimeDoubt, inTest isTest: Bool) throws(TimeDoubt) {
        guard isTest, doubt.isByTheClock else { throw doubt }
        warn(doubt)
    }
}

extension Workspace {
    /// Whether it makes tests, as it is set now.
    var isTest: Bool { get throws { try Configuration(of: self).isTest } }

    /// Compares the clock with the ledger's last step, before something new is recorded by it.
    ///
    /// A workspace without a ledger, or with a configuration that cannot be read, is left to whatever reads that.
    func checkClock() throws {
        guard hasLedger, let isTest = try? isTest else { return }
        let ledger = try Ledger.open(at: ledger.string)
        guard let last = try ledger.lastStep() else { return }
        let now = clock.now
        if now.milliseconds < last.milliseconds - Self.skew {
            guard let name = times.clockIsRight else {
                return try times.meet(.clockBehind(last: last, now: now), inTest: isTest)
            }
            try ledger.recording(clockIsRight(name, after: last)) { try ledger.passSteps() }
        } else if now.milliseconds > last.milliseconds + Self.longestPause, !isTest {
            // A test may lie for a year.
            guard let name = times.clockIsRight else { throw TimeDoubt.clockAhead(last: last, now: now) }
            try ledger.record(clockIsRight(name, after: last))
        }
    }

    private func clockIsRight(_ name: String, after last: Instant) -> LedgerEvent {
        event(.clockIsRight, by: name, ["lastStep": .text(last.description)])
    }

    /// Notes that a purge looked, so that where nothing else happens it shows that time went by. Not every day.
    func noteLook(by name: String, in ledger: Ledger) throws {
        guard try !isTest, let last = try ledger.lastStep() else { return }
        let now = clock.now
        guard now.milliseconds > last.milliseconds + 7 * Self.day else { return }
        try ledger.record(event(.purgeLooked, by: name))
    }

    private static let day: Int64 = 86_400_000
    /// By how much clocks of machines that share a workspace differ.
    private static let skew: Int64 = 600_000
    /// Between two steps of a workspace with real mail: a month or two without a run are no jump of the clock.
    private static let longestPause = 100 * day
}
