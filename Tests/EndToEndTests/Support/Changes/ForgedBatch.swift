import Foundation
import SystemPackage
import TestSupport
import Testing

/// A copy of a sealed batch that somebody changes inside, and then makes all sums right again.
struct ForgedBatch: Sendable {
    let place: TestWorkspace

    var folder: FilePath { place.path }

    init(_ batch: FilePath) throws {
        place = try TestWorkspace(named: "batch")
        try Files.copy(batch, to: folder)
    }

    /// Puts other pages in letters.pdf, in qpdf's words: `2,1,3-z`.
    func takePages(_ ranges: String) async throws {
        let changed = place.scratch.appending("changed.pdf")
        let letters = folder.appending("letters.pdf")
        let run = try await ProgramRun(
            .qpdf, ["--deterministic-id", letters.string, "--pages", ".", ranges, "--", changed.string])
        try #require(run.status == 0, "\(run.errors)")
        try Files.write(try Files.bytes(changed), to: letters)
    }

    /// Changes letters.pdf in plain text, byte for byte; what is put in must be as long as what was there.
    func editObjects(_ change: (String) -> String) async throws {
        let letters = folder.appending("letters.pdf")
        let plain = try await Program.qpdf.output([
            "--deterministic-id", "--qdf", "--object-streams=disable", letters.string, "-",
        ])
        let text = String(String.UnicodeScalarView(plain.map { Unicode.Scalar($0) }))
        let changed = change(text)
        try #require(changed != text && changed.unicodeScalars.count == plain.count)
        try Files.write(changed.unicodeScalars.map { UInt8($0.value) }, to: letters)
    }

    /// Changes the rows of pieces.csv, each by its fields.
    func changeRows(_ change: (inout [[String]]) -> Void) throws {
        try Files.changeLines(of: folder.appending("pieces.csv")) { lines in
            var rows = lines.dropFirst().dropLast().map { Self.fields(of: $0) }
            change(&rows)
            lines = [lines[0]] + rows.map { $0.joined(separator: ",") } + [""]
        }
    }

    /// Counts, sizes and digests in the manifest, SHA256SUMS, and a seal with a key of the forger's own.
    func makeSumsRight() async throws {
        let key = try await ScratchKey.ofSender(in: place.scratch)
        try await correctManifest()
        let sums = try await ProgramRun(.sha256sum, ["letters.pdf", "manifest.json", "pieces.csv"], in: folder)
        try #require(sums.status == 0, "\(sums.errors)")
        try Files.write(sums.output.utf8, to: folder.appending("SHA256SUMS"))
        try Files.remove(folder.appending("SHA256SUMS.sig"))
        try await key.sign(folder.appending("SHA256SUMS"), namespace: "postvangnet-batch")
    }

    private func correctManifest() async throws {
        let path = folder.appending("manifest.json")
        let read = try JSONSerialization.jsonObject(with: Data(try Files.bytes(path)))
        var manifest = try #require(read as? [String: Any])
        var files = try #require(manifest["files"] as? [[String: Any]])
        for index in files.indices {
            let file = folder.appending(try #require(files[index]["name"] as? String))
            files[index]["bytes"] = try Files.bytes(file).count
            let sum = try await ProgramRun(.sha256sum, [file.string])
            files[index]["sha256"] = String(sum.output.prefix(64))
            if files[index]["pages"] != nil { files[index]["pages"] = try await pages(of: file) }
        }
        manifest["files"] = files
        let counts = try counts()
        // The list does not say which letters are alike: what is doubled or gone is one of the most frequent.
        if let now = counts["pieces"] as? Int, let before = (manifest["counts"] as? [String: Any])?["pieces"] as? Int,
            var variants = manifest["variants"] as? [[String: Any]], let first = variants.first?["pieces"] as? Int
        {
            variants[0]["pieces"] = first + now - before
            manifest["variants"] = variants
        }
        manifest["counts"] = counts
        let bytes = try JSONSerialization.data(
            withJSONObject: manifest, options: [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes])
        try Files.write(bytes, to: path)
    }

    private func pages(of file: FilePath) async throws -> Int {
        let run = try await ProgramRun(.qpdf, ["--show-npages", file.string])
        return try #require(Int(run.output.filter { !$0.isWhitespace }), "\(run.errors)")
    }

    private func counts() throws -> [String: Any] {
        let rows = try Files.text(folder.appending("pieces.csv")).split(separator: "\n").dropFirst().map {
            Self.fields(of: String($0))
        }
        func sum(_ value: ([String]) -> Int?) -> Int { rows.compactMap(value).reduce(0, +) }
        var counts: [String: Any] = [
            "pieces": rows.count, "sheets": sum { Int($0[4]) },
            "pages": sum { row in Int(row[3]).flatMap { last in Int(row[2]).map { last - $0 + 1 } } },
        ]
        var classes: [String: Any] = [:]
        for name in ["domestic", "europe", "world"] {
            classes[name] = [
                "pieces": rows.count { $0[5] == name }, "sheets": sum { $0[5] == name ? Int($0[4]) : 0 },
            ]
        }
        counts["perClass"] = classes
        return counts
    }

    private static func fields(of line: String) -> [String] {
        line.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    }
}
