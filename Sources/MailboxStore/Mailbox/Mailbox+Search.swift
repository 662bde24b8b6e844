import Dispatch
import GRDB
public import MailboxDomain
import Synchronization

extension Mailbox {
    /// Accounts that one thread reads before it hands over what it found: few enough to hold them all in memory.
    private static let shareSize: Int64 = 1 << 11

    /// Looks at every account, several at a time, and hands over what was found in the byte order of their identifiers.
    ///
    /// - Parameters:
    ///   - find: what is to be known of an account, nil for nothing; called on several threads. Its second argument reads
    ///     who stands behind the account.
    ///   - body: is called with what was found among so many accounts that follow each other, on the caller's thread.
    public func search<Found: Sendable>(
        find: @escaping @Sendable (AccountActivity, () throws -> AccountHolder) throws -> Found?,
        body: (_ found: [Found], _ accounts: Int) throws -> Void
    ) throws {
        var underWay: [Share<Found>] = []
        func handOver() throws {
            let share = underWay.removeFirst()
            try body(share.found(), share.keys.count)
        }
        for (number, first) in stride(from: allKeys.lowerBound, to: allKeys.upperBound, by: Int(Self.shareSize))
            .enumerated()
        {
            let share = Share<Found>(keys: first..<min(first + Self.shareSize, allKeys.upperBound))
            readers[number % readers.count].asyncRead { opened in
                share.finish(
                    Result {
                        try look(at: share.keys, in: Self.rethrowing(path) { try opened.get() }, find: find)
                    })
            }
            underWay.append(share)
            // One that is read and one that waits to be handed over, for each reader.
            if underWay.count == 2 * readers.count { try handOver() }
        }
        while !underWay.isEmpty { try handOver() }
    }

    private func look<Found>(
        at keys: Range<Int64>, in database: Database,
        find: (AccountActivity, () throws -> AccountHolder) throws -> Found?
    ) throws -> [Found] {
        let read = AccountRead(database: database, keys: keys)
        var (activities, holders) = try Self.rethrowing(path) {
            (try ActivityCursor(read, organisationsByKey), try HolderCursor(read))
        }
        var found: [Found] = []
        while let (key, activity) = try Self.rethrowing(path, { try activities.next() }) {
            let one = try find(activity) { try Self.rethrowing(path) { try holders.holder(of: key) } }
            if let one { found.append(one) }
        }
        return found
    }
}

/// Accounts that follow each other, and what a reader finds among them.
private final class Share<Found: Sendable>: Sendable {
    let keys: Range<Int64>
    private let outcome = Mutex<Result<[Found], any Error>>(.success([]))
    private let isFinished = DispatchSemaphore(value: 0)

    init(keys: Range<Int64>) { self.keys = keys }

    func finish(_ result: Result<[Found], any Error>) {
        outcome.withLock { $0 = result }
        isFinished.signal()
    }

    /// Waits until it is finished.
    func found() throws -> [Found] {
        isFinished.wait()
        return try outcome.withLock { try $0.get() }
    }
}
