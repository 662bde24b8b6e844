import SystemPackage
import TestSupport
import Testing

extension EndToEnd {
    /// A run that goes on where fonts or libraries are others than those it began with.
    struct OtherMachineTests {
        private static let font = "DejaVuSans.ttf"

        /// Puts a font in the workspace that looks the same and is another file, pinned beside that of Debian's package.
        private func pinAnother(in workspace: TestWorkspace) async throws -> (own: FilePath, digest: String) {
            let own = workspace.file("Fonts/\(Self.font)")
            // What stands behind its tables is no part of a font.
            try Files.write(
                try Files.bytes(FilePath("/usr/share/fonts/truetype/dejavu/\(Self.font)")) + [0], to: own)
            let digest = String(try await ProgramRun(.sha256sum, [own.string]).output.prefix(64))
            let first = "    files:\n      - release: Debian 12\n        version: 2.37-6\n        sha256: abdc"
            try workspace.replace(
                first,
                by: "    files:\n      - {release: Debian 99, version: 9.99-1, sha256: \(digest)}\n"
                    + first.dropFirst("    files:\n".count),
                in: "Fonts/fonts.yaml")
            return (own, digest)
        }

        @Test func `a run is drawn with the font files that it was planned with`() async throws {
            let workspace = try TestWorkspace.imported()
            let (own, digest) = try await pinAnother(in: workspace)
            try await workspace.succeed("plan", "2026-11", "--by", "planner", "--audiences", "digid-basis")
            let fonts = try TestJSON(Files.text(workspace.file("runs/2026-11/plan.json")))["fonts"].list
            try #require(fonts.count == 4)
            #expect(fonts[2]["sha256"].text == digest && fonts[2]["version"].text == "9.99-1")
            try await workspace.succeed("approve", "2026-11", "--by", "approver")

            // The package's own is pinned too, and is not the one of this plan.
            let bytes = try Files.bytes(own)
            try Files.remove(own)
            let render = try await workspace.postvangnet("render", "2026-11")
            #expect(render.status == 78)
            #expect(
                render.errors.contains(
                    "/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf is not the one that the run was planned with: fonts-dejavu-core 9.99-1 (Debian 99)."
                ), "\(render.errors)")
            #expect(!Files.exists(workspace.file("runs/2026-11/batches/2026-11-0001")))

            try Files.write(bytes, to: own)
            try await workspace.succeed("render", "2026-11")
            try await workspace.succeed("seal", "2026-11")
        }

        @Test func `a font that is pinned and lies in the workspace does not stop a run that was planned without it`()
            async throws
        {
            let workspace = try TestWorkspace.imported()
            let (own, _) = try await pinAnother(in: workspace)
            let bytes = try Files.bytes(own)
            try Files.remove(own)
            try await workspace.succeed("plan", "2026-11", "--by", "planner", "--audiences", "digid-basis")
            try await workspace.succeed("approve", "2026-11", "--by", "approver")
            try Files.write(bytes, to: own)
            try await workspace.succeed("render", "2026-11")
        }

        @Test func `what is left of a run is not drawn by other libraries than what is drawn already`() async throws {
            let workspace = try TestWorkspace.approved()
            try await workspace.succeed("render", "2026-11")
            let batches = workspace.file("runs/2026-11/batches")
            let record = batches.appending("2026-11-0001/rendered.json")
            let cairo = try #require(
                try Files.text(record).split(separator: "\n").first { $0.contains("\"cairo\": ") }.map(String.init))
            try Files.replace(cairo, with: "    \"cairo\": \"1.0.0\",", in: record)
            // Where all is drawn nothing would be mixed.
            try await workspace.succeed("render", "2026-11")

            try Files.remove(batches.appending("2026-11-0002"))
            let render = try await workspace.postvangnet("render", "2026-11")
            #expect(render.status == 69)
            #expect(
                render.errors.contains("The batch 2026-11-0001 was rendered on a machine that draws otherwise"),
                "\(render.errors)")
            #expect(render.errors.contains("in place of 1.0.0"), "\(render.errors)")
            #expect(!Files.exists(batches.appending("2026-11-0002")))

            // The way out that the message tells.
            try Files.remove(batches)
            try await workspace.succeed("run", "2026-11")
        }
    }
}
