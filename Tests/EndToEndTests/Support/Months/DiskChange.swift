/// A change of the disk that the program makes, as faults.c tells the kinds apart.
enum DiskChange: UInt8, CaseIterable, Comparable, Sendable {
    case write = 0x77  // w
    case sync = 0x73  // s
    case rename = 0x72  // r
    case close = 0x63  // c
    case truncate = 0x74  // t
    /// Of a folder or a link.
    case makeFolder = 0x6D  // m
    case openForWriting = 0x6F  // o
    case remove = 0x75  // u

    static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }

    /// What can become of it.
    var fates: [DiskFault.Fate] {
        switch self {
        case .write: [.killed, .broken, .full, .short]
        case .openForWriting, .makeFolder, .rename, .sync: [.killed, .broken, .full]
        case .truncate, .remove: [.killed, .broken]
        // Killed before it or before the change after it: the disk is the same.
        case .close: [.broken]
        }
    }
}

/// A fault of the disk: what becomes of which of a command's changes.
struct DiskFault: Hashable, Sendable, CustomStringConvertible {
    enum Fate: String, CaseIterable, Sendable {
        case killed = "KILL"
        case broken = "EIO"
        case full = "ENOSPC"
        case short = "SHORT"
    }

    let fate: Fate
    /// The number of the change, from 1.
    let number: Int

    /// As faults.c reads it.
    var description: String { "\(fate.rawValue):\(number)" }

    /// Every fault of a command that makes these changes.
    static func all(of changes: [DiskChange]) -> [DiskFault] {
        zip(1..., changes).flatMap { number, change in change.fates.map { DiskFault(fate: $0, number: number) } }
    }
}
