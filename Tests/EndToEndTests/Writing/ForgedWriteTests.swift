import Foundation
import SystemPackage
import TestSupport
import Testing

/// Whoever makes a desk write what nobody at it wrote: from another site, without its token, to other files, or by sheer mass.
struct ForgedWriteTests {
    @Test func `of hostile requests none changes a file, and the desk goes on`() async throws {
        // A hundred thousand take some minutes: `scripts/check --deep` sends as many.
        let number = ProcessInfo.processInfo.environment["POSTVANGNET_TEST_REQUESTS"].flatMap { Int($0) } ?? 1000
        let workspace = try await TestWorkspace.made()
        let script = String(decoding: PackageResources.forge_desk_py, as: UTF8.self)
        let run = try await ProgramRun(
            .python, ["-c", script, Program.postvangnet.name, workspace.path.string, "\(number)", "1"])
        guard run.status == 0 else { throw TestObstacle(description: run.errors) }
        let seen = try TestJSON(run.output)
        #expect(seen["changed"].list.compactMap(\.text) == [])
        #expect(seen["sent"].number == number)
        #expect(seen["alive"].flag == true && seen["after"].number == 200 && seen["ends with"].number == 0)
        #expect(seen["told"].list.compactMap(\.text) == [])
        // Who sends a byte now and then holds a connection for the patience of a form, and no longer.
        #expect(seen["told to the slow"].list.compactMap(\.text) == ["408"])
        #expect(try #require(seen["slowest"].number) < 45)
        for kind in seen["statuses"].keys {
            for status in seen["statuses"][kind].keys {
                // Turned away, told why; closed where what was sent was no HTTP.
                #expect((Int(status).map { (400..<500).contains($0) || $0 == 0 }) == true, "\(kind): \(status)")
            }
        }
    }
}
