import SystemPackage
import TestSupport
import Testing

/// The preview for several people: behind a web server that asks who they are. It is a real nginx, in a folder of the test's own.
struct PreviewSocketTests {
    /// What came back, once for all tests here.
    private static let answers = Task {
        let workspace = try await TestWorkspace.made()
        let folder = try ScratchFolder()
        let run = try await ProgramRun(
            .python,
            [
                "-c", String(decoding: PackageResources.ask_socket_py, as: UTF8.self), Program.postvangnet.name,
                workspace.path.string, Project.root.appending("packaging/nginx/postvangnet-desk.conf").string,
                folder.path.string,
            ])
        guard run.status == 0 else { throw TestObstacle(description: run.errors) }
        return run.output
    }

    private var seen: TestJSON { get async throws { try await TestJSON(Self.answers.value) } }

    @Test func `who is logged in is named on each page, by the login alone`() async throws {
        let seen = try await seen
        #expect(seen["without login"].number == 401 && seen["wrong password"].number == 401)
        for name in ["with login", "another login"] {
            #expect(seen[name].list.first?.number == 200 && seen[name].list.last?.flag == true, "\(name)")
        }
        let forged = seen["a name sent along"].list
        #expect(forged.first?.number == 200 && forged.dropFirst().map(\.flag) == [true, false])
        #expect(seen["security headers"].flag == true)
        #expect(seen["a name with markup"].list.last?.flag == true)
        #expect(seen["a name sent to a port"].list.map(\.flag).last == false)
    }

    @Test func `a page that is open is told of a change through nginx`() async throws {
        #expect(try await seen["told of a change"].flag == true)
    }

    @Test func `a request without a name, by another name or for another site is turned away`() async throws {
        let seen = try await seen
        #expect(seen["another site's request"].number == 403 && seen["the site's own request"].number == 200)
        let wanted = [
            "no name": 403, "an empty name": 403, "two names": 403, "a long name": 403, "a name that turns text": 403,
            "a name": 200, "another host": 421, "this machine": 421, "an origin without TLS": 403,
        ]
        #expect(seen["by the socket"].keys.sorted() == wanted.keys.sorted())
        for (name, status) in wanted { #expect(seen["by the socket"][name].number == status, "\(name)") }
    }

    @Test func `the socket is the owner's and the group's, one server's, and gone at the end`() async throws {
        let seen = try await seen
        #expect(seen["socket"].list.first?.flag == true && seen["socket"].list.last?.text == "0o660")
        #expect(seen["told"].text == "De brieven staan op https://brieven.example.nl/")
        #expect(seen["a second one"].list.first?.number == 69)
        #expect(seen["a second one"].list.last?.text?.contains("Op deze socket antwoordt al iets") == true)
        #expect(seen["the first one still"].number == 200)
        #expect(seen["left"].flag == true && seen["after it was killed"].number == 200)
        #expect(seen["ends with"].number == 0 && seen["left at the end"].flag == false)
        let file = seen["a file in its place"].list
        #expect(file.first?.number == 69 && file.last?.text == "a file")
    }

    @Test func `options that would let anybody give a name are refused`() async throws {
        let refused = try await seen["refused"]
        #expect(refused.keys.count == 7)
        for name in refused.keys {
            #expect(refused[name].number == (name == "a path that is too long" ? 69 : 64), "\(name)")
        }
    }
}
