import Foundation
import MailboxStore
import SyntheticExtract
import TestSupport
import Testing

/// An extract written to a scratch folder.
struct GeneratedExtract {
    let scratch: ScratchFolder
    let rows: [ExtractGenerator.FileRows]

    init(accounts: Int, seed: UInt64, asOf: String = ExtractGenerator.defaultAsOf) throws {
        scratch = try ScratchFolder()
        let generator = try #require(ExtractGenerator(accounts: accounts, seed: seed, asOf: asOf))
        rows = try generator.write(to: scratch.file("extract"))
    }

    func bytes(_ file: String) throws -> Data { Data(try Files.bytes(scratch.file("extract/\(file)"))) }

    func files() throws -> [String: Data] {
        let names = try FileManager.default.contentsOfDirectory(atPath: scratch.path("extract"))
        return try Dictionary(uniqueKeysWithValues: names.map { ($0, try bytes($0)) })
    }

    func load() throws -> ImportSummary {
        try ExtractImport(
            folder: scratch.path("extract"), mailbox: scratch.path("mailbox.sqlite"),
            rejects: scratch.path("rejects.csv")
        ).run()
    }

    func mailbox() throws -> Mailbox { try Mailbox(openingAt: scratch.path("mailbox.sqlite")) }
}
