import Foundation
import SystemPackage
import TestSupport
import Testing

extension EndToEnd {
    struct PrintersTests {
        /// Writes the sample printer down once more, under another name and contract.
        static func addPrinter(_ id: String, contract: String, to workspace: TestWorkspace) throws {
            try Files.changeLines(of: workspace.file("postvangnet.yaml")) { lines in
                let first = try #require(lines.firstIndex(of: "  voorbeelddrukkerij:"))
                let end = try #require(lines[first...].firstIndex(of: ""))
                let copy = lines[first..<end].map {
                    $0.replacing("voorbeelddrukkerij", with: id).replacing("SAMPLE-CONTRACT", with: contract)
                }
                lines.insert(contentsOf: copy, at: end)
            }
        }

        private func seal(_ workspace: TestWorkspace) async throws -> [SealedBatch] {
            try await workspace.succeed("plan", "2026-11", "--by", "planner")
            try await workspace.succeed("approve", "2026-11", "--by", "approver")
            try await workspace.succeed("run", "2026-11")
            return try workspace.batches()
        }

        @Test func `people with secrecy go to the printer that is meant for them, and nobody else does`() async throws {
            let workspace = try TestWorkspace.few(\.imported)
            try Self.addPrinter("huisdrukkerij", contract: "HOUSE-CONTRACT", to: workspace)
            try Files.replace("secrecy: mixed", with: "secrecy: huisdrukkerij", in: workspace.file("postvangnet.yaml"))
            let batches = try await seal(workspace)
            var secret: Set<String> = []
            for account in try ExtractCopy.rows(of: SampleRun.shared.few.extract.appending("people.csv"))
            where account["secrecy"] != "" && account["secrecy"] != "0" {
                if let piece = try await workspace.explain(try #require(account["account_id"])).piece {
                    secret.insert(piece.id)
                }
            }
            #expect(secret.count == 3)
            let house = batches.filter { $0.manifest.mailing.contractNumber == "HOUSE-CONTRACT" }
            #expect(Set(house.flatMap(\.rows).map(\.piece)) == secret)
            #expect(batches.flatMap(\.rows).count == 17)
            let status = try await workspace.status()
            #expect(status.batches.map(\.id) == batches.map(\.manifest.batch.id))
            #expect(status.batches.reduce(0) { $0 + $1.pieces } == 17)
        }

        @Test func `mixed in, they stand in the batches of all others`() async throws {
            let batches = try SampleRun.shared.batches
            #expect(Set(batches.map(\.manifest.mailing.contractNumber)) == ["SAMPLE-CONTRACT"])
            let letter = try await SampleRun.shared.workspace.copy().explain("odd-secrecy-1").piece
            let batch = try #require(batches.first { $0.manifest.batch.id == letter?.batch })
            #expect(batch.rows.count > 3)
        }

        @Test func `batches of one size and class are one lot from the minimum on, and single pieces below it`() throws
        {
            struct Kind: Hashable {
                let isCard: Bool
                let postageClass: String
            }
            let batches = try SampleRun.shared.batches
            let kinds = Dictionary(grouping: batches) {
                Kind(isCard: $0.manifest.product.kind == "card", postageClass: $0.manifest.postage.class)
            }
            for (kind, batches) in kinds {
                let pieces = batches.reduce(0) { $0 + $1.manifest.counts.pieces }
                let lots = Set(batches.map(\.manifest.postage.lot))
                #expect(lots.count == 1 && (lots == [nil]) == (pieces < 50), "\(kind): \(pieces), \(lots)")
                let imprint = pieces < 50 ? "SAMPLE-SINGLE-IMPRINT" : "SAMPLE-BULK-IMPRINT"
                #expect(batches.allSatisfy { $0.manifest.postage.franking.imprint == imprint })
            }
            let lots = kinds.values.compactMap { $0.first?.manifest.postage.lot }
            #expect(lots.count >= 1 && Set(lots).count == lots.count && lots.contains("2026-11-L01"))
        }

        @Test(arguments: [
            ("printer: voorbeelddrukkerij", "printer: elsewhere", "routing.printer"),
            ("secrecy: mixed", "secrecy: elsewhere", "routing.secrecy"),
            ("secrecy: mixed", "secrecy:", "routing.secrecy"),
            ("  voorbeelddrukkerij:", "  geheimdrukker:", "printers.geheimdrukker"),
            ("  voorbeelddrukkerij:", "  Drukker_1:", "printers.Drukker_1"),
            ("minimum: 50", "minimum: 0", "printers.voorbeelddrukkerij.franking.bulk.minimum"),
        ])
        func `a printer that is not there, or whose name tells too much, is refused`(
            old: String, new: String, key: String
        ) async throws {
            let workspace = try TestWorkspace.imported()
            try Files.replace(old, with: new, in: workspace.file("postvangnet.yaml"))
            let run = try await workspace.postvangnet("plan", "2026-11")
            #expect(run.status == 78 && run.errors.contains(key), "\(run.errors)")
        }
    }
}
