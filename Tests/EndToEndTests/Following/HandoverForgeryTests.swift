import Foundation
import SystemPackage
import TestSupport
import Testing

extension EndToEnd {
    /// Orders, batches and deliveries that somebody changed after the seal, in the outbox or in the drop folder.
    struct HandoverForgeryTests {
        @Test(arguments: HandoverForgery.orders + HandoverForgery.batches)
        func `nothing leaves an outbox in which something was forged, and the message names it`(
            forgery: HandoverForgery
        ) async throws {
            let scene = try await ForgedHandover()
            try await forgery.change(scene)
            let ledger = try Files.bytes(scene.workspace.file("ledger.sqlite"))
            let run = try await scene.handOver()
            #expect(run.status == forgery.status && run.errors.contains(forgery.words), "\(run.errors)")
            #expect(try FileManager.default.contentsOfDirectory(atPath: scene.drop.string).isEmpty)
            #expect(try Files.bytes(scene.workspace.file("ledger.sqlite")) == ledger)
            // Nor is it recorded that it went another way.
            let recorded = try await scene.workspace.postvangnet("handover", "2026-11", "--on", "2026-11-03")
            #expect(recorded.status == forgery.status)
        }

        @Test(arguments: HandoverForgery.deliveries)
        func `what was forged in a drop folder stays as it is, no link is followed, and nothing is recorded`(
            forgery: HandoverForgery
        ) async throws {
            let scene = try await ForgedHandover()
            try await forgery.change(scene)
            let (before, elsewhere) = (try Files.tree(scene.drop), try Files.tree(scene.elsewhere))
            let ledger = try await Self.rows(of: scene)
            let run = try await scene.handOver()
            #expect(run.status == forgery.status && run.errors.contains(forgery.words), "\(run.errors)")
            let after = try Files.tree(scene.drop)
            #expect(before.allSatisfy { after[$0.key] == $0.value })
            #expect(after["2026-11/order.json"] == nil)
            #expect(try Files.tree(scene.elsewhere) == elsewhere)
            #expect(try await Self.rows(of: scene) == ledger)
        }

        /// All that the ledger holds, but that a copy was begun: one that is cut off may have reached the printer.
        private static func rows(of scene: ForgedHandover) async throws -> String {
            let script = """
                import sqlite3, sys
                for line in sqlite3.connect(sys.argv[1]).iterdump():
                    if not line.startswith('INSERT INTO "departures"'): print(line)
                """
            return try await Program.python.text(["-c", script, scene.workspace.file("ledger.sqlite").string])
        }
    }
}
