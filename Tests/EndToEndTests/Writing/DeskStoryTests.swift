import SystemPackage
import TestSupport
import Testing

extension EndToEnd {
    /// A letter that is changed at the desk as a communications adviser does it, in a browser.
    struct DeskStoryTests {
        /// The workspace, and what the browser saw, once for all tests here.
        private static let visit = Task {
            let texts = try await TextsWorkspace.approved.value.copy()
            // Screenshots stay, for people to look at.
            let pictures = Project.root.appending(".build/preview-pictures")
            let script = String(decoding: PackageResources.story_desk_py, as: UTF8.self)
            let run = try await ProgramRun(
                .python, ["-c", script, Program.postvangnet.name, texts.workspace.path.string, pictures.string])
            guard run.status == 0 else {
                throw TestObstacle(
                    description: "\(Program.python.name) with playwright and Debian's chromium: \(run.errors)")
            }
            return (texts: texts, seen: run.output)
        }

        private var seen: TestJSON { get async throws { try await TestJSON(Self.visit.value.seen) } }

        @Test(arguments: ["mouse", "keyboard"])
        func `a sentence, a step with a drawing and a telephone number are changed, and compared with before`(
            hand: String
        ) async throws {
            let told = try await seen[hand]
            #expect(told["finding"].text?.contains("Liever: als") == true)
            for fact in ["sheet changed", "not written", "mended", "drawing", "telephone"] {
                #expect(told[fact].flag == true, "\(fact)")
            }
            #expect(told["numbered by itself"].text == (hand == "mouse" ? "4. Kies Bewaren." : "4. Log weer uit."))
            #expect(told["in the letter"].number == 1)
            #expect(told["compared"].list.map { $0.number } == [1, 1, 2])
            #expect(told["sheets"].number == 2)
            #expect(told["signed"].number == 3 && told["test sheet"].flag == true)
            if hand == "mouse" { #expect(told["found words"].text == "Indien") }
        }

        @Test func `what was written and signed at the desk is packed, taken in production, and planned`() async throws
        {
            let texts = try await Self.visit.value.texts
            let pack = texts.workspace.scratch.appending("desk.tar")
            let packed = try await texts.postvangnet("pack", pack, ["no-email"])
            #expect(packed.status == 0, "\(packed.errors)")
            let production = try TestWorkspace.few(\.imported)
            try await production.makeReal()
            let taken = try await production.postvangnet(
                "texts", "take", pack.string, "--signers", texts.signers.string, "--apply")
            #expect(taken.status == 0, "\(taken.errors)")
            for name in ["no-email/nl.md", "no-email/template.yaml", "sender.yaml"] {
                #expect(
                    try Files.text(production.file("Templates/\(name)"))
                        == Files.text(texts.workspace.file("Templates/\(name)")), "\(name)")
            }
            try await production.succeed("plan", "2026-11", "--by", "planner", "--audiences", "no-email")
        }

        @Test func `with the keyboard alone all is reached, and the focus can always be seen`() async throws {
            #expect(try await seen["unseen focus"].list.compactMap(\.text) == [])
        }

        @Test func `two browsers that write one piece both keep their words`() async throws {
            let two = try await seen["two"].list
            #expect(two[0].text == "Dit schrijft Bob." && two[1].text == "Dit schrijft Anna." && two[2].flag == true)
        }

        @Test func `buttons put marks and places into the text, and take back what was typed`() async throws {
            #expect(try await seen["strong"].text == "Een **vet** woord.")
            #expect(try await seen["taken back"].text == "Een vet woord.")
            #expect(try await seen["inserted"].flag == true)
            #expect(try await seen["drawing saved"].flag == true)
        }

        @Test func `axe finds nothing, nothing is scrolled sideways, and nothing is asked of elsewhere`() async throws {
            let seen = try await seen
            #expect(seen["axe"].keys.count == 16)
            for page in seen["axe"].keys { #expect(seen["axe"][page].list.compactMap(\.text) == [], "\(page)") }
            for list in ["wide", "console", "elsewhere"] {
                #expect(seen[list].list.compactMap(\.text) == [], "\(list)")
            }
            #expect(seen["ends with"].number == 0)
        }
    }
}
