import SystemPackage
import TestSupport
import Testing

extension EndToEnd {
    /// Files that go between printer, carrier and sender about what is mailed and what comes back.
    struct CarrierFileTests {
        @Test func `what is offered to the carrier is compared with the order and with what is reported mailed`()
            async throws
        {
            let (workspace, batch) = try ReconcileTests.sealed()
            let (id, pieces) = (batch.manifest.batch.id, batch.manifest.counts.pieces)
            let order = try TestJSON(Files.text(workspace.outbox.appending("order.json")))
            let entry = try #require(order["batches"].list.first { $0["id"].text == id })
            let lot = try #require(entry["lot"].text)
            let own = try #require(order["lots"].list.first { $0["id"].text == lot })
            let (all, sheets) = (Int(own["pieces"].number ?? 0), Int(own["sheets"].number ?? 0))
            let batches = own["batches"].list.compactMap(\.text)
            let mailed = FeedbackText.file(
                batches.map { FeedbackText.row($0, "mailed", "2026-11-10") }.joined(separator: "\n"))
            let header = "lot,day,order_number,pieces,sheets,class"
            let half = all / 2
            let (first, rest) = ("PN-1,\(half),\(sheets / 2)", "PN-2,\(all - half),\(sheets - sheets / 2)")
            let right = "\(header)\n\(lot),2026-11-09,\(first),domestic\n\(lot),2026-11-10,\(rest),domestic\n"
            let ack = workspace.scratch.appending("ack.csv")
            let early = try await workspace.reconcile([("mailing.csv", Array(right.utf8))], ["--ack", ack.string])
            #expect(early.status == 1 && early.errors.contains("[mailing-count]"), "\(early.errors)")
            let run = try await workspace.reconcile(
                [("mailing.csv", Array(right.utf8)), ("feedback.csv", Array(mailed.utf8))], ["--ack", ack.string])
            #expect(run.status == 0, "\(run.errors)")
            #expect(
                run.output.contains(
                    "Compared 2 rows on what was offered to the carrier with orders and feedback: 2 agree, 0 do not."))
            #expect(try Files.text(ack).contains("mailing.csv,3,yes,,\n"))
            let wrong = [
                "\(lot),2026-11-09,PN-1,\(all + 1),\(sheets + 1),domestic": "mailing-differs",
                "\(lot),2026-11-09,PN-1,\(all),\(sheets),world": "mailing-differs",
                "\(lot),2027-01-09,PN-1,\(all),\(sheets),domestic": "mailing-differs",
                "2026-11-L99,2026-11-09,PN-1,1,1,domestic": "mailing-unknown",
                "\(id),2026-11-09,PN-1,\(pieces),\(pieces),domestic": "mailing-unknown",
                "\(lot),09-11-2026,PN-1,\(all),\(sheets),domestic": "mailing-row",
            ]
            for (row, code) in wrong {
                let run = try await workspace.reconcile(("m.csv", "\(header)\n\(row)\n"))
                #expect(run.status == 1 && run.errors.contains("[\(code)]"), "\(row): \(run.errors)")
                #expect(run.errors.split(separator: "\n").count == 1, "\(run.errors)")
            }
            let short = try await workspace.reconcile(("m.csv", "lot,order_number\n\(lot),1\n"))
            #expect(short.status == 65)
        }

        @Test func `a carrier's file on what it could not deliver is read as the contract says`() async throws {
            let (workspace, batch) = try ReconcileTests.sealed()
            let pieces = batch.rows.map(\.piece)
            let lines = [
                "  # form: digital", "  # cents:", "  # digital:", "  #   separator:", "  #   reference:",
                "  #   reason:",
                "  #   at:", "  #   reasons:",
            ]
            let other = try TestWorkspace.few(\.imported)
            for line in lines {
                for place in [workspace, other] {
                    // Others of that name stand further in.
                    try place.replace("\n" + line, by: "\n" + line.replacing("# ", with: ""), in: "postvangnet.yaml")
                }
            }
            let header = "Volgnr;KENMERK;Reden;DATUM"
            let file =
                "\(header)\r\n1;\(pieces[0]);VERHUISD;24-11-2026\r\n2;\(pieces[1].grouped);Overleden;2026-11-24\r\n"
                + "3;\(pieces[2]);KWIJT;24-11-2026\r\n4;\(pieces[3]);ONBEKEND;11-24-2026\r\n"
            let run = try await workspace.reconcile(
                ("carrier.csv", file),
                (
                    "f.csv",
                    FeedbackText.file(
                        FeedbackText.row(batch.manifest.batch.id, "mailed", "2026-11-12"),
                        FeedbackText.row(batch.manifest.batch.id, "deleted", "2026-11-25"))
                ))
            #expect(run.status == 1, "\(run.errors)")
            #expect(
                run.errors.contains("carrier.csv:4:reason: ") && run.errors.contains("carrier.csv:5:at: "),
                "\(run.errors)")
            #expect(run.output.contains("1 piece came back because the reader has died: not written to again."))
            let plain = try await workspace.reconcile(("other.csv", "KENMERK;DATUM\n1;2\n"))
            #expect(plain.status == 65 && plain.errors.contains("[feedback-separator]"))
            let plan = try await other.succeed("plan", "2026-11", "--by", "planner")
            #expect(
                plan.output.contains("mail that comes back: digital, 45.0 cents each on paper, 12.0 cents each as data")
            )
            #expect(try TestJSON(Files.text(other.file("runs/2026-11/plan.json")))["returns"]["form"].text == "digital")
        }
    }
}
