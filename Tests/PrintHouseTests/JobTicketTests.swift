import Foundation
import MailboxDomain
import PaperMail
import PrintHouse
import SystemPackage
import TestSupport
import Testing

/// Job tickets of batches that differ from those of the sample.
@Suite struct JobTicketTests {
    /// The ticket of the fixture's batch after a change.
    private static func ticket(
        in scratch: ScratchFolder, _ change: (inout BatchFixture) throws -> Void = { _ in }
    ) async throws -> FilePath {
        var fixture = try BatchFixture()
        fixture.manifest.batch.test = false
        try change(&fixture)
        let terms = TicketTerms(sheetWeight: 5, calendar: try DutchTime())
        let sealed = try await BatchSeal(outbox: scratch.path.appending("outbox"), key: nil, sample: .none)
            .seal(try fixture.render(in: scratch), as: fixture.manifest, ticket: terms)
        return sealed.folder.appending("job.xjdf")
    }

    @Test func `real mail is delivered, in the days of the manifest as the Netherlands count them`() async throws {
        let scratch = try ScratchFolder()
        let file = try await Self.ticket(in: scratch) {
            // On the last Sunday of March clocks go on by an hour.
            $0.manifest.mailing.mailFrom = try #require(CalendarDate("2026-03-27"))
            $0.manifest.mailing.mailBy = try #require(CalendarDate("2026-03-29"))
            $0.manifest.deleteBy = try #require(CalendarDate("2026-07-31"))
        }
        let ticket = try #require(try await ReadTicket.read([file]).first)
        #expect(ticket.problems == [] && ticket.comments == [] && ticket.ids["Test"] == ["false"])
        #expect(ticket.elements["XJDF"]?["DescriptiveName"] == nil)
        #expect(
            ticket.elements["XJDF"]?["Types"] == "Interpreting Rendering DigitalPrinting Folding BoxPacking Delivery")
        #expect(ticket.order.last == "DeliveryParams")
        #expect(
            ticket.elements["DeliveryParams"] == [
                "Earliest": "2026-03-27T00:00:00+01:00", "Required": "2026-03-29T23:59:59+02:00",
            ])
        #expect(ticket.elements["DropItem"] == ["Amount": "5", "ItemRef": "product"])
        #expect(
            ticket.elements["Disposition"] == [
                "DispositionAction": "Delete", "Until": "2026-07-31T23:59:59+02:00",
            ])
    }

    @Test func `a sheet in thirds goes in with its lower part first, and the address stays on top`() async throws {
        let scratch = try ScratchFolder()
        let file = try await Self.ticket(in: scratch) {
            ($0.manifest.product.fold, $0.manifest.product.foldsMm) = (.thirds, [107, 202])
        }
        let ticket = try #require(try await ReadTicket.read([file]).first)
        #expect(ticket.problems == [])
        #expect(
            ticket.folded == [
                .init(from: 0, to: 107, isFrontUp: true), .init(from: 202, to: 297, isFrontUp: true),
                .init(from: 107, to: 202, isFrontUp: false),
            ])
    }

    @Test func `a sheet that is not folded has no step for it`() async throws {
        let scratch = try ScratchFolder()
        let file = try await Self.ticket(in: scratch) {
            ($0.manifest.product.fold, $0.manifest.product.foldsMm) = (.none, [])
        }
        let ticket = try #require(try await ReadTicket.read([file]).first)
        #expect(ticket.problems == [] && ticket.folded == nil && !ticket.order.contains("FoldingParams"))
        #expect(ticket.steps == ["DigitalPrinting": ["Component"]])
    }

    @Test func `inserts, stationery, lot, reprinted batches and a contract of any form are told`() async throws {
        let scratch = try ScratchFolder()
        let earlier = try #require(BatchID("2026-11-0003"))
        let file = try await Self.ticket(in: scratch) {
            $0.manifest.product.inserts = ["LEAFLET-1", "Folder <2>"]
            $0.manifest.product.stationery = "LETTERHEAD"
            $0.manifest.postage.lot = "2026-11-L01"
            $0.manifest.batch.supersedes = [earlier]
            $0.manifest.mailing.contractNumber = "Contract 12 van 2026"
            $0.manifest.mark.symbology = .qr
            for index in $0.rows.indices {
                let row = $0.rows[index]
                $0.rows[index].mark = try #require(
                    SheetMark(piece: row.piece, sheet: 1, sheets: row.sheets, attempt: 2))
            }
        }
        let ticket = try #require(try await ReadTicket.read([file]).first)
        #expect(ticket.problems == [])
        #expect(ticket.ids["Article"] == ["LETTERHEAD", "LEAFLET-1", "Folder <2>"])
        #expect(ticket.steps["BoxPacking"] == ["Component", "Component"])
        #expect(ticket.ids["Lot"] == ["2026-11-L01"] && ticket.ids["Supersedes"] == ["2026-11-0003"])
        #expect(ticket.ids["ContractNumber"] == ["Contract 12 van 2026"])
        #expect(ticket.elements["CustomerInfo"]?["CustomerID"] == nil)
        #expect(ticket.elements["IdentificationField"]?["EncodingDetails"] == "QR")
    }

    static let broken: [(old: String, new: String)] = [
        ("From=\"Front\"", "From=\"Top\""), ("Usage=\"Input\"", "Usage=\"In\""),
        ("<Fold From", "<Fold Catalog=\"F4-1\" From"), ("Version=\"2.2\"", "Version=\"2.9\""),
        ("T00:00:00+01:00", "T00:00:00"), ("<ProductList>", "<ResourceSet Name=\"X\"/><ProductList>"),
        ("IDUsage=\"Run\"", "IDUsage=\"the run\""), (" MediaType=\"Paper\"", ""),
        ("ItemRef=\"product\"", "ItemRef=\"other\""),
    ]

    @Test func `the rules by which tickets are read find what is against them`() async throws {
        let scratch = try ScratchFolder()
        let ticket = try Files.text(try await Self.ticket(in: scratch))
        let files = try Self.broken.indices.map { index in
            let file = scratch.path.appending("\(index).xjdf")
            let text = ticket.replacingOccurrences(of: Self.broken[index].old, with: Self.broken[index].new)
            #expect(text != ticket, "\(Self.broken[index])")
            try Files.write(Array(text.utf8), to: file)
            return file
        }
        for (broken, read) in zip(Self.broken, try await ReadTicket.read(files)) {
            #expect(!read.problems.isEmpty, "\(broken)")
        }
    }
}
