import SystemPackage
import TestSupport
import Testing

extension EndToEnd {
    /// Batches that were changed inside and whose sums all fit again: only their pages and rows can tell, here without the
    /// marks on the pages.
    struct ForgeryTests {
        struct Forgery: Sendable, CustomTestStringConvertible {
            let testDescription: String
            /// Of the sample run.
            let batch: Int
            /// Code and place of all that `verify` finds.
            let findings: Set<String>
            let change: @Sendable (ForgedBatch) async throws -> Void

            init(
                _ description: String, of batch: Int, _ findings: Set<String>,
                _ change: @escaping @Sendable (ForgedBatch) async throws -> Void
            ) {
                (testDescription, self.batch, self.findings, self.change) = (description, batch, findings, change)
            }
        }

        // Batch 1 is of letters in the Netherlands, 3 of letters to the world, 4 in large print, 11 of cards.
        static let pageForgeries = [
            Forgery(
                "two pages swapped", of: 1,
                [
                    "postcode-missing letters.pdf:page 3", "reference-foreign letters.pdf:page 1",
                    "reference-foreign letters.pdf:page 3", "reference-missing letters.pdf:page 1",
                    "reference-missing letters.pdf:page 3",
                ]
            ) { try await $0.takePages("3,2,1,4-z") },
            Forgery("front and back swapped", of: 1, ["reference-missing letters.pdf:page 1"]) {
                try await $0.takePages("2,1,3-z")
            },
            Forgery("front and back of a letter to the world swapped", of: 3, ["reference-missing letters.pdf:page 1"])
            { try await $0.takePages("2,1,3-z") },
            Forgery(
                "front and back of large print swapped", of: 4,
                ["postcode-missing letters.pdf:page 1", "reference-missing letters.pdf:page 1"]
            ) { try await $0.takePages("2,1,3-z") },
            Forgery(
                "front and back of a card swapped", of: 11,
                ["postcode-missing letters.pdf:page 1", "reference-missing letters.pdf:page 1"]
            ) { try await $0.takePages("2,1,3-z") },
            Forgery(
                "two people's pages exchanged", of: 1,
                [
                    "postcode-missing letters.pdf:page 3", "reference-foreign letters.pdf:page 1",
                    "reference-foreign letters.pdf:page 3", "reference-missing letters.pdf:page 1",
                    "reference-missing letters.pdf:page 3",
                ]
            ) { try await $0.takePages("3,4,1,2,5-z") },
            Forgery(
                "two people's pages exchanged, to the world", of: 3,
                [
                    "reference-foreign letters.pdf:page 1", "reference-foreign letters.pdf:page 3",
                    "reference-missing letters.pdf:page 1", "reference-missing letters.pdf:page 3",
                ]
            ) { try await $0.takePages("3,4,1,2") },
            Forgery(
                "two people's address sides exchanged on cards", of: 11,
                [
                    "postcode-missing letters.pdf:page 1", "postcode-missing letters.pdf:page 3",
                    "reference-foreign letters.pdf:page 1", "reference-foreign letters.pdf:page 3",
                    "reference-missing letters.pdf:page 1", "reference-missing letters.pdf:page 3",
                ]
            ) { try await $0.takePages("3,2,1,4-z") },
            Forgery(
                "a page removed", of: 1,
                [
                    "pages-not-covered pieces.csv:44:last_page", "postcode-missing letters.pdf:page 85",
                    "reference-missing letters.pdf:page 85",
                ]
            ) { try await $0.takePages("1-r3,r1") },
            Forgery("the last page removed", of: 1, ["pages-not-covered pieces.csv:44:last_page"]) {
                try await $0.takePages("1-r2")
            },
            Forgery(
                "a page in place of another", of: 1,
                [
                    "postcode-missing letters.pdf:page 3", "reference-foreign letters.pdf:page 3",
                    "reference-missing letters.pdf:page 3",
                ]
            ) { try await $0.takePages("1,2,1,4-z") },
            Forgery(
                "a page of another letter on a blank back", of: 1,
                ["reference-foreign letters.pdf:page 2", "reference-missing letters.pdf:page 2"]
            ) { try await $0.takePages("1,3,3-z") },
        ]

        static let rowForgeries = [
            Forgery(
                "a row doubled", of: 1,
                [
                    "page-range-gap pieces.csv:45:first_page", "piece-id-repeated pieces.csv:45:piece_id",
                    "piece-order pieces.csv:45:piece_id", "sequence pieces.csv:45:sequence",
                ]
            ) { try $0.changeRows { $0.append($0[$0.count - 1]) } },
            Forgery(
                "a row of another batch", of: 1,
                [
                    "piece-id-foreign pieces.csv:3:piece_id", "piece-number-gap pieces.csv:4:piece_id",
                    "postcode-missing letters.pdf:page 3", "reference-foreign letters.pdf:page 3",
                    "reference-missing letters.pdf:page 3",
                ]
            ) { batch in
                let other = try Files.text(SampleRun.shared.batches[7].folder.appending("pieces.csv"))
                let row = other.split(separator: "\n")[2].split(separator: ",", omittingEmptySubsequences: false)
                try batch.changeRows { $0[1] = row.map(String.init) }
            },
            Forgery(
                "two people's pieces exchanged in the list", of: 1,
                [
                    "piece-number-gap pieces.csv:3:piece_id", "piece-order pieces.csv:4:piece_id",
                    "reference-foreign letters.pdf:page 3", "reference-foreign letters.pdf:page 5",
                    "reference-missing letters.pdf:page 3", "reference-missing letters.pdf:page 5",
                ]
            ) {
                try $0.changeRows { rows in
                    for column in [0, 10] { Self.exchange(column, in: &rows) }
                }
            },
            Forgery(
                "two people's addresses exchanged in the list", of: 1,
                [
                    "postal-order pieces.csv:4:postcode", "postcode-missing letters.pdf:page 3",
                    "postcode-missing letters.pdf:page 5",
                ]
            ) {
                try $0.changeRows { rows in
                    for column in 7...9 { Self.exchange(column, in: &rows) }
                }
            },
            Forgery(
                "two people's pages and rows exchanged", of: 1,
                [
                    "piece-number-gap pieces.csv:3:piece_id", "piece-order pieces.csv:4:piece_id",
                    "postal-order pieces.csv:4:postcode",
                ]
            ) {
                try await $0.takePages("1-2,5-6,3-4,7-z")
                try $0.changeRows { rows in
                    for column in [0] + Array(5...11) { Self.exchange(column, in: &rows) }
                }
            },
        ]

        private static func exchange(_ column: Int, in rows: inout [[String]]) {
            (rows[1][column], rows[2][column]) = (rows[2][column], rows[1][column])
        }

        @Test(arguments: pageForgeries + rowForgeries)
        func `a forged batch is found out, and each fault is named with its place`(forgery: Forgery) async throws {
            let batch = try ForgedBatch(SampleRun.shared.workspace.batch(forgery.batch))
            try await forgery.change(batch)
            try await batch.makeSumsRight()
            let findings = try await Self.findings(in: batch)
            #expect(findings == forgery.findings, "\(findings.sorted())")
            #expect(
                try await Self.findings(in: batch, signers: SampleRun.shared.key.signers)
                    == forgery.findings.union(["signer-unknown SHA256SUMS.sig"]))
        }

        @Test func `a batch in which nothing was changed stays right under sums made anew, but for its signer`()
            async throws
        {
            let batch = try ForgedBatch(SampleRun.shared.workspace.batch(1))
            try await batch.makeSumsRight()
            #expect(try await Self.findings(in: batch) == [])
            #expect(
                try await Self.findings(in: batch, signers: SampleRun.shared.key.signers)
                    == ["signer-unknown SHA256SUMS.sig"])
        }

        /// What `verify` finds, as code and place.
        private static func findings(in batch: ForgedBatch, signers: FilePath? = nil) async throws -> Set<String> {
            let arguments = ["verify", batch.folder.string, "--decode", "0", "--format", "json"]
            let run = try await ProgramRun(
                .postvangnet, arguments + (signers.map { ["--signers", $0.string] } ?? []))
            let findings = try TestJSON(run.output)["findings"].list.map { finding in
                let place = [finding["file"].text, finding["line"].number.map(String.init), finding["column"].text]
                return "\(finding["code"].text ?? "") \(place.compactMap(\.self).joined(separator: ":"))"
            }
            #expect(run.status == (findings.isEmpty ? 0 : 1))
            // What the marks tell is for DecodeTests.
            return Set(findings).filter { !$0.hasPrefix("mark-") }
        }
    }
}
