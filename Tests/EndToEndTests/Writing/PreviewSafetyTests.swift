import Foundation
import SystemPackage
import TestSupport
import Testing

/// Whoever asks the preview for more than its pages gets a clean no.
struct PreviewSafetyTests {
    /// What came back, once for all tests here.
    private static let answers = Task {
        let workspace = try await TestWorkspace.made()
        let script = String(decoding: PackageResources.ask_desk_py, as: UTF8.self)
        let run = try await ProgramRun(
            .python, ["-c", script, Program.postvangnet.name, workspace.path.string])
        guard run.status == 0 else { throw TestObstacle(description: run.errors) }
        return run.output
    }

    private var seen: TestJSON { get async throws { try await TestJSON(Self.answers.value) } }

    @Test func `hostile requests are turned away with a status that says why`() async throws {
        let seen = try await seen
        let statuses = seen["statuses"]
        let special = [
            "a huge query": 414, "another host": 421, "another host that ends alike": 421, "another port": 421,
            "another origin": 403, "an origin that is hidden": 403, "another method": 403,
            "a method that deletes": 405,
        ]
        #expect(statuses.keys.count == 32)
        for name in statuses.keys {
            let status = try #require(statuses[name].number)
            if let wanted = special[name] {
                #expect(status == wanted, "\(name)")
            } else if name.hasPrefix("a query beyond") || ["a huge header", "no host", "no HTTP at all"].contains(name)
            {
                // Refused by the parser, or for what the parser made of it.
                #expect((400..<500).contains(status), "\(name)")
            } else {
                #expect(status == 404, "\(name)")
            }
        }
        #expect(seen["told"].list.compactMap(\.text) == [])
        #expect(seen["before"].number == 200)
        #expect(seen["after"].number == 200)
        #expect(seen["ends with"].number == 0)
    }

    @Test func `the site listens on this machine only`() async throws {
        #expect(try await seen["only here"].number == 1)
        #expect(try await seen["elsewhere"].number == 0)
    }

    @Test func `pages carry a policy that allows no script or style within them, and have none`() async throws {
        let headers = try #require(try await seen["headers"].text).lowercased()
        #expect(headers.contains("content-security-policy: default-src 'none'; "))
        #expect(!headers.contains("unsafe-inline") && !headers.contains("*"))
        for header in [
            "x-content-type-options: nosniff", "referrer-policy: same-origin",
            "cross-origin-resource-policy: same-origin",
        ] {
            #expect(headers.contains(header), "\(header)")
        }
        #expect(try await seen["inline"].list.compactMap(\.text) == [])
    }

    @Test func `a page that was sent just before somebody saved still gets its pictures`() async throws {
        #expect(try await seen["after saves"].list.compactMap(\.number) == [200, 200, 200, 404])
    }

    @Test func `memory stays within bounds while a hundred ask for the largest pictures`() async throws {
        let seen = try await seen
        #expect(seen["burst"].keys == ["200"])
        #expect(seen["burst"]["200"].number == 190)
        let growth = try #require(seen["memory most"].number) - #require(seen["memory before"].number)
        // 48 MB of pictures that are kept, one that is drawn (32 MB), those on their way out.
        #expect(growth < 250, "MB")
    }

    @Test func `a port that is taken or is none is told`() async throws {
        #expect(try await seen["second status"].number == 69)
        let errors = try #require(try await seen["second errors"].text)
        #expect(errors.contains("(een ander programma gebruikt hem al)"))
        #expect(errors.contains("Kies een andere poort met --port"))
        let workspace = try await TestWorkspace.made()
        #expect(try await workspace.postvangnet("preview", "--port", "70000").status == 64)
    }
}
