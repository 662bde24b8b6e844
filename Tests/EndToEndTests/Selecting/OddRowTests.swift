import Foundation
import TestSupport
import Testing

extension EndToEnd {
    /// Rows that contradict or repeat each other, or say nothing: what selection makes of them.
    struct OddRowTests {
        private func planned(_ extract: ExtractBuilder, rejects: Int = 0) async throws -> TestWorkspace {
            let workspace = try await TestWorkspace.made()
            _ = try workspace.replace("rejects: 0 ", by: "rejects: \(rejects) ", in: "postvangnet.yaml")
            try extract.write()
            try await workspace.succeed("import", extract.folder.path)
            try await workspace.succeed("plan", "2026-11", "--by", "planner")
            return workspace
        }

        /// Two notifications, of each of which the same reports came.
        private func bounced(_ reports: [(outcome: String, status: String)]) async throws -> ExplainAnswer {
            let extract = try ExtractBuilder.ofReaders()
            extract.addReader("a1")
            extract.change("accounts", ["email_state": "validated"])
            for day in ["08", "15"] {
                for report in reports {
                    extract.add(
                        "notifications",
                        [
                            "notification_id": "n\(day)", "account_id": "a1", "sent_at": "2026-10-\(day)T08:00:00Z",
                            "outcome": report.outcome, "status_code": report.status,
                        ])
                }
            }
            return try await planned(extract).explain("a1")
        }

        @Test func `an e-mail that was delivered and came back later bounced, whichever row comes first`() async throws
        {
            let reports = [(outcome: "delivered", status: "2.0.0"), (outcome: "hard_bounce", status: "5.1.1")]
            #expect(try await bounced(reports).audience == "bounce")
            #expect(try await bounced(reports.reversed()).audience == "bounce")
            #expect(try await bounced([reports[0]]).reason == "reached-digitally")
        }

        @Test func `the status of the receiving server counts where the outcome is another`() async throws {
            #expect(try await bounced([("soft_bounce", "5.1.1")]).audience == "bounce")
            #expect(try await bounced([("hard_bounce", "5.1.1")]).audience == "bounce")
            for status in ["2.0.0", "4.2.2"] {
                #expect(try await bounced([("hard_bounce", status)]).audience == nil, "\(status)")
            }
        }

        @Test func `who has no name or address that anybody can see is not written to`() async throws {
            let nothings = [
                "\u{200B}", "\u{FEFF}", "\u{AD}", "\u{2060}", "\u{2800}", " ", "-", "?", "...", "\u{200F}\u{3164}",
            ]
            let extract = try ExtractBuilder.ofReaders()
            // Others are like the first one but for what is said of them.
            extract.addReader("somebody")
            for (number, nothing) in nothings.enumerated() {
                extract.addReader("name\(number)", person: ["surname": nothing])
                extract.addReader("street\(number)", address: ["street": nothing])
                extract.addReader(
                    "abroad\(number)",
                    address: [
                        "street": "", "house_number": "", "postcode": "", "town": "", "foreign_line1": nothing,
                        "country_code": "5010", "country": "België",
                    ])
            }
            let workspace = try await planned(extract)
            #expect(try await workspace.explain("somebody").audience == "no-email")
            for number in nothings.indices {
                #expect(try await workspace.explain("name\(number)").reason == "no-name")
                for account in ["street\(number)", "abroad\(number)"] {
                    #expect(try await workspace.explain(account).reason == "no-postal-address", "\(account)")
                }
            }
        }

        @Test func `a message that stands there twice changes no share and brings nobody a letter`() async throws {
            let extract = try ExtractBuilder.ofReaders()
            extract.add("organisations", ["organisation_id": "o1", "category": "Gemeenten"])
            for number in 0..<20 {
                let account = "a\(number)"
                extract.add(
                    "accounts",
                    ["account_id": account, "last_login_at": "2024-01-01T10:00:00Z", "email_state": "validated"])
                extract.add("people", ["account_id": account])
                extract.add("addresses", ["account_id": account])
                let message = [
                    "message_id": "m\(number)", "account_id": account, "organisation_id": "o1",
                    "delivered_at": "2026-05-01T10:00:00Z", "opened_at": "",
                ]
                let opened = message.merging(["opened_at": "2026-05-02T10:00:00Z"]) { $1 }
                extract.add("messages", number < 10 ? opened : message)
                // Again, and told otherwise.
                if number < 5 { extract.add("messages", message) }
            }
            let workspace = try await planned(extract, rejects: 5)
            let rejects = try Files.text(workspace.file("rejects.csv")).split(separator: "\n").dropFirst()
            #expect(rejects.count == 5 && rejects.allSatisfy { $0.contains(",message_id,duplicate-message,") })
            let report = try TestJSON(
                try await workspace.succeed("report", "opening-rates", "--format", "json").output)
            #expect(report["weightedMean"]["week6"].share == 0.5)
            #expect(try await workspace.explain("a1").reason == "reached-digitally")
            #expect(try await workspace.explain("a15").audience == "dormant")
        }
    }
}
