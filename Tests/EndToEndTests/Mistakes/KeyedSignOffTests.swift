import SystemPackage
import TestSupport
import Testing

extension EndToEnd {
    /// Where a workspace asks for keys, a name alone signs nothing off.
    struct KeyedSignOffTests {
        private static let namespace = "postvangnet-sign-off"
        private static let rule = "\nsignOff:\n  signers: who-signs\n"

        private static func ask(for keys: [ScratchKey], in workspace: TestWorkspace, _ file: String) throws {
            try Files.write(try keys.map { try $0.line(for: namespace) }.joined().utf8, to: workspace.file("who-signs"))
            try Files.write((try Files.text(workspace.file(file)) + rule).utf8, to: workspace.file(file))
        }

        @Test func `in a workspace for texts a sign-off needs a key of the list, and so does packing`() async throws {
            let texts = try await TextsWorkspace.approved.value.copy()
            let workspace = texts.workspace
            let key = try await ScratchKey(named: "rist", for: Self.namespace, in: workspace.scratch)
            let other = try await ScratchKey(named: "other", in: workspace.scratch)
            let words = ["sign-off", "no-email", "--as", "legal"]
            let early = try await workspace.postvangnet(words + ["--key", key.path.string])
            #expect(early.status == 78 && early.errors.contains("--by NAAM"), "\(early.errors)")
            try Self.ask(for: [key], in: workspace, "texts.yaml")
            let named = try await workspace.postvangnet(words + ["--by", "J. Rist"])
            #expect(named.status == 77 && named.errors.contains("--key SLEUTEL"), "\(named.errors)")
            let stranger = try await workspace.postvangnet(words + ["--key", other.path.string])
            #expect(stranger.status == 77 && stranger.errors.contains("niet in de lijst"), "\(stranger.errors)")
            let record = workspace.file(SignedOffTexts.record(of: "no-email"))
            #expect(try !Files.text(record).contains("SSH SIGNATURE"))
            let signed = try await workspace.postvangnet(words + ["--key", key.path.string])
            #expect(signed.status == 0 && signed.output.contains("Juridisch: rist@example.org, "), "\(signed.errors)")
            let before = try Files.text(record)
            #expect(before.contains("SSH SIGNATURE"))
            #expect(try await workspace.postvangnet(words + ["--key", key.path.string]).status == 0)
            #expect(try Files.text(record) == before)

            let pack = try await texts.postvangnet("pack", workspace.scratch.appending("keyed.tar"), ["no-email"])
            #expect(pack.status == 77, "\(pack.errors)")
            #expect(pack.errors.contains("no-email: Communicatie: geen handtekening van wie nu mag aftekenen"))
            #expect(!pack.errors.contains("Juridisch"), "\(pack.errors)")
        }

        @Test func `real mail is planned and approved with signatures of who may sign now`() async throws {
            let workspace = try await TestWorkspace.inEarnest()
            let key = try await ScratchKey(named: "rist", for: Self.namespace, in: workspace.scratch)
            try Self.ask(for: [key], in: workspace, "postvangnet.yaml")
            let plan = ["plan", "2026-11", "--by", "planner", "--audiences", "no-email"]
            let unsigned = try await workspace.postvangnet(plan)
            #expect(
                unsigned.status == 77 && unsigned.errors.contains("no-email: signed off without a key"),
                "\(unsigned.errors)")
            for role in ["communications", "legal", "reader-test"] {
                let run = try await workspace.postvangnet([
                    "sign-off", "no-email", "--as", role, "--key", key.path.string,
                ])
                #expect(run.status == 0, "\(run.errors)")
            }
            let planned = try await workspace.postvangnet(plan)
            #expect(planned.status == 0, "\(planned.errors)")
            let list = try Files.text(workspace.file("who-signs"))
            try Files.write("".utf8, to: workspace.file("who-signs"))
            let refused = try await workspace.postvangnet("approve", "2026-11", "--by", "approver")
            #expect(
                refused.status == 77 && refused.errors.contains("not signed by the key of a signer of now"),
                "\(refused.errors)")
            try Files.write(list.utf8, to: workspace.file("who-signs"))
            let approved = try await workspace.postvangnet("approve", "2026-11", "--by", "approver")
            #expect(approved.status == 0, "\(approved.errors)")
        }
    }
}
