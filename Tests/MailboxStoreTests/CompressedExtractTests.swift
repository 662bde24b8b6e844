import Foundation
import SyntheticExtract
import SystemPackage
import TestSupport
import Testing

@testable import MailboxStore

/// Extracts whose files were compressed by programs that are not ours.
struct CompressedExtractTests {
    private static let gzip = (program: Program.gzip, options: ["-n"], suffix: ".gz")
    private static let zstd = (program: Program.zstd, options: ["-q", "--rm", "--check"], suffix: ".zst")

    /// Compresses a file in its folder, and returns where it stands then.
    private func compress(
        _ file: FilePath, _ form: (program: Program, options: [String], suffix: String)
    ) async throws -> FilePath {
        _ = try await form.program.output(form.options + [file.string])
        return FilePath(file.string + form.suffix)
    }

    private func folder(_ extract: ExtractBuilder) -> FilePath { FilePath(extract.folder.path) }

    @Test func `compressed files give the same mailbox, byte for byte, and the same rejects`() async throws {
        let scratch = try ScratchFolder()
        let extract = scratch.file("extract")
        _ = try #require(ExtractGenerator(accounts: 400, seed: 7)).write(to: extract)
        // A row at fault: its line is that of the file as it was.
        try Files.changeLines(of: extract.appending("messages.csv")) { $0[1000] = "m-x,nobody,,," }
        func load(_ name: String) throws -> (mailbox: [UInt8], rejects: String) {
            let (mailbox, rejects) = (scratch.path(name + ".sqlite"), scratch.path(name + ".csv"))
            _ = try ExtractImport(folder: extract.string, mailbox: mailbox, rejects: rejects, tolerance: 1).run()
            return (try Files.bytes(FilePath(mailbox)), try Files.text(FilePath(rejects)))
        }
        let plain = try load("plain")
        for (index, file) in ExtractFile.allCases.filter({ Files.exists(extract.appending($0.name)) }).enumerated() {
            _ = try await compress(
                extract.appending(file.name), index.isMultiple(of: 2) ? Self.gzip : Self.zstd)
        }
        let compressed = try load("compressed")
        #expect(compressed.mailbox == plain.mailbox)
        #expect(compressed.rejects == plain.rejects && plain.rejects.contains("messages.csv,1001,"))
    }

    @Test func `a file of several members or frames is read to its end`() async throws {
        for form in [Self.gzip, Self.zstd] {
            let extract = try ExtractBuilder()
            try extract.write()
            let lines = try Files.text(FilePath(extract.url("accounts").path)).split(separator: "\n")
            var bytes: [UInt8] = []
            for text in [String(lines[0]) + "\n", "a0" + lines[1].dropFirst(2) + "\n", String(lines[1]) + "\n"] {
                let part = folder(extract).appending("part")
                try Files.write(text.utf8, to: part)
                let compressed = try await compress(part, form)
                bytes += try Files.bytes(compressed)
                try Files.remove(compressed)
            }
            try Files.remove(FilePath(extract.url("accounts").path))
            try Files.write(bytes, to: folder(extract).appending("accounts.csv" + form.suffix))
            try Files.replace("\"accounts\":1", with: "\"accounts\":2", in: folder(extract).appending("extract.json"))
            try extract.loadAsWritten()
            #expect(try Mailbox(openingAt: extract.mailbox).accountCount == 2)
        }
    }

    private func refused(_ extract: ExtractBuilder) -> String? {
        do {
            try extract.loadAsWritten()
            return nil
        } catch { return "\(error)" }
    }

    @Test func `wherever a compressed file is cut off or changed, it is refused by its name`() async throws {
        for form in [Self.gzip, Self.zstd] {
            let extract = try ExtractBuilder()
            try extract.write()
            let file = try await compress(FilePath(extract.url("messages").path), form)
            let whole = try Files.bytes(file)
            for length in [Int](stride(from: 0, to: whole.count, by: 5)) + [whole.count - 1] {
                try Files.write(whole.prefix(length), to: file)
                let refusal = refused(extract)
                #expect(
                    refusal?.contains("messages.csv\(form.suffix)") == true, "\(length) bytes: \(refusal ?? "read")")
                #expect(refusal?.contains("[damaged-compression]") == true)
            }
            // Some bits mean nothing, such as those for the time: then what is read is what was written.
            try Files.write(whole, to: file)
            #expect(refused(extract) == nil)
            let sound = try Files.bytes(FilePath(extract.mailbox))
            for place in stride(from: 0, to: whole.count, by: 5) {
                var changed = whole
                changed[place] ^= 0x10
                try Files.write(changed, to: file)
                let refusal = refused(extract)
                let isRead = try refusal == nil && Files.bytes(FilePath(extract.mailbox)) == sound
                #expect(isRead || refusal?.contains("[damaged-compression]") == true, "byte \(place)")
            }
            try Files.write(whole + Array("rest".utf8), to: file)
            #expect(refused(extract)?.contains("[damaged-compression]") == true)
        }
    }

    @Test func `what would become more than any table is not read on`() async throws {
        for form in [Self.gzip, Self.zstd] {
            let extract = try ExtractBuilder()
            // Every line is a bad row, which would fill the disk with rejects.
            extract.texts["messages"] =
                "message_id,account_id,organisation_id,delivered_at,opened_at"
                + String(repeating: "\n", count: 5_000_000)
            try extract.write()
            let file = try await compress(FilePath(extract.url("messages").path), form)
            let refusal = try #require(refused(extract))
            #expect(refusal.contains("messages.csv\(form.suffix)") && refusal.contains("[too-large]"))
            let most = CompressedSize(ofFile: try Files.bytes(file).count).most
            #expect(most < 2_000_000)
            #expect(try Files.text(FilePath(extract.rejects)).utf8.count < 100 * most)
        }
    }

    @Test func `a file that stands there twice is refused, and so is one that is compressed otherwise`() async throws {
        let extract = try ExtractBuilder()
        try extract.write()
        let copy = folder(extract).appending("people.csv")
        let text = try Files.bytes(copy)
        let file = try await compress(copy, Self.gzip)
        try Files.write(text, to: copy)
        #expect(refused(extract)?.contains("people.csv: It stands there as people.csv, people.csv.gz") == true)
        try Files.remove(copy)
        try FileManager.default.moveItem(atPath: file.string, toPath: copy.string + ".zst")
        #expect(refused(extract)?.contains("people.csv.zst: The compressed file is damaged") == true)
    }
}
