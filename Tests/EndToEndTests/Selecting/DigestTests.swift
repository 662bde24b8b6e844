import Foundation
import SystemPackage
import TestSupport
import Testing

extension EndToEnd {
    /// `digest`, and an import of what it made: the same decisions as by all messages, from as little as that.
    struct DigestTests {
        private let workspace: TestWorkspace
        private let extract: ExtractCopy

        init() async throws {
            workspace = try await TestWorkspace.made()
            try workspace.sign(with: SampleRun.shared.key.path)
            extract = try ExtractCopy(in: workspace.scratch)
        }

        private func digest(_ name: String, _ options: String...) async throws -> FilePath {
            let folder = workspace.scratch.appending(name)
            _ = try await Program.postvangnet.output(["digest", extract.folder.string, folder.string] + options)
            return folder
        }

        /// Takes the messages out of the extract, as where no table in the middle has them.
        private func forgetMessages() throws {
            try Files.remove(extract.file("messages.csv"))
            try changeManifest(of: extract.folder) { manifest in
                var rows = manifest["rows"] as? [String: Int] ?? [:]
                rows["messages"] = nil
                manifest["rows"] = rows
            }
        }

        private func changeManifest(of folder: FilePath, _ change: (inout [String: Any]) -> Void) throws {
            let file = folder.appending("extract.json")
            var manifest = try #require(
                JSONSerialization.jsonObject(with: Data(Files.bytes(file))) as? [String: Any])
            change(&manifest)
            try Files.write(JSONSerialization.data(withJSONObject: manifest), to: file)
        }

        private func organisations() throws -> [String] {
            try ExtractCopy.rows(of: extract.file("organisations.csv")).compactMap { $0["organisation_id"] }
        }

        @Test func `three stores give the decisions and the sealed bytes of all messages`() async throws {
            let all = try organisations()
            let shares = (0..<3).map { share in
                all.enumerated().filter { $0.offset % 3 == share }.map(\.element).joined(separator: ",")
            }
            var digests: [FilePath] = []
            for (number, share) in shares.enumerated() {
                digests.append(try await digest("store-\(number)", "--of", share))
            }
            let rates = try await SampleRun.shared.workspace.succeed("report", "opening-rates").output
            try forgetMessages()
            let run = try await workspace.postvangnet(["import", extract.folder.string] + digests.map(\.string))
            try #require(run.status == 0, "\(run.errors)")
            #expect(!run.output.contains("No digest tells of"))
            try await workspace.succeed("plan", "2026-11", "--by", "planner")
            try await workspace.succeed("approve", "2026-11", "--by", "approver")
            try await workspace.succeed("run", "2026-11")
            #expect(try Files.tree(workspace.outbox) == Files.tree(try SampleRun.shared.workspace.outbox))
            #expect(try await workspace.succeed("report", "opening-rates").output == rates)
            let status = try await workspace.succeed("status").output
            #expect(status.contains("digests: 3. Organisations of which none tells: 0"))
            // What is seen of one person is what was told, and no number of messages.
            let answers = try await SampleRun.shared.explanations
            let dormant = try #require(answers.values.first { $0.piece != nil && $0.audience == "dormant" })
            let explained = try await workspace.succeed("explain", dormant.account, "2026-11").output
            #expect(explained.contains("organisations with some that count"))
        }

        @Test func `a store that is missing, one that tells twice and a stranger's are told or refused`() async throws {
            let all = try organisations()
            let one = try await digest("one", "--of", all[0])
            let other = try await digest("other", "--of", all.dropFirst().joined(separator: ","))
            let whole = try await digest("whole")
            let twice = try await workspace.postvangnet("import", extract.folder.string, one.string)
            #expect(twice.status == 65 && twice.errors.contains("messages.csv: Digests come in its place"))
            try forgetMessages()
            let lacking = try await workspace.succeed("import", extract.folder.string, other.string)
            #expect(lacking.output.contains("No digest tells of 1 organisations") && lacking.output.contains(all[0]))
            let doubled = try await workspace.postvangnet("import", extract.folder.string, one.string, whole.string)
            #expect(doubled.status == 65 && doubled.errors.contains("\(whole.string)/openings.csv:2:organisation_id"))
            let none = try await workspace.postvangnet("import", extract.folder.string)
            #expect(none.status == 66 && none.errors.contains("messages.csv"))
            let alone = try await workspace.postvangnet("import", whole.string)
            #expect(alone.status == 65 && alone.errors.contains("Name the extract before it"))
            let unknown = try await ProgramRun(
                .postvangnet,
                ["digest", Project.sampleExtract.string, workspace.scratch.appending("x").string, "--of", "org-nobody"])
            #expect(unknown.status == 65 && unknown.errors.contains("org-nobody"))
            #expect(!Files.exists(workspace.scratch.appending("x")))
            // A row about an organisation of another store.
            try Files.changeLines(of: one.appending("unread.csv")) { lines in
                lines.insert("0,\(all[1]),2026-05-01T12:00:00Z", at: lines.count - 1)
            }
            try Files.remove(one.appending("SHA256SUMS"))
            let stray = try await workspace.postvangnet("import", extract.folder.string, one.string)
            #expect(stray.status == 65 && stray.errors.contains("organisation-not-told"))
            #expect(doubled.errors.contains("organisation-told-twice"))
            // Said of the organisation, and not of each row behind it.
            #expect(!doubled.errors.contains("organisation-not-told"), "\(doubled.errors)")
            try Files.write(
                "organisation_id,weeks,messages,opened,accounts\n\(all[0]),1,5,6,1\n\(all[0]),2,5,5,1\n".utf8,
                to: one.appending("openings.csv"))
            let more = try await workspace.postvangnet("import", extract.folder.string, one.string)
            #expect(more.status == 65 && more.errors.contains("openings.csv:2:opened"), "\(more.errors)")
            #expect(more.errors.contains("more-than-messages"))
            #expect(more.errors.contains(/openings.csv:3:weeks: .*1, 3 or 6. \[not-a-period\]/), "\(more.errors)")
        }

        @Test func `a digest is of before the extract and of after the days that the rules ask`() async throws {
            let folder = try await digest("store")
            try Files.remove(folder.appending("SHA256SUMS"))
            try forgetMessages()
            func load(asOf: String) async throws -> ProgramRun {
                try changeManifest(of: folder) { $0["asOf"] = asOf }
                return try await workspace.postvangnet("import", extract.folder.string, folder.string)
            }
            let later = try await load(asOf: "2026-11-01T00:00:01+01:00")
            #expect(later.status == 65 && later.errors.contains("ask for an extract of that moment or after it"))
            // Six weeks before the extract is 2026-09-20: what was delivered on that day counts.
            try Files.write("account_id,organisation_id,oldest_delivered_at\n".utf8, to: folder.appending("unread.csv"))
            try changeManifest(of: folder) { $0["rows"] = [String: Int]() }
            #expect(try await load(asOf: "2026-09-20T23:59:59+02:00").status == 0)
            let old = try await workspace.postvangnet("plan", "2026-11", "--by", "planner")
            #expect(old.status == 65 && old.errors.contains("until the end of 2026-09-20"), "\(old.errors)")
            #expect(try await workspace.postvangnet("candidates", "2026-11").status == 65)
            #expect(try await load(asOf: "2026-09-21T00:00:00+02:00").status == 0)
            try await workspace.succeed("candidates", "2026-11")
            try workspace.replace("unopenedMessages: 1", by: "unopenedMessages: 2", in: "policy.yaml")
            let counting = try await workspace.postvangnet("plan", "2026-11", "--by", "planner")
            #expect(counting.status == 78 && counting.errors.contains("unopenedMessages"))
        }

        @Test func `where stores sign, only what they signed is loaded`() async throws {
            let key = try await ScratchKey(
                named: "store", of: "store", for: "postvangnet-digest", in: workspace.scratch)
            let signed = try await digest("signed", "--key", key.path.string)
            let unsigned = try await digest("unsigned")
            try forgetMessages()
            try Files.copy(key.signers, to: workspace.file("stores"))
            let settings = try Files.text(workspace.file("postvangnet.yaml"))
            try Files.write((settings + "stores:\n  signers: stores\n").utf8, to: workspace.file("postvangnet.yaml"))
            func load(_ digest: FilePath) async throws -> ProgramRun {
                try await workspace.postvangnet("import", extract.folder.string, digest.string)
            }
            #expect(try await load(signed).status == 0)
            #expect(try await workspace.succeed("log").output.contains("store"))
            let bare = try await load(unsigned)
            #expect(bare.status == 65 && bare.errors.contains("asks for it"))
            // sha256sum reads the list too.
            let sums = try await ProgramRun(.sha256sum, ["--quiet", "-c", "SHA256SUMS"], in: signed)
            #expect(sums.status == 0, "\(sums.errors)")
            try Files.changeLines(of: signed.appending("openings.csv")) { $0.swapAt(1, 2) }
            let changed = try await load(signed)
            #expect(changed.status == 65 && changed.errors.contains("openings.csv"))
            let other = try await ScratchKey(
                named: "other", of: "store", for: "postvangnet-batch", in: workspace.scratch)
            try Files.write(try other.line(for: "postvangnet-digest").utf8, to: workspace.file("stores"))
            let stranger = try await load(try await digestAgain(key))
            #expect(stranger.status == 65 && stranger.errors.contains("does not have"))
        }

        private func digestAgain(_ key: ScratchKey) async throws -> FilePath {
            let folder = workspace.scratch.appending("again")
            _ = try await Program.postvangnet.output([
                "digest", Project.sampleExtract.string, folder.string, "--key", key.path.string,
            ])
            return folder
        }

        @Test func `unread.csv may stand in the extract itself`() async throws {
            let folder = try await digest("store")
            try forgetMessages()
            for name in ["unread.csv", "openings.csv"] {
                try Files.copy(folder.appending(name), to: extract.file(name))
            }
            try await workspace.succeed("import", extract.folder.string)
            try await workspace.succeed("plan", "2026-11", "--by", "planner")
            try await workspace.succeed("report", "opening-rates")
            let again = try await ProgramRun(
                .postvangnet, ["digest", extract.folder.string, workspace.scratch.appending("x").string])
            #expect(again.status == 65 && again.errors.contains("in place of messages"))
            try Files.remove(extract.file("openings.csv"))
            try changeManifest(of: extract.folder) { $0["rows"] = [String: Int]() }
            try await workspace.succeed("import", extract.folder.string)
            let rates = try await workspace.postvangnet("report", "opening-rates")
            #expect(rates.status == 66 && rates.errors.contains("openings.csv"))
        }
    }
}
