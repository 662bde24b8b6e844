import Foundation
import SystemPackage
import TestSupport

/// The clock that a command sees: moved on where a test plays a day that has not come yet.
enum WallClock {
    private static let faults = Task {
        let folder = FilePath(FileManager.default.temporaryDirectory.path).appending("postvangnet-clock-\(getpid())")
        try FileManager.default.createDirectory(atPath: folder.string, withIntermediateDirectories: true)
        return try await Faults(in: folder)
    }

    /// What to change in a command's environment, so that all times in a text have passed; nothing where they have.
    static func changes(after text: String) async throws -> [String: String?] {
        let times = text.matches(of: /[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:]{8}(?:Z|[+-][0-9]{2}:[0-9]{2})/).compactMap {
            try? Date(String($0.output), strategy: .iso8601)
        }
        guard let last = times.max(), last > .now else { return [:] }
        return try await changes(movedBy: Int(last.timeIntervalSinceNow) + 60)
    }

    /// The clock stands still at a time.
    static func changes(at time: String) async throws -> [String: String?] {
        let date = try Date(time, strategy: .iso8601)
        return try await faults.value.environment(["NOW": "\(Int(date.timeIntervalSince1970))"])
    }

    static func changes(movedBy seconds: Int) async throws -> [String: String?] {
        try await faults.value.environment(["CLOCK": "\(seconds)"])
    }
}
