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
            let files = batches.map { $0.folder.appending("job.xjdf") }
            let tickets = try await ReadTicket.read(files)
            #expect(tickets.count == 7)
            for (batch, ticket) in zip(batches, tickets) { try await expect(ticket, isThatOf: batch) }
            let elements = tickets[0].elements
            #expect(elements["BoxPackingParams"]?["BoxTypeDetails"] == "C5 <left> & \"b\"")
            #expect(elements["Media"]?["Dimension"] == "595.276 841.89" && elements["Media"]?["Weight"] == "80")

            for batch in batches {
                let sums = try await ProgramRun(.sha256sum, ["--check", "--strict", "SHA256SUMS"], in: batch.folder)
                #expect(sums.status == 0 && sums.output.contains("job.xjdf: OK"))
                #expect(try await ProgramRun(.postvangnet, ["verify", batch.folder.string]).status == 0)
            }
            let schema = try await SchemaTests.check(
                "manifest", batches.map { $0.folder.appending("manifest.json") })
            #expect(schema.status == 0, "\(schema.errors)")
            try Files.remove(files[0])
            let verification = try await ProgramRun(.postvangnet, ["verify", batches[0].folder.string])
            #expect(verification.status == 1 && verification.output.contains("[file-missing]"))
        }

        /// The sample is a test: its tickets have no delivery.
        private func expect(_ ticket: ReadTicket, isThatOf batch: SealedBatch) async throws {
            let manifest = batch.manifest
            let isCard = manifest.product.kind == "card"
            #expect(ticket.problems == [])
            let sets =
                [
                    "NodeInfo", "CustomerInfo", "RunList", "Media", "ColorantControl", "DigitalPrintingParams",
                    "Component",
                ]
                + (isCard ? [] : ["FoldingParams", "BoxPackingParams"])
            let ids = Array(repeating: "GeneralID", count: 4)
            #expect(ticket.order == ["AuditPool", "Comment"] + ids + ["ProductList"] + sets)
            #expect(ticket.comments.count == 1 && ticket.ids["Test"] == ["true"])
            let types = isCard ? "" : " Folding BoxPacking"
            #expect(ticket.elements["XJDF"]?["Types"] == "Interpreting Rendering DigitalPrinting\(types)")
            #expect(
                ticket.elements["XJDF"]?["JobID"] == manifest.batch.id && ticket.elements["XJDF"]?["Version"] == "2.2")
            #expect(ticket.elements["XJDF"]?["DescriptiveName"] == "TEST \(manifest.batch.id)")
            #expect(ticket.elements["Header"]?["Time"] == "\(manifest.mailing.mailFrom)T00:00:00+01:00")
            #expect(ticket.elements["Product"]?["Amount"] == "\(manifest.counts.pieces)")
            #expect(ticket.elements["Product"]?["ProductType"] == (isCard ? "Postcard" : "Letter"))
            #expect(ticket.elements["Product"]?["ProductTypeDetails"] == manifest.product.layout)
            #expect(ticket.ids["PostageClass"] == [manifest.postage.class])
            #expect(ticket.ids["FrankingImprint"] == [manifest.postage.franking.imprint])
            #expect(ticket.ids["Lot"] == manifest.postage.lot.map { [$0] })
            #expect(ticket.elements["RunList"]?["NPage"] == "\(manifest.counts.pages)")
            #expect(ticket.elements["FileSpec"]?["URL"] == "letters.pdf")
            let sum = try await ProgramRun(.sha256sum, [batch.letters.string]).output
            #expect(ticket.ids["SHA256"] == [String(sum.prefix(64))])
            #expect(ticket.elements["DigitalPrintingParams"]?["Sides"] == "TwoSided")
            let sides = (ticket.elements["IdentificationField"]?["BoundingBox"] ?? "").split(separator: " ").compactMap
            {
                Double($0).map { $0 * 25.4 / 72 }
            }
            let mark = manifest.mark
            let expected = [
                mark.xMm, manifest.product.sheet.heightMm - mark.yMm - mark.sizeMm, mark.xMm + mark.sizeMm,
                manifest.product.sheet.heightMm - mark.yMm,
            ]
            try #require(sides.count == 4)
            #expect(zip(sides, expected).allSatisfy { abs($0 - $1) < 0.01 }, "\(sides)")
            // Two layers: on top the head of the sheet with its front outside, and under it the rest with its front outside.
            let layers: [ReadTicket.Layer] = [
                .init(from: 0, to: 153, isFrontUp: true), .init(from: 153, to: 297, isFrontUp: false),
            ]
            #expect(ticket.folded == (isCard ? nil : layers))
        }

        @Test func `nobody else gets one`() throws {
            for batch in try SampleRun.shared.batches {
                #expect(!Files.exists(batch.folder.appending("job.xjdf")))
            }
        }
    }
}
