import SyntheticExtract
import SystemPackage
import TestSupport
import Testing

extension EndToEnd {
    /// Nothing of a sealed batch can be changed without `verify` seeing it, however little.
    struct BitChangeTests {
        @Test func `two hundred single bits, changed one by one in all files, are found, and the file is named`()
            async throws
        {
            let workspace = try await Self.sealedWithTicket()
            let files = [
                "SHA256SUMS", "SHA256SUMS.sig", "job.xjdf", "letters.pdf", "manifest.json", "pieces.csv",
            ]
            #expect(try Files.tree(workspace.batch(1)).keys.sorted() == files)
            var random = SplitMix64(seed: 20_261_106)
            let changes = try (0..<200).map { number in
                let file = files[number % files.count]
                let size = try Files.bytes(workspace.batch(1).appending(file)).count
                return BitChange(
                    file: file, byte: Int.random(in: 0..<size, using: &random),
                    bit: Int.random(in: 0..<8, using: &random),
                    // Who knows no signers must see it as well.
                    asksForSigner: random.next().isMultiple(of: 2))
            }
            let signers = try SampleRun.shared.key.signers
            let lanes = 4
            let unseen = try await withThrowingTaskGroup(of: [String].self) { group in
                for lane in 0..<lanes {
                    let copy = workspace.scratch.appending("copy-\(lane)")
                    try Files.copy(workspace.batch(1), to: copy)
                    let own = stride(from: lane, to: changes.count, by: lanes).map { changes[$0] }
                    group.addTask {
                        var unseen: [String] = []
                        for change in own {
                            if let answer = try await change.unseen(in: copy, signers: signers) {
                                unseen.append(answer)
                            }
                        }
                        return unseen
                    }
                }
                return try await group.reduce(into: []) { $0 += $1 }
            }
            #expect(unseen == [])
        }

        /// Letters in a batch that has every kind of file.
        private static func sealedWithTicket() async throws -> TestWorkspace {
            let workspace = try TestWorkspace.few(\.imported)
            try Files.replace("ticket: none ", with: "ticket: xjdf ", in: workspace.file("postvangnet.yaml"))
            try await workspace.succeed("plan", "2026-11", "--by", "planner", "--audiences", "digid-basis")
            try await workspace.succeed("approve", "2026-11", "--by", "approver")
            try await workspace.succeed("run", "2026-11")
            return workspace
        }
    }
}

private struct BitChange: Sendable {
    let file: String
    let byte: Int
    let bit: Int
    let asksForSigner: Bool

    /// Changes the bit, asks `verify`, and changes it back. Nil where the change was found and its file named; else
    /// what `verify` said.
    func unseen(in batch: FilePath, signers: FilePath) async throws -> String? {
        let path = batch.appending(file)
        var bytes = try Files.bytes(path)
        bytes[byte] ^= 1 << bit
        try Files.write(bytes, to: path)
        let arguments = ["verify", batch.string] + (asksForSigner ? ["--signers", signers.string] : [])
        let run = try await ProgramRun(.postvangnet, arguments)
        bytes[byte] ^= 1 << bit
        try Files.write(bytes, to: path)
        let isNamed = run.output.split(separator: "\n").dropFirst().contains { names(String($0)) }
        guard run.status == 1, isNamed else {
            return "\(file), byte \(byte), bit \(bit): \(run.status) \(run.output)\(run.errors)"
        }
        return nil
    }

    /// Whether a finding says that this file, and not another, is not what it was.
    private func names(_ finding: String) -> Bool {
        switch file {
        case "SHA256SUMS": finding.contains("SHA256SUMS:") && finding.hasSuffix("[signature-differs]")
        case "SHA256SUMS.sig":
            finding.hasPrefix("SHA256SUMS.sig: ")
                && ["form", "namespace", "differs"].contains { finding.hasSuffix("[signature-\($0)]") }
        default: finding.contains(" \(file) was changed after sealing") && finding.hasSuffix("[checksum-differs]")
        }
    }
}
