import Foundation
import SystemPackage
import TestSupport
import Testing

extension EndToEnd {
    struct OrderTests {
        @Test func `the order counts the pieces and sheets of all batches, by class and by lot`() throws {
            let sample = try SampleRun.shared
            let order = try TestJSON(Files.text(sample.workspace.outbox.appending("order.json")))
            let manifests = sample.batches.map(\.manifest)
            #expect(order["batches"].list.map { $0["id"].text } == manifests.map(\.batch.id))
            #expect(order["batches"].list.map { $0["pieces"].number } == manifests.map(\.counts.pieces))
            #expect(order["batches"].list.map { $0["sheets"].number } == manifests.map(\.counts.sheets))
            #expect(order["batches"].list.map { $0["lot"].text } == manifests.map(\.postage.lot))
            #expect(order["pieces"].number == 190 && order["test"].flag == true)
            for total in order["totals"].list {
                let own = manifests.filter { $0.postage.class == total["postageClass"].text }
                #expect(total["pieces"].number == own.reduce(0) { $0 + $1.counts.pieces })
                #expect(total["sheets"].number == own.reduce(0) { $0 + $1.counts.sheets })
                #expect(total["mailFrom"].text == "2026-11-06" && total["mailBy"].text == "2026-11-11")
            }
            #expect(order["totals"].list.compactMap { $0["pieces"].number }.reduce(0, +) == 190)
            for lot in order["lots"].list {
                let own = manifests.filter { $0.postage.lot == lot["id"].text }
                #expect(lot["batches"].list.map(\.text) == own.map(\.batch.id) && own.count > 0)
                #expect(lot["pieces"].number == own.reduce(0) { $0 + $1.counts.pieces })
                #expect(lot["imprint"].text == "SAMPLE-BULK-IMPRINT")
            }
            #expect(order["lots"].list.count == Set(manifests.compactMap(\.postage.lot)).count)
        }

        @Test func `the order names each batch by the digest of its checksums, and is signed`() async throws {
            let sample = try SampleRun.shared
            let path = sample.workspace.outbox.appending("order.json")
            let order = try TestJSON(Files.text(path))
            for (batch, entry) in zip(sample.batches, order["batches"].list) {
                let sum = try await ProgramRun(.sha256sum, [batch.folder.appending("SHA256SUMS").string])
                #expect(entry["checksumsSha256"].text.map { sum.output.hasPrefix($0) } == true)
            }
            let check = """
                ssh-keygen -Y verify -n postvangnet-batch -I sender -f '\(sample.key.signers)' -s '\(path).sig' <'\(path)'
                """
            #expect(try await ProgramRun(.bash, ["-c", check]).status == 0)
        }

        @Test func `two printers have their own totals and lots`() async throws {
            let workspace = try TestWorkspace.few(\.imported)
            // Three letters are no lot of one printer, and those of the other are.
            try workspace.replace("minimum: 50", by: "minimum: 5", in: "postvangnet.yaml")
            try PrintersTests.addPrinter("huisdrukkerij", contract: "HOUSE-CONTRACT", to: workspace)
            try Files.replace("secrecy: mixed", with: "secrecy: huisdrukkerij", in: workspace.file("postvangnet.yaml"))
            try await workspace.succeed("plan", "2026-11", "--by", "planner")
            try await workspace.succeed("approve", "2026-11", "--by", "approver")
            try await workspace.succeed("run", "2026-11")
            let order = try TestJSON(Files.text(workspace.outbox.appending("order.json")))
            #expect(order["printers"].list.map { $0["contractNumber"].text } == ["HOUSE-CONTRACT", "SAMPLE-CONTRACT"])
            let house = order["totals"].list.filter { $0["printer"].text == "huisdrukkerij" }
            #expect(house.compactMap { $0["pieces"].number }.reduce(0, +) == 3)
            #expect(order["lots"].list.map { $0["printer"].text } == ["voorbeelddrukkerij"])
        }

        @Test func `an order that was changed is not sealed over, and one that is missing is written again`()
            async throws
        {
            let workspace = try TestWorkspace.few(\.sealed)
            let path = workspace.outbox.appending("order.json")
            let before = try Files.tree(workspace.outbox)
            try Files.replace("\"pieces\": 17", with: "\"pieces\": 18", in: path)
            let changed = try await workspace.postvangnet("seal", "2026-11")
            #expect(changed.status == 73 && changed.errors.contains("order.json"))
            try Files.remove(path)
            try await workspace.succeed("seal", "2026-11")
            #expect(try Files.tree(workspace.outbox) == before)
        }
    }
}
