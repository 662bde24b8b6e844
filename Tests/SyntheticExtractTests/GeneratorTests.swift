import Foundation
import MailboxStore
import StrictFiles
import SyntheticExtract
import TestSupport
import Testing

@Suite struct GeneratorTests {
    @Test func `the same seed gives the same bytes, another seed others`() throws {
        let first = try GeneratedExtract(accounts: 300, seed: 7).files()
        #expect(first.count == 11)
        #expect(try GeneratedExtract(accounts: 300, seed: 7).files() == first)
        let other = try GeneratedExtract(accounts: 300, seed: 8).files()
        for file in ["accounts.csv", "people.csv", "addresses.csv", "messages.csv", "notifications.csv"] {
            #expect(other[file] != first[file], "\(file)")
        }
    }

    @Test func `the bytes of a seed are these, on any machine`() throws {
        let extract = try GeneratedExtract(accounts: 2, seed: 1)
        func lines(_ file: String) throws -> [Substring] {
            String(decoding: try extract.bytes(file), as: UTF8.self).split(separator: "\n").dropFirst().map { $0 }
        }
        #expect(
            try lines("accounts.csv") == [
                "a000000001,active,2020-12-11,2026-09-22T23:48:00Z,midden,validated,2024-07-13T09:49:33Z,,13,false",
                "a000000002,active,2022-08-02,2024-08-28T05:04:45Z,substantieel,validated,2024-05-29T12:32:41Z,,19,false",
            ])
        #expect(
            try lines("people.csv") == [
                "a000000001,Lotte Marijke Ingrid,,,Essezicht,V,N,1946-01-14,,,0",
                "a000000002,Nadia Gülsüm Ingrid,,,Laarzicht,V,P,1961-02-06,,,0",
            ])
        #expect(
            try lines("addresses.csv") == [
                "a000000001,residence,Schippersdreef,33,,,,,,,4036MK,Blauwhoven,Blauwhoven,,,,,,",
                "a000000002,residence,Schoolpad,14,,,,,,,3494BX,Eikendrecht,Eikendrecht,,,,,,",
            ])
        #expect(
            try lines("messages.csv").prefix(2) == [
                "m0000000001,a000000001,org-uwv,2026-09-17T08:35:22Z,2026-09-22T23:48:00Z",
                "m0000000002,a000000001,org-bd,2026-03-12T10:35:36Z,2026-03-12T16:04:35Z",
            ])
    }

    @Test func `representatives are named in one text, in parts, or as an organisation alone`() throws {
        let extract = try GeneratedExtract(accounts: 20_000, seed: 1)
        let lines = String(decoding: try extract.bytes("representatives.csv"), as: UTF8.self).split(separator: "\n")
        // One office has a comma in its name.
        let rows = lines.dropFirst().filter { !$0.contains("\"") }
            .map { $0.split(separator: ",", omittingEmptySubsequences: false) }
        #expect(rows.allSatisfy { $0.count == 17 })
        let (texts, parts) = (rows.filter { !$0[2].isEmpty }, rows.filter { !$0[15].isEmpty })
        #expect(texts.count > 20 && parts.count > 20 && rows.count > texts.count + parts.count)
        #expect(!rows.contains { !$0[2].isEmpty && !$0[15].isEmpty })
        #expect(Set(parts.map { $0[16] }) == ["M", "V", "O"])
    }

    @Test func `an account does not depend on how many there are`() throws {
        let few = try GeneratedExtract(accounts: 40, seed: 3).files()
        let many = try GeneratedExtract(accounts: 400, seed: 3).files()
        for (name, bytes) in few where name != "extract.json" {
            #expect(try #require(many[name]).starts(with: bytes), "\(name)")
        }
    }

    @Test(arguments: [
        (UInt64.zero, "2026-11-01T00:00:00+01:00"), (1, "2024-02-29T10:30:00Z"), (.max, "2000-03-01T23:59:59-11:00"),
        (12, "2100-12-31T23:59:59.999+14:00"), (99, "2025-01-01T00:00:00+01:00"),
    ])
    func `every seed and moment imports without a reject`(seed: UInt64, asOf: String) throws {
        let extract = try GeneratedExtract(accounts: 500, seed: seed, asOf: asOf)
        let summary = try extract.load()
        #expect(summary.files.allSatisfy { $0.rejected == 0 })
        #expect(summary.files.map(\.accepted) == extract.rows.map(\.rows))
        #expect(summary.extract.asOfText == asOf)
    }

    @Test func `a folder with something in it is left alone`() throws {
        let scratch = try ScratchFolder()
        try Files.write([], to: scratch.file("mine"))
        let generator = try #require(ExtractGenerator(accounts: 1, seed: 1))
        #expect(throws: FileError.notEmpty(scratch.path)) { try generator.write(to: scratch.path) }
    }

    @Test(arguments: ["1999-12-31T00:00:00Z", "2101-01-01T00:00:00Z", "2026-11-01", "2026-11-01T00:00:00", ""])
    func `a moment without an offset or out of range is refused`(asOf: String) {
        #expect(ExtractGenerator(accounts: 1, seed: 1, asOf: asOf) == nil)
    }

    @Test(arguments: [0, -1, 1_000_000_000]) func `a size that identifiers cannot hold is refused`(accounts: Int) {
        #expect(ExtractGenerator(accounts: accounts, seed: 1) == nil)
    }
}
