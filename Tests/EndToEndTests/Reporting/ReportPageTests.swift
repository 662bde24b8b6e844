import SystemPackage
import TestSupport
import Testing

extension EndToEnd {
    /// `--format html`: pages with charts. What a browser makes of them is told by PublishTests, which has one open.
    @Suite struct ReportPageTests {
        @Test func `figures in charts and tables are those of the JSON, and a page is whole by itself`() async throws {
            let made = try await ReportPages.made.value
            let script = made.workspace.scratch.appending("read-pages.py")
            try Files.write(PackageResources.read_pages_py, to: script)
            let seen = try TestJSON(await Program.python.text([script.string, made.folder.string]))
            #expect(seen.keys == ReportPages.names)
            for name in seen.keys {
                let page = seen[name]
                #expect(page["wrong"].list.compactMap(\.text) == [], "\(name)")
                #expect(page["notInTable"].list.compactMap(\.text) == [], "\(name)")
                #expect(page["charts"].number ?? 0 > 0 && page["marks"].number ?? 0 > 0, "\(name)")
                #expect(page["unnamed"].number == 0 && page["scripts"].number == 0, "\(name)")
                #expect(page["links"].list.compactMap(\.text) == [], "\(name)")
                #expect(page["lang"].text == (name == "processing" ? "nl" : "en"))
            }
            // Both ways: a page that forgot its figures would be right about the rest.
            #expect(seen["effect"]["marks"].number ?? 0 > 90 && seen["status"]["figures"].number ?? 0 > 70)
        }

        @Test func `a page is for people: a plan that is kept and a monitor have none`() async throws {
            let workspace = try await TestWorkspace.made()
            #expect(try await workspace.postvangnet("plan", "2026-11", "--format", "html").status == 64)
            #expect(try await workspace.postvangnet("status", "--overdue", "--format", "html").status == 64)
        }
    }
}
