import Testing

@testable import FallbackRun

@Suite struct LockKeeperTests {
    /// As /proc/locks has them.
    private static let table = """
        1: POSIX  ADVISORY  WRITE 2113 08:01:4711 0 EOF
        2: FLOCK  ADVISORY  WRITE 1234 08:01:4711 0 EOF
        2: -> FLOCK  ADVISORY  WRITE 1300 08:01:4711 0 EOF
        3: FLOCK  ADVISORY  READ 1400 fd:00:47110 0 EOF
        4: FLOCK  ADVISORY  READ 1401 fd:00:47110 0 EOF
        5: LEASE  ACTIVE    READ  77 08:01:4711 0 EOF
        6: FLOCK
        """

    @Test(arguments: [(4711, [1234]), (47110, [1400, 1401]), (471, []), (0, [])] as [(UInt64, [Int32])])
    func `who holds a lock is told by the system, and who waits for it is not meant`(inode: UInt64, processes: [Int32])
    {
        #expect(LockKeeper.processes(locking: inode, in: Self.table) == processes)
    }
}
