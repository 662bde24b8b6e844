import SystemPackage
import TestSupport
import Testing

/// A text that somebody pastes at the desk.
struct PasteTests {
    @Test func `a pasted text is checked, shown again as it was, and taken from no other site`() async throws {
        let workspace = try await TestWorkspace.made()
        let run = try await ProgramRun(
            .python,
            [
                "-c", String(decoding: PackageResources.paste_desk_py, as: UTF8.self), Program.postvangnet.name,
                workspace.path.string, "Ja.\n\nDit is derhalve zo & meer. De brief wordt gestuurd.",
            ])
        try #require(run.status == 0, "\(run.errors)")
        let seen = try TestJSON(run.output)
        #expect(seen["link"].truth == true && seen["box"].truth == true)
        #expect(seen["status"].number == 200)
        #expect(seen["found"].list.compactMap(\.text) == ["error", "warning"])
        #expect(seen["places"].list.compactMap(\.text) == ["regel 3, teken 8", "regel 3, teken 37"])
        #expect(seen["text"].text?.contains("derhalve zo &amp; meer") == true)
        #expect(seen["elsewhere"].number == 403)
    }
}
