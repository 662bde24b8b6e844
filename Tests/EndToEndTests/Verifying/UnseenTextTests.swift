import SystemPackage
import TestSupport
import Testing

extension EndToEnd {
    /// Pages whose text is read by every program and is not on the paper.
    struct UnseenTextTests {
        static let changes = [
            LettersChange("white text", "text-unseen", LettersChange.putting("1 g /a0 gs\nBT", for: "0 g /a0 gs\nBT")),
            LettersChange("invisible text", "text-unseen", LettersChange.putting("3 Tr\nBT", for: "0 g /a0 gs\nBT")),
            LettersChange(
                "clipped text", "text-unseen", LettersChange.putting("0 0 1 1 re W n", for: "0 0 595 841 re W n")),
            LettersChange("text of forms in white", "text-unseen") { text in
                let parts = text.split(separator: "/Subtype /Form", omittingEmptySubsequences: false)
                text =
                    ([String(parts[0])] + parts.dropFirst().map { String($0).replacing("\n0 g", with: "\n1 g") })
                    .joined(separator: "/Subtype /Form")
            },
            LettersChange("fonts without outlines", "text-unseen") { text in
                // The table `glyf` of each TrueType font: where it begins in the font, and how long it is.
                var bytes: [UInt8] = text.unicodeScalars.map { UInt8($0.value) }
                let tag = Array("glyf".utf8), start = Array("stream\n\u{0}\u{1}\u{0}\u{0}".utf8)
                for place in bytes.ranges(of: tag).map(\.lowerBound) {
                    let font = try #require(bytes[..<place].ranges(of: start).last).lowerBound + 7
                    let entry = bytes[place..<place + 16]
                    func number(_ offset: Int) -> Int {
                        entry.dropFirst(offset).prefix(4).reduce(0) { $0 << 8 | Int($1) }
                    }
                    let table = font + number(8)..<font + number(8) + number(12)
                    bytes.replaceSubrange(table, with: repeatElement(0, count: table.count))
                }
                text = String(String.UnicodeScalarView(bytes.map { Unicode.Scalar($0) }))
            },
        ]

        @Test(arguments: changes)
        func `text that will not be seen on paper is a finding`(change: LettersChange) async throws {
            let batch = try ForgedBatch(SampleRun.shared.workspace.batch(1))
            try await change.make(in: batch.folder.appending("letters.pdf"))
            let run = try await ProgramRun(.postvangnet, ["verify", batch.folder.string, "--decode", "all"])
            #expect(run.status == 1 && run.errors.isEmpty, "\(run.errors)")
            #expect(run.output.contains("[\(change.finding)]"), "\(run.output)")
            // The rest of what is read on it is as it was.
            #expect(!run.output.contains("[reference-missing]") && !run.output.contains("[pages-unread]"))
        }
    }
}
