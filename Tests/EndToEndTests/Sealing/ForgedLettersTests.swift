import Foundation
import MailboxDomain
import PageReading
import SyntheticExtract
import SystemPackage
import TestSupport
import Testing

@testable import PrintHouse

extension EndToEnd {
    /// Letters that are changed between rendering and sealing so that they still look like letters: no change goes unseen.
    ///
    /// The pages are read and compared as sealing does it; what was planned comes from the process that sealing starts.
    struct ForgedLettersTests {
        /// POSTVANGNET_TEST_FORGERIES: how many.
        private static let count =
            ProcessInfo.processInfo.environment["POSTVANGNET_TEST_FORGERIES"].flatMap { Int($0) } ?? 60

        private struct Batch {
            let document: PlainDocument
            let rows: [PieceRow]
            let expected: ExpectedBatch

            /// All that sealing would say of these pages.
            func findings(on bytes: [UInt8]) throws -> [String] {
                do {
                    let reader = try PagesReader(bytes)
                    var check = PagesCheck(
                        ReadBackCheck(rows: rows, isLetter: true, returnLine: nil), nil, try PlannedPageCheck(expected),
                        sampled: [], mostText: 1 << 20)
                    for index in 0..<reader.count {
                        try check.take(try reader.page(index), number: index + 1, forms: reader.forms)
                    }
                    try check.finish(read: reader.count, of: reader.count)
                    return check.findings.map(\.code)
                } catch let fault as PageReadingFault {
                    return [fault.finding.code]
                }
            }
        }

        /// Eight letters in one batch, rendered, and what they must be.
        private static func made() async throws -> (batch: Batch, workspace: TestWorkspace) {
            let extract = try ExtractBuilder.ofReaders()
            for (number, name) in ["Bakker", "Visser", "Smit", "Meijer", "Mulder", "Bos", "Vos", "Peters"].enumerated()
            {
                extract.addReader("a\(number)", person: ["surname": name])
            }
            let workspace = try await TestWorkspace.holding(extract)
            try await workspace.succeed("plan", "2026-11", "--by", "planner")
            try await workspace.succeed("approve", "2026-11", "--by", "approver")
            try await workspace.succeed("render", "2026-11")
            // As sealing makes it.
            let folder = workspace.file("runs/2026-11/.recomputed/2026-11-0001")
            try FileManager.default.createDirectory(atPath: folder.string, withIntermediateDirectories: true)
            let order = workspace.scratch.appending("order")
            try Files.write("1\n".utf8, to: order)
            let worker = try await ProgramRun(
                .postvangnet, ["seal", "--worker", "2026-11", "--workspace", workspace.path.string], reading: order)
            let place = workspace.file("runs/2026-11/batches/2026-11-0001")
            try #require(Files.exists(folder.appending("recomputed.json")), "\(worker.errors)")
            struct Recomputed: Decodable { var redrawn: [Int] }
            let recomputed = try JSONDecoder().decode(
                Recomputed.self, from: Data(try Files.bytes(folder.appending("recomputed.json"))))
            let plain = try await Program.qpdf.output([
                "--deterministic-id", "--qdf", "--object-streams=disable", place.appending("letters.pdf").string, "-",
            ])
            let batch = Batch(
                document: try PlainDocument(plain),
                rows: PieceList.read(try Files.bytes(place.appending("pieces.csv"))).0?.rows ?? [],
                expected: ExpectedBatch(
                    files: [:], pages: folder.appending("pages.records"), drawnAnew: Set(recomputed.redrawn)))
            return (batch, workspace)
        }

        @Test func `no change to letters goes unseen, and what was not changed is what was planned`() async throws {
            let (batch, workspace) = try await Self.made()
            #expect(try batch.findings(on: batch.document.bytes) == [])
            #expect(
                try batch.findings(on: Files.bytes(workspace.file("runs/2026-11/batches/2026-11-0001/letters.pdf")))
                    == [])
            var random = SplitMix64(seed: 28)
            var made: [LetterForgery: Int] = [:]
            while made.values.reduce(0, +) < Self.count {
                let forgery = try #require(LetterForgery.allCases.randomElement(using: &random))
                guard let changed = try forgery.make(in: batch.document, &random) else { continue }
                made[forgery, default: 0] += 1
                let findings = try batch.findings(on: changed.bytes)
                #expect(!findings.isEmpty, "\(forgery), number \(made.values.reduce(0, +))")
            }
            #expect(made.count == LetterForgery.allCases.count, "\(made)")
        }
    }
}
