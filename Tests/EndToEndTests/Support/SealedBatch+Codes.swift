import SystemPackage
import TestSupport
import Testing

extension SealedBatch {
    /// Symbology and text of the codes, by page, as zxing reads the pages as they will be printed.
    func codes() async throws -> [Int: Set<String>] {
        let script = String(decoding: PackageResources.read_codes_py, as: UTF8.self)
        let run = try await ProgramRun(.python, ["-c", script, letters.string])
        try #require(run.status == 0, "\(Program.python.name) with zxing-cpp: \(run.errors)")
        var codes: [Int: Set<String>] = [:]
        for line in run.output.split(separator: "\n") {
            let fields = line.split(separator: "\t", omittingEmptySubsequences: false)
            try #require(fields.count == 3)
            let page = try #require(Int(fields[0]))
            if fields[1] == "pages" {
                #expect(page == manifest.counts.pages)
            } else {
                let isNew = codes[page, default: []].insert("\(fields[1]) \(fields[2])").inserted
                #expect(isNew, "page \(page) of \(manifest.batch.id) has a code twice")
            }
        }
        return codes
    }

    /// The page of a piece on which its QR code stands, where it has one: in large print the back, behind all text.
    func pageOfCode(_ row: Row) -> Int { row.pages.lowerBound + (manifest.product.layout == "large-print" ? 1 : 0) }
}
