import Foundation
import SystemPackage
import TestSupport
import Testing

extension EndToEnd {
    struct ControlPieceTests {
        private func workspace(_ addresses: String) throws -> TestWorkspace {
            let workspace = try TestWorkspace.few(\.imported)
            let file = workspace.file("postvangnet.yaml")
            try Files.write((try Files.text(file) + "controlPieces:\n" + addresses).utf8, to: file)
            return workspace
        }

        private static let two = """
              - {name: Team Postkamer, street: Dorpsstraat, houseNumber: 12, houseLetter: a, postcode: 3511AB, town: Utrecht}
              - {name: De heer Kijkuit, poBox: 77, postcode: 9999ZZ, town: Verweg}

            """

        @Test func `a piece to each own address goes into every mailing, and all counts stay right`() async throws {
            let workspace = try workspace(Self.two)
            let plan = try await workspace.succeed("plan", "2026-11", "--by", "planner")
            #expect(plan.output.contains("17 pieces and 12 control pieces in 7 batches"), "\(plan.output)")
            try await expectBalance(in: workspace)
            try await workspace.succeed("approve", "2026-11", "--by", "approver")
            try await expectBalance(in: workspace)
            try await workspace.succeed("run", "2026-11")
            try await expectBalance(in: workspace)

            let batches = try workspace.batches()
            let kinds = Dictionary(grouping: batches.filter { $0.manifest.postage.class == "domestic" }) {
                "\($0.manifest.template.id) \($0.manifest.product.layout)"
            }
            #expect(kinds.count == 6)
            for batches in kinds.values {
                let rows = batches.flatMap(\.rows)
                let controls = Set(batches.flatMap(\.manifest.controlPieces))
                let addresses = rows.filter { controls.contains($0.piece) }.map { "\($0.postcode) \($0.houseNumber)" }
                #expect(addresses.sorted() == ["3511AB 12", "9999ZZ 77"])
            }
            let abroad = batches.filter { $0.manifest.postage.class != "domestic" }
            #expect(abroad.flatMap(\.manifest.controlPieces) == [] && abroad.count > 0)
            for batch in batches {
                #expect(batch.manifest.counts.pieces == batch.rows.count)
                let run = try await ProgramRun(.postvangnet, ["verify", batch.folder.string])
                #expect(run.status == 0, "\(run.output)")
            }
            let order = try TestJSON(Files.text(workspace.outbox.appending("order.json")))
            #expect(order["pieces"].number == 29)
        }

        private func expectBalance(in workspace: TestWorkspace) async throws {
            let status = try TestJSON(await workspace.succeed("status", "2026-11", "--format", "json").output)
            #expect(status["chosen"].sum == 17 && status["controlPieces"].number == 12)
            #expect(status["pieces"].sum == 29)
            #expect(status["batches"].list.compactMap { $0["pieces"].number }.reduce(0, +) == 29)
            #expect(status["considered"].number == 17 + status["notChosen"].sum)
            let text = try await workspace.succeed("status", "2026-11").output
            #expect(text.contains("control pieces among them") && !text.contains("do not add up"))
        }

        @Test func `explain says that it is a control piece, and where it goes`() async throws {
            let workspace = try workspace(Self.two)
            try await workspace.succeed("plan", "2026-11", "--by", "planner")
            try await workspace.succeed("approve", "2026-11", "--by", "approver")
            try await workspace.succeed("run", "2026-11")
            let batch = try #require(try workspace.batches().first { !$0.manifest.controlPieces.isEmpty })
            let piece = try #require(batch.manifest.controlPieces.first)
            let text = try await workspace.succeed("explain", piece.grouped).output
            #expect(text.hasPrefix("Control piece \(piece.grouped)") && text.contains(", sealed."))
            #expect(text.contains("Dorpsstraat 12 a\n  3511 AB  UTRECHT"))
            let answer = try TestJSON(await workspace.succeed("explain", piece, "--format", "json").output)
            #expect(answer["decision"].text == "control-piece" && answer["account"].isNull)
            #expect(answer["piece"]["id"].text == piece && answer["piece"]["state"].text == "sealed")
            #expect(answer["piece"]["layout"].text == batch.manifest.product.layout)
            let other = try #require(batch.rows.first { !batch.manifest.controlPieces.contains($0.piece) })
            let person = try TestJSON(await workspace.succeed("explain", other.piece, "--format", "json").output)
            #expect(Set(answer.keys) == Set(person.keys))
            #expect(Set(answer["piece"].keys) == Set(person["piece"].keys))
            let pages = try await batch.pages()
            let row = try #require(batch.rows.first { $0.piece == piece })
            let letter = pages[row.pages.lowerBound - 1]
            #expect(letter.contains("Team Postkamer") && letter.contains("Geachte heer, mevrouw,"))
        }

        @Test func `reports are about people, so control pieces are in none`() async throws {
            let (with, without) = (try workspace(Self.two), try TestWorkspace.few(\.imported))
            var reports: [String] = []
            for workspace in [with, without] {
                try await workspace.succeed("plan", "2026-11", "--by", "planner")
                reports.append(try await workspace.succeed("report", "run", "2026-11", "--format", "json").output)
            }
            #expect(reports[0] == reports[1])
        }

        @Test(arguments: [
            ("  - {name: X, street: Dorpsstraat, postcode: 3511AB, town: Utrecht}\n", "controlPieces[1].postcode"),
            ("  - {name: X, street: Dorpsstraat, houseNumber: 1, postcode: 0000AB, town: Utrecht}\n", "postcode"),
            ("  - {name: X, poBox: 5, postcode: 3511AB, town: Utrecht, country: BE}\n", "controlPieces[1].country"),
            ("  - {poBox: 5, postcode: 3511AB, town: Utrecht}\n", "controlPieces[1].name"),
        ])
        func `an own address that the post cannot deliver to is refused`(address: String, key: String) async throws {
            let run = try await workspace(address).postvangnet("plan", "2026-11")
            #expect(run.status == 78 && run.errors.contains(key), "\(run.errors)")
        }
    }
}
