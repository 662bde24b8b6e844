import FoundationEssentials
import SystemPackage
import TestSupport
import Testing

/// A list of two pieces to take out, which somebody changes before it is handed over.
@Suite struct PullListForgeryTests {
    @Test func `a pull list that was shortened, changed or taken away does not leave, and one that was not does`()
        async throws
    {
        let sealed = try await TestWorkspace.made()
        let key = try await ScratchKey.ofSender(in: sealed.scratch)
        let stranger = try await ScratchKey(
            named: "stranger", of: "sender", for: "postvangnet-batch", in: sealed.scratch)
        try sealed.sign(with: key.path)
        try await sealed.load(asOf: "2026-11-01", accounts: 8)
        try await sealed.seal("2026-11")
        let extract = try TestWorkspace.extract(asOf: "2026-11-03", accounts: Array(1...8), confirmed: [1, 2])
        try await sealed.succeed("recall", "2026-11", "--extract", extract.folder.path)

        func handOver(
            to delivered: (FilePath) throws -> Void = { _ in }, _ change: (FilePath) async throws -> Void
        ) async throws -> (run: ProgramRun, workspace: TestWorkspace) {
            let workspace = try sealed.copy()
            let drop = workspace.scratch.appending("drop")
            try ForgedHandover.makeFolder(drop)
            try delivered(drop.appending("2026-11"))
            try await change(workspace.outbox.appending("pull.csv"))
            let run = try await workspace.postvangnet(
                "handover", "2026-11", "--on", "2026-11-04", "--to", drop.string)
            if run.status != 0 { #expect(!Files.exists(drop.appending("2026-11/order.json"))) }
            return (run, workspace)
        }
        func shorten(_ list: FilePath) throws { try Files.changeLines(of: list) { $0.remove(at: 1) } }
        func sign(_ list: FilePath, with key: ScratchKey) async throws {
            try Files.remove(FilePath("\(list).sig"))
            try await key.sign(list, namespace: "postvangnet-batch")
        }

        let changed = try await handOver { try shorten($0) }.run
        #expect(changed.status == 65 && changed.errors.contains("one of them was changed after sealing"))
        let foreign = try await handOver {
            try shorten($0)
            try await sign($0, with: stranger)
        }.run
        #expect(foreign.status == 65 && foreign.errors.contains("signing.signers"), "\(foreign.errors)")
        let own = try await handOver {
            try shorten($0)
            try await sign($0, with: key)
        }.run
        #expect(own.status == 65 && own.errors.contains("does not hold just the pieces that were called back"))
        let longer = try await handOver { list in
            let rows = try SealedBatch(list.removingLastComponent().appending("2026-11-0001")).rows
            let all = rows.map { "2026-11-0001,\($0.piece)\n" }.sorted().joined()
            try Files.write(("batch_id,piece_id\n" + all).utf8, to: list)
            try await sign(list, with: key)
        }.run
        #expect(longer.status == 65 && longer.errors.contains("postvangnet recall 2026-11"), "\(longer.errors)")
        let unsigned = try await handOver { try Files.remove(FilePath("\($0).sig")) }.run
        #expect(unsigned.status == 65 && unsigned.errors.contains("pull.csv.sig: The file is not there"))
        let gone = try await handOver {
            try Files.remove($0)
            try Files.remove(FilePath("\($0).sig"))
        }.run
        #expect(gone.status == 65 && gone.errors.contains("pull.csv is not there"), "\(gone.errors)")
        for name in ["pull.csv", "pull.csv.sig"] {
            let linked = try await handOver(to: { delivered in
                try ForgedHandover.link(delivered.appending(name), to: sealed.outbox.appending(name))
            }) { _ in }.run
            #expect(linked.status == 73 && linked.errors.contains("\(name) is a link"), "\(linked.errors)")
        }

        let (run, workspace) = try await handOver { _ in }
        #expect(run.status == 0 && run.output.hasPrefix("The pull list was copied"), "\(run.errors)")
        #expect(try Files.tree(workspace.scratch.appending("drop/2026-11")) == Files.tree(sealed.outbox))
    }
}
