import Foundation
import SystemPackage
import TestSupport
import Testing

extension EndToEnd {
    /// A file as a spreadsheet or another program saved it.
    struct FileFormMistakeTests {
        struct Form: Sendable, CustomTestStringConvertible {
            let testDescription: String
            let said: String
            /// Saves the bytes of a file that was right in that form.
            let saving: @Sendable ([UInt8]) -> [UInt8]

            init(_ done: String, _ said: String, _ saving: @escaping @Sendable ([UInt8]) -> [UInt8]) {
                (testDescription, self.said, self.saving) = (done, said, saving)
            }
        }

        static let forms = [
            Form("semicolons", "separated by semicolons") { swap($0, ";") },
            Form("tabs", "separated by tabs") { swap($0, "\t") },
            Form("vertical bars", "separated by vertical bars") { swap($0, "|") },
            Form("UTF-16 with a mark", "The file is UTF-16 or not text. Save it as CSV (UTF-8), separated by commas.") {
                [0xFF, 0xFE] + $0.flatMap { [$0, 0] }
            },
            Form("UTF-16 without one", "The file is UTF-16 or not text. Save it as CSV (UTF-8), separated by commas.") {
                $0.flatMap { [0, $0] }
            },
            Form("a spreadsheet", "The file is a spreadsheet, not CSV.") { [0x50, 0x4B, 3, 4] + $0 },
            Form("lines that end with CR", "Lines end with CR alone") { $0.map { $0 == 0x0A ? 0x0D : $0 } },
            Form("nothing", "The file is empty.") { _ in [] },
        ]

        private static func swap(_ bytes: [UInt8], _ separator: Unicode.Scalar) -> [UInt8] {
            bytes.map { $0 == UInt8(ascii: ",") ? UInt8(ascii: separator) : $0 }
        }

        @Test(arguments: forms)
        func `import and reconcile name a file's form in the same words, and take nothing of it`(form: Form)
            async throws
        {
            let workspace = try TestWorkspace.sealed()
            let before = try Files.bytes(workspace.file("mailbox.sqlite"))
            let extract = try ExtractCopy(in: workspace.scratch)
            let people = extract.file("people.csv")
            try Files.write(form.saving(try Files.bytes(people)), to: people)
            let imported = try await workspace.postvangnet("import", extract.folder.string)
            #expect(imported.status == 65 && imported.errors.contains("people.csv"), "\(imported.errors)")
            #expect(imported.errors.contains(form.said), "\(imported.errors)")
            #expect(try Files.bytes(workspace.file("mailbox.sqlite")) == before)

            let feedback = workspace.file("inbox/feedback.csv")
            let piece = try SealedBatch(workspace.batch(1)).rows[0].piece
            let row = "2026-11-0001,\(piece),mailed,2026-11-12T09:00:00+01:00,"
            try Files.write(form.saving(Array("\(FeedbackText.header)\n\(row)\n".utf8)), to: feedback)
            let reconciled = try await workspace.postvangnet("reconcile", feedback.string)
            #expect(reconciled.status == 65 && reconciled.errors.contains("feedback.csv"), "\(reconciled.errors)")
            #expect(reconciled.errors.contains(form.said), "\(reconciled.errors)")
            #expect(try await workspace.status().pieces["mailed"] ?? 0 == 0)
        }

        struct Odd: Sendable, CustomTestStringConvertible {
            let testDescription: String
            let file: String
            let column: String
            let value: String
            /// Nil where nothing is to be said.
            let code: String?

            init(_ done: String, _ file: String, _ column: String, _ value: String, _ code: String?) {
                (testDescription, self.file, self.column) = (done, file, column)
                (self.value, self.code) = (value, code)
            }
        }

        static let odd = [
            Odd("a surname on two lines", "people.csv", "surname", "\"Jan\nsen\"", "several-lines"),
            Odd("a surname on two lines of a spreadsheet", "people.csv", "surname", "\"Jan\r\nsen\"", "several-lines"),
            Odd("given names on two lines", "people.csv", "given_names", "\"Anna\n\nMaria\"", "several-lines"),
            Odd("a town on two lines", "addresses.csv", "town", "\"Ons\nDorp\"", "several-lines"),
            Odd("a surname with a line end behind it", "people.csv", "surname", "\"Jansen\n\"", nil),
            Odd("an address without a postcode", "addresses.csv", "postcode", "", "no-postcode"),
        ]

        @Test(arguments: odd)
        func `what is odd about a row that is taken is told with its place and without its value`(odd: Odd) async throws
        {
            let workspace = try await TestWorkspace.made()
            let extract = try ExtractCopy(in: workspace.scratch)
            let place = try extract.set(odd.column, of: "odd-ward", in: odd.file, to: odd.value)
            let run = try await workspace.succeed("import", extract.folder.string)
            let line = run.errors.split(separator: "\n").first { $0.hasPrefix("\(place): ") }
            #expect((line != nil) == (odd.code != nil), "\(run.errors)")
            if let code = odd.code { #expect(line?.hasSuffix("[\(code)]") == true, "\(run.errors)") }
            #expect(run.errors.firstMatch(of: /\b(Jan|sen|Jansen|Anna|Maria|Ons|Dorp)\b/) == nil, "\(run.errors)")
        }
    }
}
