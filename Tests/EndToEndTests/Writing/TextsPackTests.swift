import Foundation
import SystemPackage
import TestSupport
import Testing

extension EndToEnd {
    /// Letters are written and approved where nobody's data lie, and come into production as they were signed off.
    struct TextsPackTests {
        @Test func `a workspace for texts has no people and no ledger, and says so to what needs them`() async throws {
            let texts = try await TextsWorkspace.approved.value.copy().workspace
            let names = Set(try Files.tree(texts.path).keys.map { $0.split(separator: "/").first.map(String.init) })
            #expect(names == ["Fonts", "Templates", "texts.yaml", ".lock"])
            for words in [
                ["status"], ["plan", "2026-11"], ["import", "\(Project.sampleExtract)"], ["log"], ["purge"],
                ["upgrade"],
                ["texts", "take", "x.tar", "--signers", "x"],
            ] {
                let run = try await texts.postvangnet(words)
                #expect(run.status == 64, "\(words): \(run.errors)")
                #expect(run.errors.contains("is a workspace for texts: it has no people"), "\(words): \(run.errors)")
            }
            #expect(try await texts.postvangnet("lint").status == 0)
            try texts.replace("U kiest zelf of", by: "U kunt zelf kiezen of", in: "Templates/no-email/nl.md")
            let signed = try await texts.succeed("sign-off", "no-email", "--as", "legal", "--by", "J. Rist")
            #expect(signed.output.contains("Juridisch: J. Rist, 3 november 2026"))
            #expect(!Files.exists(texts.file("ledger.sqlite")))
            let set = try await texts.postvangnet("lint", changes: ["POSTVANGNET_CLOCK": TestWorkspace.now])
            #expect(set.status == 78 && set.errors.contains("POSTVANGNET_CLOCK"), "\(set.errors)")
            try texts.replace("formatVersion: 1", by: "formatVersion: 2", in: "texts.yaml")
            let newer = try await texts.postvangnet("lint")
            #expect(newer.status == 78 && newer.errors.contains("latere versie"), "\(newer.errors)")
        }

        @Test func `only texts without errors that everybody signed off are packed, and each that is not is named`()
            async throws
        {
            let texts = try await TextsWorkspace.approved.value.copy()
            let file = texts.workspace.scratch.appending("pack.tar")
            try Files.remove(texts.workspace.file(SignedOffTexts.record(of: "bounce")))
            try texts.workspace.replace("U kiest zelf of", by: "U kunt zelf kiezen of", in: "Templates/no-email/nl.md")
            let open = try await texts.postvangnet("pack", file)
            #expect(open.status == 77, "\(open.errors)")
            #expect(open.errors.contains("  bounce: Lezerstest: nog geen akkoord\n"), "\(open.errors)")
            #expect(open.errors.contains("  no-email: Juridisch: het akkoord van J. Rist, "), "\(open.errors)")
            #expect(!open.errors.contains("dormant"))
            let key = try await texts.postvangnet("pack", file, ["dormant"], key: texts.workspace.file("none"))
            #expect(key.status == 78 && key.errors.contains("niet te tekenen"), "\(key.errors)")
            #expect(!Files.exists(file))
            let some = try await texts.postvangnet("pack", file, ["dormant"])
            #expect(some.status == 0, "\(some.errors)")
            let names = try await Program.tar.text(["--list", "--file", file.string]).split(separator: "\n").map(
                String.init)
            #expect(names.contains("Templates/dormant/nl.md") && names.contains("Templates/blocks/help.md"))
            #expect(!names.contains { $0.contains("no-email") || $0.hasPrefix("Fonts") })
            let again = try await texts.postvangnet("pack", file, ["dormant"])
            #expect(again.status == 73 && again.errors.contains("staat al iets anders"), "\(again.errors)")
            try texts.workspace.replace(
                "U kunt zelf kiezen of", by: "Indien u wilt, kiest u of", in: "Templates/no-email/nl.md")
            let wrong = try await texts.postvangnet(
                "pack", texts.workspace.scratch.appending("other.tar"), ["no-email"])
            #expect(wrong.status == 65 && wrong.errors.contains("[hard-word]"), "\(wrong.errors)")
        }

        /// Real mail with an earlier text, of which nothing is signed off.
        private static func production() async throws -> TestWorkspace {
            let workspace = try TestWorkspace.few(\.imported)
            try await workspace.makeReal()
            for product in SignedOffTexts.products {
                try Files.remove(workspace.file(SignedOffTexts.record(of: product)))
            }
            try workspace.replace("U kiest zelf of", by: "U kunt zelf kiezen of", in: "Templates/no-email/nl.md")
            return workspace
        }

        private static func take(
            _ pack: FilePath, by signers: FilePath, _ more: [String] = [], in workspace: TestWorkspace
        ) async throws -> ProgramRun {
            try await workspace.postvangnet(["texts", "take", pack.string, "--signers", signers.string] + more)
        }

        @Test func `what was signed off elsewhere is taken word for word, recorded, and planned to be mailed`()
            async throws
        {
            let texts = try await TextsWorkspace.approved.value
            let workspace = try await Self.production()
            let before = try Files.tree(workspace.file("Templates"))
            let refused = try await workspace.postvangnet("plan", "2026-11", "--by", "planner")
            #expect(refused.status == 77, "\(refused.errors)")
            let look = try await Self.take(texts.pack, by: texts.signers, in: workspace)
            #expect(look.status == 0, "\(look.errors)")
            for words in [
                "by C. Schrijver, signed by pack-key@example.org.\n", "  Templates/no-email/approvals.json: new\n",
                "  Templates/no-email/nl.md: 2 words more, 4 words less\n", "U [-kunt-] {+kiest+} zelf [-kiezen-] of",
                "communications C. Schrijver 2026-11-03, legal J. Rist 2026-11-03, reader-test Leespanel 2026-11-03\n",
                "Nothing was changed yet.", "--apply",
            ] { #expect(look.output.contains(words), "\(look.output)") }
            #expect(try Files.tree(workspace.file("Templates")) == before)
            let taken = try await Self.take(texts.pack, by: texts.signers, ["--apply"], in: workspace)
            #expect(taken.status == 0, "\(taken.errors)")
            #expect(
                try Files.tree(workspace.file("Templates"))
                    == Files.tree(texts.workspace.file("Templates")))
            try await workspace.succeed("plan", "2026-11", "--by", "planner")
            let log = try TestJSON(try await workspace.succeed("log", "--format", "json").output)
            #expect(log.list.compactMap { $0["step"].text }.suffix(2) == ["take-texts", "plan"])
            #expect(
                log.list.first { $0["step"].text == "take-texts" }?["details"]["packedAt"].text
                    == "2026-11-03T11:00:00Z")
            // What was there before is there still.
            let copies = try FileManager.default.contentsOfDirectory(atPath: workspace.file("earlier-texts").string)
            #expect(copies.count == 1)
            let folder = try ScratchFolder()
            _ = try await Program.tar.output([
                "--extract", "--file", workspace.file("earlier-texts/\(copies[0])").string, "--directory",
                folder.path.string,
            ])
            #expect(try Files.tree(folder.file("Templates")) == before)
            let again = try await Self.take(texts.pack, by: texts.signers, ["--apply"], in: workspace)
            #expect(again.status == 0 && again.output.contains("files are here as they are in it."), "\(again.output)")
            let events = try TestJSON(try await workspace.succeed("log", "--format", "json").output).list.count
            #expect(events == log.list.count)
            try await workspace.succeed("check")
        }

        @Test func `any tar program and ssh-keygen read a pack, and make the same bytes of it`() async throws {
            let texts = try await TextsWorkspace.approved.value
            let folder = try ScratchFolder()
            _ = try await Program.tar.output([
                "--extract", "--file", texts.pack.string, "--directory", folder.path.string,
            ])
            let sums = try await ProgramRun(
                .sha256sum, ["--check", "--strict", "--quiet", "SHA256SUMS"], in: folder.path)
            #expect(sums.status == 0, "\(sums.errors)")
            let verify = [
                "-Y", "verify", "-n", "postvangnet-texts", "-f", texts.signers.string, "-I", "pack-key@example.org",
                "-s",
                folder.file("SHA256SUMS.sig").string,
            ]
            #expect(try await ProgramRun(.sshKeygen, verify, reading: folder.file("SHA256SUMS")).status == 0)
            let other = folder.path.removingLastComponent().appending("again-\(getpid()).tar")
            try await TextsWorkspace.archive(folder.path, to: other)
            #expect(try Files.bytes(other) == Files.bytes(texts.pack))
            try Files.remove(other)
        }

        /// What somebody makes of a pack, and what is said of it.
        struct Forgery: CustomTestStringConvertible, Sendable {
            var testDescription: String
            var status: Int32 = 65
            var says: String
            /// Nil where another key signs it.
            var isSignedAnew = false
            var hasOtherKey = false
            var purpose: String?
            var change: @Sendable (FilePath) throws -> Void = { _ in }
        }

        private static let forgeries = [
            Forgery(testDescription: "a word is changed", says: "(Templates/no-email/nl.md)") {
                try Files.replace(
                    "U kiest zelf of", with: "U kiest niet of", in: $0.appending("Templates/no-email/nl.md"))
            },
            Forgery(testDescription: "a file is left out", says: "(a file is missing)") {
                try Files.remove($0.appending("Templates/no-email/nl.md"))
            },
            Forgery(testDescription: "a digest is changed with it", says: "is not of what stands in it") {
                try Files.replace("a", with: "b", in: $0.appending("SHA256SUMS"))
            },
            Forgery(
                testDescription: "another key signed it", says: "signed with a key that is none of those",
                isSignedAnew: true, hasOtherKey: true),
            Forgery(
                testDescription: "it was signed for another purpose", says: "made for another purpose",
                isSignedAnew: true,
                purpose: "postvangnet-batch"),
            Forgery(testDescription: "it holds settings", says: "holds postvangnet.yaml", isSignedAnew: true) {
                try Files.write("test: false\n".utf8, to: $0.appending("postvangnet.yaml"))
            },
            Forgery(testDescription: "it holds a script", says: "holds Templates/no-email/run.sh", isSignedAnew: true) {
                try Files.write("true\n".utf8, to: $0.appending("Templates/no-email/run.sh"))
            },
            Forgery(
                testDescription: "it is of a later version", status: 78, says: "has format version 2",
                isSignedAnew: true
            ) {
                try Files.replace("\"formatVersion\": 1", with: "\"formatVersion\": 2", in: $0.appending("texts.json"))
            },
            Forgery(
                testDescription: "its texts are not what was signed off", status: 77,
                says: "no-email: changed since communications",
                isSignedAnew: true
            ) {
                try Files.replace(
                    "U kiest zelf of", with: "U kunt zelf kiezen of", in: $0.appending("Templates/no-email/nl.md"))
            },
            Forgery(
                testDescription: "a sign-off is left out", status: 77,
                says: "no-email: not signed off (communications,",
                isSignedAnew: true
            ) { try Files.remove($0.appending("Templates/no-email/approvals.json")) },
        ]

        @Test(arguments: forgeries)
        func `a pack that is not what somebody who may packed changes nothing`(forgery: Forgery) async throws {
            let texts = try await TextsWorkspace.approved.value
            let scratch = try ScratchFolder()
            let folder = scratch.file("pack")
            try FileManager.default.createDirectory(atPath: folder.string, withIntermediateDirectories: false)
            _ = try await Program.tar.output(["--extract", "--file", texts.pack.string, "--directory", folder.string])
            try forgery.change(folder)
            let file = scratch.file("letters.tar")
            if forgery.isSignedAnew {
                let other = forgery.hasOtherKey ? try await ScratchKey(named: "other", in: scratch.path) : nil
                try await texts.repack(folder, to: file, signedWith: other, for: forgery.purpose)
            } else {
                try await TextsWorkspace.archive(folder, to: file)
            }
            let workspace = try await TestWorkspace.made()
            let before = try Files.tree(workspace.path)
            let run = try await Self.take(file, by: texts.signers, ["--apply"], in: workspace)
            #expect(run.status == forgery.status && run.errors.contains(forgery.says), "\(run.status): \(run.errors)")
            #expect(
                try Files.tree(workspace.file("Templates"))
                    == before.filter { $0.key.hasPrefix("Templates/") }.reduce(into: [:]) {
                        $0[String($1.key.dropFirst("Templates/".count))] = $1.value
                    })
        }

        @Test func `what is no pack, or is cut off, is none; and a name outside is not taken for a text`() async throws
        {
            let texts = try await TextsWorkspace.approved.value
            let workspace = try await TestWorkspace.made()
            let file = workspace.scratch.appending("x.tar")
            let pack = try Files.bytes(texts.pack)
            let name = Array("Templates/bounce/nl.md".utf8)
            var outside = pack
            let place = try #require(pack.indices.first { pack[$0...].starts(with: name) && $0.isMultiple(of: 512) })
            outside.replaceSubrange(place..<place + name.count, with: Array("../../../../etc/nl.mdx".utf8))
            for bytes in [[], Array(pack.prefix(5000)), Array(pack.dropLast(512)), pack + [0], outside] {
                try Files.write(bytes, to: file)
                let run = try await Self.take(file, by: texts.signers, ["--apply"], in: workspace)
                #expect(
                    run.status == 65 && run.errors.contains("is not a file as postvangnet texts pack makes it"),
                    "\(run.errors)")
            }
            let signers = try await Self.take(texts.pack, by: file.appending("none"), in: workspace)
            #expect(signers.status == 66, "\(signers.errors)")
        }

        @Test func `a pack that is older than what is here is taken only on somebody's word`() async throws {
            let texts = try await TextsWorkspace.approved.value
            let later = texts.workspace.scratch.appending("later-\(getpid()).tar")
            let run = try await texts.postvangnet(
                "pack", later, changes: WallClock.changes(at: "2026-11-03T12:30:00+01:00"))
            try #require(run.status == 0, "\(run.errors)")
            let workspace = try await TestWorkspace.made()
            let first = try await Self.take(later, by: texts.signers, ["--apply"], in: workspace)
            try #require(first.status == 0, "\(first.errors)")
            let look = try await Self.take(texts.pack, by: texts.signers, in: workspace)
            #expect(
                look.output.contains("Older than what is here: texts packed at 2026-11-03T11:30:00Z"), "\(look.output)")
            #expect(look.output.contains("--older --apply"))
            let refused = try await Self.take(texts.pack, by: texts.signers, ["--apply"], in: workspace)
            #expect(refused.status == 65 && refused.errors.contains("with --older"), "\(refused.errors)")
            let taken = try await Self.take(texts.pack, by: texts.signers, ["--apply", "--older"], in: workspace)
            #expect(taken.status == 0, "\(taken.errors)")
            let log = try TestJSON(try await workspace.succeed("log", "--format", "json").output)
            #expect(
                log.list.map { $0["details"]["packedAt"].text } == ["2026-11-03T11:30:00Z", "2026-11-03T11:00:00Z"])
        }

        @Test func `who else uses what changes is told to have it signed off, and a plan to be made again`()
            async throws
        {
            let texts = try await TextsWorkspace.approved.value.copy()
            let workspace = try TestWorkspace.few(\.planned)
            try await workspace.signOffTexts()
            try texts.workspace.replace("0800 000 00 00", by: "0800 123 45 67", in: "Templates/sender.yaml")
            for role in SignedOffTexts.roles {
                try await texts.workspace.succeed(
                    "sign-off", "bounce-letter", "--as", role.name, "--by", role.person)
            }
            let file = texts.workspace.scratch.appending("one.tar")
            let packed = try await texts.postvangnet("pack", file, ["bounce-letter"])
            try #require(packed.status == 0, "\(packed.errors)")
            let plan = try Files.bytes(workspace.file("runs/2026-11/plan.sqlite"))
            let run = try await Self.take(file, by: texts.signers, ["--apply"], in: workspace)
            #expect(run.status == 0, "\(run.errors)")
            #expect(run.output.contains("  no-email: telefoon of sender.yaml\n"), "\(run.output)")
            #expect(
                run.output.contains("2026-11 is planned with other texts, and not approved: plan it again."),
                "\(run.output)")
            #expect(try Files.bytes(workspace.file("runs/2026-11/plan.sqlite")) == plan)
        }

        @Test func `an approved run is sealed as it was approved before other texts are taken`() async throws {
            let texts = try await TextsWorkspace.approved.value
            let workspace = try TestWorkspace.few(\.approved)
            let before = try Files.tree(workspace.file("Templates"))
            let look = try await Self.take(texts.pack, by: texts.signers, in: workspace)
            #expect(
                look.status == 0 && look.output.contains("seal it first (postvangnet run 2026-11)"), "\(look.output)")
            let refused = try await Self.take(texts.pack, by: texts.signers, ["--apply"], in: workspace)
            #expect(refused.status == 77 && refused.errors.contains("it would stop"), "\(refused.errors)")
            #expect(try Files.tree(workspace.file("Templates")) == before)
            try await workspace.succeed("run", "2026-11")
            let taken = try await Self.take(texts.pack, by: texts.signers, ["--apply"], in: workspace)
            #expect(taken.status == 0, "\(taken.errors)")
            try await workspace.succeed("handover", "2026-11", "--on", "2026-11-03", "--by", "tester")
        }
    }
}
