import Foundation
import StrictFiles
import SystemPackage

/// A process that holds a workspace's lock, as the system knows it: what a lock's file says is only what one of our
/// commands wrote there last.
package struct LockKeeper: Hashable, Sendable {
    package var process: Int32
    /// The program's name; nil where the process has ended and what it started holds the lock on.
    package var program: String?

    private static let tableLimit = FileLimit.megabytes(10)

    /// Those on this machine that hold a lock of the kind of `flock` on a file; none where the system does not tell.
    static func all(of file: Stat) -> [LockKeeper] {
        guard let table = try? FileReading.bytes(of: "/proc/locks", atMost: tableLimit) else { return [] }
        return processes(locking: UInt64(file.inode.rawValue), in: String(decoding: table, as: UTF8.self)).map {
            LockKeeper(process: $0, program: name(of: $0))
        }
    }

    /// - Parameter table: lines such as `1: FLOCK  ADVISORY  WRITE 1234 08:01:5678 0 EOF`; one that waits has `->` (proc(5)).
    static func processes(locking inode: UInt64, in table: String) -> [Int32] {
        table.split(separator: "\n").compactMap { line in
            let fields = line.split(separator: " ")
            guard fields.count >= 6, fields[1] == "FLOCK", fields[5].split(separator: ":").last == "\(inode)"
            else { return nil }
            return Int32(fields[4])
        }
    }

    /// What this program is called in that table.
    static var ownName: String? { name(of: getpid()) }

    private static func name(of process: Int32) -> String? {
        guard let bytes = try? FileReading.bytes(of: FilePath("/proc/\(process)/comm"), atMost: .kilobytes(1)) else {
            return nil
        }
        // A program may call itself anything; a terminal is to see its letters and digits only.
        let name = String(decoding: bytes, as: UTF8.self).filter {
            $0.isASCII && ($0.isLetter || $0.isNumber || "._-".contains($0))
        }
        return name.isEmpty ? nil : name
    }
}

extension LockKeeper: CustomStringConvertible {
    package var description: String {
        program.map { "process \(process) (\($0))" } ?? "what the process \(process) started, which has ended itself,"
    }
}
