import Foundation
import SystemPackage
import TestSupport
import Testing

/// A file system that a test mounts for itself. That takes root: without, the test fails.
enum Mount {
    static func with(
        _ arguments: [String], at scratch: FilePath, _ body: (FilePath) async throws -> Void
    ) async throws {
        try #require(geteuid() == 0, "This test mounts a file system: run it as root, or in a container.")
        let place = scratch.appending("mounted")
        try FileManager.default.createDirectory(atPath: place.string, withIntermediateDirectories: true)
        try await mount(arguments, place)
        do { try await body(place) } catch {
            await unmount(place)
            throw error
        }
        await unmount(place)
    }

    static func mount(_ arguments: [String], _ place: FilePath) async throws {
        let run = try await ProgramRun(.mount, arguments + [place.string])
        try #require(run.status == 0, "\(run.errors)")
    }

    private static func unmount(_ place: FilePath) async {
        // Nothing depends on it but tidiness, also where a process still holds it.
        _ = try? await ProgramRun(.umount, ["--lazy", place.string])
    }
}
