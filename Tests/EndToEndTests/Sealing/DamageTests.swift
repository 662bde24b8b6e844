import Foundation
import SyntheticExtract
import SystemPackage
import TestSupport
import Testing

extension EndToEnd {
    /// Batches that are damaged or changed between rendering and sealing: nothing of them is ever sealed.
    struct DamageTests {
        private static let look = "does not look like the same page"
        private static let text = "[text-differs]"

        static let changes = [
            LettersChange("white text", look, LettersChange.putting("1 g /a0 gs\nBT", for: "0 g /a0 gs\nBT")),
            LettersChange("invisible text", look, LettersChange.putting("3 Tr\nBT", for: "0 g /a0 gs\nBT")),
            LettersChange("clipped text", look, LettersChange.putting("0 0 1 1 re W n", for: "0 0 595 841 re W n")),
            LettersChange("something on top", look) { text in
                // The second piece of a page's content begins with what it is clipped to.
                let start = try #require(text.range(of: "Q q\n", options: [], range: nil))
                let clip = try #require(text.range(of: "Q q\n", range: start.upperBound..<text.endIndex))
                let end = try #require(text.range(of: "re W n", range: clip.upperBound..<text.endIndex))
                let place = clip.lowerBound..<end.upperBound
                let cover = "Q q 1 g\n9 9 500 800 re f"
                text.replaceSubrange(
                    place, with: cover + String(repeating: " ", count: text[place].count - cover.count))
            },
            LettersChange("another salutation", look, LettersChange.putting("(Geechte", for: "(Geachte")),
            LettersChange("another salutation in a letter that is not drawn anew", text) { text in
                let all = text.ranges(of: "(Geachte")
                try #require(all.count == 6)
                text.replaceSubrange(all[2], with: "(Geechte")
            },
            LettersChange("text of a form in white", look) { text in
                // Of the forms the first that shows text.
                let form = try #require(text.range(of: "/Subtype /Form"))
                let ink = try #require(text.range(of: "0 g", range: form.upperBound..<text.endIndex))
                text.replaceSubrange(ink, with: "1 g")
            },
            LettersChange("another font", look) { text in
                // The fonts change places.
                try LettersChange.putting("/f-8-0", for: "/f-0-0")(&text)
                try LettersChange.putting("/f-0-0", for: "/f-1-0")(&text)
                try LettersChange.putting("/f-1-0", for: "/f-8-0")(&text)
            },
        ]

        /// Six letters in one batch, rendered; made once.
        private static func rendered() async throws -> TestWorkspace { try await one.value.copy() }

        private static let one = Task {
            let extract = try ExtractBuilder.ofReaders()
            for account in ["a1", "a2", "a3", "a4", "a5", "a6"] { extract.addReader(account) }
            let workspace = try await TestWorkspace.holding(extract)
            try await workspace.succeed("plan", "2026-11", "--by", "planner")
            try await workspace.succeed("approve", "2026-11", "--by", "approver")
            try await workspace.succeed("render", "2026-11")
            return workspace
        }

        private func expectRefused(
            _ workspace: TestWorkspace, _ finding: String, sourceLocation: SourceLocation = #_sourceLocation
        ) async throws {
            let run = try await workspace.postvangnet("seal", "2026-11")
            #expect(run.status == 65, "\(run.output)\(run.errors)", sourceLocation: sourceLocation)
            #expect(run.errors.contains("2026-11-0001"), "\(run.errors)", sourceLocation: sourceLocation)
            #expect(run.errors.contains(finding), "\(run.errors)", sourceLocation: sourceLocation)
            #expect(!Files.exists(workspace.batch(1)), sourceLocation: sourceLocation)
        }

        /// As rendering would have recorded it.
        private func record(_ file: FilePath) async throws {
            let path = file.removingLastComponent().appending("rendered.json")
            let json = try JSONSerialization.jsonObject(with: Data(try Files.bytes(path)))
            var rendered = try #require(json as? [String: Any])
            var files = try #require(rendered["files"] as? [[String: Any]])
            let index = try #require(files.firstIndex { $0["name"] as? String == file.lastComponent?.string })
            files[index]["bytes"] = try Files.bytes(file).count
            files[index]["sha256"] = String(try await ProgramRun(.sha256sum, [file.string]).output.prefix(64))
            rendered["files"] = files
            try Files.write(try JSONSerialization.data(withJSONObject: rendered), to: path)
        }

        @Test(arguments: changes)
        func `a change is refused, also where its digest is recorded anew`(change: LettersChange) async throws {
            let workspace = try await Self.rendered()
            let letters = workspace.file("runs/2026-11/batches/2026-11-0001/letters.pdf")
            try await change.make(in: letters)
            try await expectRefused(workspace, "letters.pdf is not what was rendered")
            try await record(letters)
            try await expectRefused(workspace, change.finding)
            // The way out that the message tells.
            try Files.remove(letters.removingLastComponent())
            try await workspace.succeed("run", "2026-11")
        }

        @Test func `pages that changed places, a row and a record that were changed are refused`() async throws {
            let workspace = try await Self.rendered()
            let batch = workspace.file("runs/2026-11/batches/2026-11-0001")
            let (letters, list) = (batch.appending("letters.pdf"), batch.appending("pieces.csv"))
            let (pages, rows) = (try Files.bytes(letters), try Files.bytes(list))
            let recorded = try Files.bytes(batch.appending("rendered.json"))
            let swapped = workspace.scratch.appending("swapped.pdf")
            _ = try await Program.qpdf.output([
                "--deterministic-id", letters.string, "--pages", ".", "3,2,1,4-z", "--", swapped.string,
            ])
            try Files.write(try Files.bytes(swapped), to: letters)
            try await expectRefused(workspace, "letters.pdf is not what was rendered")
            try await record(letters)
            try await expectRefused(workspace, Self.look)
            try Files.write(pages, to: letters)

            try Files.changeLines(of: list) { $0[1] = $0[1].replacing("1000AA", with: "1000AB") }
            if try Files.bytes(list) == rows { try Files.changeLines(of: list) { $0.swapAt(1, 2) } }
            try Files.write(recorded, to: batch.appending("rendered.json"))
            try await expectRefused(workspace, "pieces.csv is not what was rendered")
            try await record(list)
            try await expectRefused(workspace, "pieces.csv, or something on the pages")
            try Files.write(rows, to: list)

            try Files.write(
                String(decoding: recorded, as: UTF8.self).replacing("\"pieces\": 6", with: "\"pieces\": 5").utf8,
                to: batch.appending("rendered.json"))
            try await expectRefused(workspace, "rendered.json is not what the plan comes to")
            try Files.write(recorded, to: batch.appending("rendered.json"))
            try await workspace.succeed("seal", "2026-11")
        }

        @Test func `a batch that version 0.1.0 rendered is rendered anew`() async throws {
            let workspace = try await Self.rendered()
            let record = workspace.file("runs/2026-11/batches/2026-11-0001/rendered.json")
            let json = try JSONSerialization.jsonObject(with: Data(try Files.bytes(record)))
            var rendered = try #require(json as? [String: Any])
            rendered["files"] = nil
            try Files.write(try JSONSerialization.data(withJSONObject: rendered), to: record)
            let seal = try await workspace.postvangnet("seal", "2026-11")
            #expect(seal.status == 66 && seal.errors.contains("2026-11-0001 is not rendered"), "\(seal.errors)")
            #expect(!Files.exists(workspace.outbox))
            try await workspace.succeed("run", "2026-11")
            #expect(try Files.text(record).contains("\"files\""))
        }

        /// Bits that turn and ranges that become zeros, as a disk or a memory does it.
        @Test func `every bit and range that is damaged is found`() async throws {
            let count = ProcessInfo.processInfo.environment["POSTVANGNET_TEST_DAMAGES"].flatMap { Int($0) } ?? 24
            let workspace = try await Self.rendered()
            let batch = workspace.file("runs/2026-11/batches/2026-11-0001")
            var random = SplitMix64(seed: 19)
            for number in 1...count {
                let name = number % 4 == 0 ? "pieces.csv" : "letters.pdf"
                let file = batch.appending(name)
                let whole = try Files.bytes(file)
                var damaged = whole
                let place = Int.random(in: whole.indices, using: &random)
                if number % 2 == 0 {
                    damaged[place] ^= 1 << UInt8.random(in: 0..<8, using: &random)
                } else {
                    let end = min(whole.count, place + Int.random(in: 1...1000, using: &random))
                    damaged.replaceSubrange(place..<end, with: repeatElement(0, count: end - place))
                }
                guard damaged != whole else { continue }
                try Files.write(damaged, to: file)
                try await expectRefused(workspace, "\(name) is not what was rendered")
                try Files.write(whole, to: file)
            }
            try await workspace.succeed("seal", "2026-11")
        }
    }
}
