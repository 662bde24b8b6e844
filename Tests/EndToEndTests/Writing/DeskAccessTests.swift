import SystemPackage
import TestSupport
import Testing

/// The desk on a telephone, on a wide screen, enlarged, in the colours that somebody needs; and what is signed there.
struct DeskAccessTests {
    /// What a browser saw, once for all tests here.
    private static let walk = Task {
        let workspace = try await TestWorkspace.made()
        let run = try await ProgramRun(
            .python,
            [
                "-c", String(decoding: PackageResources.walk_desk_py, as: UTF8.self), Program.postvangnet.name,
                workspace.path.string, Project.root.appending(".build/preview-pictures").string,
            ])
        guard run.status == 0 else { throw TestObstacle(description: run.errors) }
        return run.output
    }

    private var seen: TestJSON { get async throws { try await TestJSON(Self.walk.value) } }

    @Test func `axe finds nothing on any page, narrow, wide or enlarged, light, dark or in forced colours`()
        async throws
    {
        let seen = try await seen
        #expect(seen["pages"].list.count == 44)
        #expect(
            seen["found"].keys == [], "\(seen["found"].keys.map { "\($0): \(seen["found"][$0].list.map(\.text))" })")
    }

    @Test func `no page is wider than its screen`() async throws {
        #expect(try await seen["sideways"].list.compactMap(\.text) == [])
    }

    @Test func `what is chosen looks otherwise, also where the system chooses the colours`() async throws {
        let chosen = try await seen["chosen"].keys
        #expect(chosen == [".product-links another", ".readers another", ".settings another", ".top nav another"])
    }

    @Test func `a letter that cannot be made is no letter without findings, and says which character`() async throws {
        let seen = try await seen
        let fault = try #require(seen["fault"].text)
        #expect(fault.contains("{telefoon} is geen invulplek: het zou zo in de brief staan. Schrijf {{telefoon}}."))
        #expect(fault.contains("Het teken \u{1F9E0} (U+1F9E0) zit in geen lettertype"))
        #expect(seen["counts"].text?.contains("2 fouten") == true && seen["counts"].text?.contains("Geen") == false)
    }

    @Test func `a text that is too long says by how many lines, with a picture of what is too much`() async throws {
        let seen = try await seen
        let text = try #require(seen["too long"].text)
        #expect(text.contains(/De tekst is [0-9]{2} regels te lang/), "\(text)")
        #expect(seen["too long, its picture"].number == 1)
    }

    @Test func `three roles sign what they see in all forms, and any change of what is printed takes their word away`()
        async throws
    {
        let seen = try await seen
        #expect(seen["forms under the sign-off"].number == 8)
        #expect(seen["forged, another site"].number == 403 && seen["forged, no token"].number == 403)
        #expect(seen["forged"].flag == false)
        #expect(seen["another text"].text?.contains("een andere dan op het vel") == true)
        #expect(seen["the command agrees"].flag == true)
        #expect(seen["given"].list.map(\.number) == [3, 3, 3])
        #expect(seen["given after another return address"].list.map(\.number) == [0, 0, 0])
        #expect(seen["given with the old one"].list.map(\.number) == [3, 3, 3])
    }
}
