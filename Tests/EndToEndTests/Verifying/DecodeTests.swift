import SystemPackage
import TestSupport
import Testing

extension EndToEnd {
    /// The marks as they are drawn, and not as the list says they are.
    struct DecodeTests {
        @Test(arguments: [("all", true), ("5", false), ("0", false)])
        func `verify reads all marks, and has other programs read as many as it is told to`(
            count: String, isThorough: Bool
        ) async throws {
            for batch in try SampleRun.shared.few.batches {
                let run = try await verify(batch.folder, decode: count)
                #expect(run.status == 0, "\(run.output)")
                #expect(try TestJSON(run.output)["marks"].number == batch.rows.reduce(0) { $0 + $1.sheets })
                let isAll = isThorough || batch.rows.count <= Int(count) ?? 0
                #expect(run.output.contains("what other programs read and draw on all other pages") == !isAll)
            }
        }

        @Test func `marks that say something else than the list are found, though all checksums are right`()
            async throws
        {
            let place = try copy(of: 1)
            // The list now says that all pieces are reprinted; the pages say they are first prints.
            try Files.changeLines(of: place.file("pieces.csv")) { lines in
                for index in lines.indices.dropFirst() where !lines[index].isEmpty {
                    var fields = lines[index].split(separator: ",", omittingEmptySubsequences: false).map(String.init)
                    fields[10] = String(fields[10].dropLast()) + "2"
                    lines[index] = fields.joined(separator: ",")
                }
            }
            try await makeRight(place, [("\"supersedes\": []", "\"supersedes\": [\"2026-11-0099\"]")])
            let marks = try SampleRun.shared.few.batches[0].rows.count
            // By our own reader those of all pieces, and by others those of the sample.
            for (decode, others) in [("0", 0), ("3", 3)] {
                let run = try await verify(place.path, decode: decode)
                #expect(run.status == 1)
                #expect(run.output.ranges(of: "\"mark-drawn-differs\"").count == marks + others, "\(run.output)")
            }
        }

        @Test(arguments: [
            ("\"symbology\": \"datamatrix\"", "\"symbology\": \"qr\""), ("\"xMm\": 8", "\"xMm\": 40"),
        ])
        func `a mark that is not where or what the manifest says is found`(
            from: String, to: String
        ) async throws {
            let place = try copy(of: 1)
            try await makeRight(place, [(from, to)])
            let run = try await verify(place.path, decode: "all")
            #expect(run.status == 1)
            let marks = try SampleRun.shared.few.batches[0].rows.count
            // By our own reader and by another.
            #expect(run.output.ranges(of: "\"mark-unreadable\"").count == 2 * marks, "\(run.output)")
        }

        @Test(arguments: ["-1", "some", "1.5"])
        func `a number that is none is wrong use`(count: String) async throws {
            #expect(try await verify(SampleRun.shared.few.sealed.batch(1), decode: count).status == 64)
        }

        private func verify(_ folder: FilePath, decode: String) async throws -> ProgramRun {
            try await ProgramRun(
                .postvangnet, ["verify", folder.string, "--decode=\(decode)", "--format", "json"], in: "/")
        }

        private func copy(of batch: Int) throws -> TestWorkspace {
            let place = try TestWorkspace(named: "batch")
            try Files.copy(SampleRun.shared.few.sealed.batch(batch), to: place.path)
            return place
        }

        /// Changes the manifest, and makes it and the checksums agree with the files that are there.
        private func makeRight(_ place: TestWorkspace, _ changes: [(from: String, to: String)]) async throws {
            for change in changes { try Files.replace(change.from, with: change.to, in: place.file("manifest.json")) }
            let list = try await ProgramRun(.sha256sum, ["pieces.csv"], in: place.path).output.prefix(64)
            let old = try await ProgramRun(
                .sha256sum, ["pieces.csv"], in: SampleRun.shared.few.sealed.batch(1)
            ).output.prefix(64)
            if list != old { try Files.replace(String(old), with: String(list), in: place.file("manifest.json")) }
            let sums = try await ProgramRun(
                .sha256sum, ["letters.pdf", "manifest.json", "pieces.csv"], in: place.path)
            try Files.write(sums.output.utf8, to: place.file("SHA256SUMS"))
        }
    }
}
