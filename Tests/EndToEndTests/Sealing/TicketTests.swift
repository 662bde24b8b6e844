import Foundation
import SystemPackage
import TestSupport
import Testing

extension EndToEnd {
    struct TicketTests {
        @Test func `a printer that wants a job ticket gets one that says what the manifest says`() async throws {
            let workspace = try TestWorkspace.few(\.imported)
            try Files.replace("ticket: none ", with: "ticket: xjdf ", in: workspace.file("postvangnet.yaml"))
            // What XML must escape.
            try Files.replace(
                "SAMPLE-C5-WINDOW-LEFT", with: "\"C5 <left> & \\\"b\\\"\"", in: workspace.file("postvangnet.yaml"))
            try await workspace.succeed("plan", "2026-11", "--by", "planner")
            try await workspace.succeed("approve", "2026-11", "--by", "approver")
            try await workspace.succeed("run", "2026-11")
            let batches = try workspace.batches()
            let files = batches.map { $0.folder.appending("job.xjdf").string }
            let script = String(decoding: PackageResources.read_ticket_py, as: UTF8.self)
            let read = try await ProgramRun(.python, ["-c", script] + files)
            try #require(read.status == 0, "\(read.errors)")
            let tickets = try TestJSON(read.output).list
            #expect(tickets.count == 7)
            for (batch, ticket) in zip(batches, tickets) { expect(ticket, isThatOf: batch.manifest) }
            #expect(tickets[0]["BoxPackingParams"]["BoxTypeDetails"].text == "C5 <left> & \"b\"")
            #expect(
                tickets[0]["Media"]["Dimension"].text == "595.276 841.89" && tickets[0]["Media"]["Weight"].text == "80")

            for batch in batches {
                let sums = try await ProgramRun(.sha256sum, ["--check", "--strict", "SHA256SUMS"], in: batch.folder)
                #expect(sums.status == 0 && sums.output.contains("job.xjdf: OK"))
                #expect(try await ProgramRun(.postvangnet, ["verify", batch.folder.string]).status == 0)
            }
            let schema = try await SchemaTests.check(
                "manifest", batches.map { $0.folder.appending("manifest.json") })
            #expect(schema.status == 0, "\(schema.errors)")
            try Files.remove(FilePath(files[0]))
            let verification = try await ProgramRun(.postvangnet, ["verify", batches[0].folder.string])
            #expect(verification.status == 1 && verification.output.contains("[file-missing]"))
        }

        private func expect(_ ticket: TestJSON, isThatOf manifest: SealedBatch.Manifest) {
            let isCard = manifest.product.kind == "card"
            let order = [
                "AuditPool", "ProductList", "NodeInfo", "CustomerInfo", "RunList", "Media", "DigitalPrintingParams",
                "FoldingParams", "BoxPackingParams", "DeliveryParams",
            ].filter { !isCard || !["FoldingParams", "BoxPackingParams"].contains($0) }
            #expect(ticket["order"].list.map(\.text) == order)
            let types = isCard ? "Delivery" : "Folding BoxPacking Delivery"
            #expect(ticket["XJDF"]["Types"].text == "Interpreting Rendering DigitalPrinting \(types)")
            #expect(ticket["XJDF"]["JobID"].text == manifest.batch.id && ticket["XJDF"]["Version"].text == "2.2")
            #expect(ticket["Product"]["Amount"].text == "\(manifest.counts.pieces)")
            #expect(ticket["DropItem"]["Amount"].text == "\(manifest.counts.pieces)")
            #expect(ticket["DropItem"]["ItemRef"].text == ticket["Product"]["ID"].text)
            #expect(ticket["RunList"]["NPage"].text == "\(manifest.counts.pages)")
            #expect(ticket["FileSpec"]["URL"].text == "letters.pdf")
            #expect(ticket["DigitalPrintingParams"]["Sides"].text == "TwoSided")
            #expect(ticket["FoldingParams"]["FoldCatalog"].text == (isCard ? nil : "F4-1"))
        }

        @Test func `nobody else gets one`() throws {
            for batch in try SampleRun.shared.batches {
                #expect(!Files.exists(batch.folder.appending("job.xjdf")))
            }
        }
    }
}
