import Foundation
import SystemPackage
import TestSupport
import Testing

extension EndToEnd {
    /// A whole delivery, checked as a printer would: its order, its pull list, and every batch.
    struct DeliveryVerificationTests {
        @Test func `a delivery is checked with its order, and the answer says what was looked at`() async throws {
            let sample = try SampleRun.shared
            let outbox = sample.few.sealed.outbox
            let run = try await ProgramRun(
                .postvangnet, ["verify", outbox.string, "--signers", sample.key.signers.string], in: "/")
            #expect(run.status == 0, "\(run.output)\(run.errors)")
            #expect(
                run.output.hasPrefix(
                    "The delivery of 2026-11 is intact; sealed by sender; 7 batches, 17 pieces, 34 pages, "),
                "\(run.output)")
            let looked = run.output.split(separator: "\n").map(String.init)
            try #require(looked.count == 3)
            #expect(looked[1].hasPrefix("Looked at: order.json, and whether the batches are those that are ordered; "))
            #expect(
                looked[1].contains("the seal and its signer; the digests of 21 files; manifest and list; the text of"))
            #expect(
                looked[2] == "Not looked at: what other programs read and draw on all other pages (--thorough); "
                    + "whether these are the letters that were approved.")
        }

        /// One of each kind is enough for every day.
        private static let triesAll = ProcessInfo.processInfo.environment["POSTVANGNET_TEST_TAMPERINGS"] == "all"

        @Test func `each way of tampering with a delivery is found, and said in words`() async throws {
            let sample = try SampleRun.shared
            let place = try ScratchFolder()
            let script = String(decoding: PackageResources.tamper_delivery_py, as: UTF8.self)
            let batches = sample.few.sealed
            let arguments = [
                batches.outbox.string, sample.key.path.string, place.path.string, "2026-11-0001", "2026-11-0002",
            ]
            let made = try await ProgramRun(.python, ["-c", script] + arguments)
            try #require(made.status == 0, "\(made.errors)")
            let signers = sample.key.signers
            let base = try await Self.verify(place.path.appending("base"), signers)
            #expect(base.status == 0, "\(base.output)")
            // A batch of the order that is not there is another printer's.
            let elsewhere = try await Self.verify(place.path.appending("elsewhere"), signers)
            #expect(elsewhere.status == 0, "\(elsewhere.output)")
            #expect(elsewhere.output.contains("1 batch of other printers, not here"))
            let cases = try JSONDecoder().decode([Tampered].self, from: Data(made.bytes))
            #expect(cases.count >= 90)
            var kinds: Set<Set<String>> = []
            let tried = cases.filter { kinds.insert($0.codes).inserted || Self.triesAll }
            #expect(tried.count >= 25)
            let unseen = try await withThrowingTaskGroup(of: String?.self) { group in
                for tampered in tried {
                    group.addTask { try await Self.unseen(in: tampered, signers) }
                }
                return try await group.reduce(into: [String]()) { $0 += [$1].compactMap(\.self) }
            }
            #expect(unseen.sorted() == [])
        }

        /// A delivery, and what must be found in it.
        private struct Tampered: Decodable, Sendable {
            var name: String
            var delivery: String
            var codes: Set<String>
            var says: String
        }

        private static func verify(_ delivery: FilePath, _ signers: FilePath) async throws -> ProgramRun {
            try await ProgramRun(
                .postvangnet, ["verify", delivery.string, "--signers", signers.string, "--decode", "0"])
        }

        /// Nil where all that a delivery has was found, nothing else, and was told in the words that the case gives.
        private static func unseen(in tampered: Tampered, _ signers: FilePath) async throws -> String? {
            let run = try await verify(FilePath(tampered.delivery), signers)
            let found = Set(run.output.matches(of: /\[([a-z-]+)\]/).map { String($0.1) })
            guard run.status == 1, found == tampered.codes, run.output.contains(tampered.says) else {
                let wanted = "\(tampered.name): wanted \(tampered.codes.sorted()), \(tampered.says): "
                return "\(wanted)\(run.status) \(run.output)\(run.errors)"
            }
            return nil
        }
    }
}
