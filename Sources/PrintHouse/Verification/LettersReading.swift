import MailboxDomain
import StrictFiles
import SystemPackage

/// What readers of letters.pdf found in it: the number of pages, and the pieces on them.
///
/// A reader that cannot read the file, goes over a limit or dies is a finding; the others go on.
struct LettersReading {
    /// Nil where there is no file that can be read.
    private(set) var pages: Int?
    private(set) var readBack = BatchVerification.ReadBack()
    private(set) var findings: [Finding] = []

    private let letters: FilePath
    private let poppler: Poppler
    private let program: ReadingProgram?

    /// - Parameters:
    ///   - marks: for which pieces the marks, and all that is printed, are looked at on the drawn pages.
    ///   - texts: what must stand on each page, where that is known from elsewhere.
    ///   - program: see `BatchVerification`.
    init(
        of folder: BatchFolder, list: PieceList?, manifest: Manifest?, marks: MarkSample, texts: [PageTextSum]?,
        poppler: Poppler, program: ReadingProgram?
    ) async throws {
        letters = folder.path(of: .letters)
        (self.poppler, self.program) = (poppler, program)
        guard folder.files[.letters] != nil else { return }
        // What stands behind the pages of the list is a finding of the list, however much it is.
        let last = list?.rows.map(\.lastPage).max() ?? 0
        let outline: Poppler.Outline
        switch try await Self.outcome(of: { try await poppler.outline(of: letters, upTo: last) }) {
        case .success(let read): outline = read
        case .failure(let finding):
            findings = [finding]
            return
        }
        pages = outline.pages
        findings += PageSizeCheck(outline.pageSizes, product: manifest?.product).findings
        guard let list, last > 0 else { return }
        let readable = min(last, outline.pages)
        let check = ReadBackCheck(
            rows: list.rows, isLetter: manifest?.product.kind == .letter, returnLine: manifest?.sender.returnLine,
            texts: texts)
        try await readText(upTo: readable, check)
        guard let manifest else { return }
        let rows = list.rows.filter { $0.firstPage <= $0.lastPage && $0.lastPage <= readable }
        try await readMarks(marks, of: rows, manifest, pageSize: outline.pageSizes[0])
        try await readInk(marks, of: rows, outline.pageSizes)
        if let intent = manifest.product.outputIntent { try await readStructure(list.rows, intent, upTo: readable) }
    }

    private mutating func readText(upTo last: Int, _ check: ReadBackCheck) async throws {
        var check = check
        let outcome = try await Self.outcome {
            try await poppler.forEachPage(of: letters, upTo: last) { check.take($1, number: $0) }
        }
        switch outcome {
        case .success: check.finish(pages: last)
        // Nothing is known of the pages that were not read.
        case .failure(let finding): findings.append(finding)
        }
        readBack = check.readBack
        findings += check.findings
    }

    private mutating func readMarks(
        _ sample: MarkSample, of rows: [PieceRow], _ manifest: Manifest, pageSize: Manifest.Size
    ) async throws {
        var drawn = MarkCheck(
            manifest.mark, on: manifest.product.sheet, pagesPerSheet: manifest.pagesPerSheet, pageSize: pageSize)
        let outcome = try await Self.outcome {
            try await drawn.run(sample, of: rows, in: letters, poppler: poppler, program: program)
        }
        if case .failure(let finding) = outcome { findings.append(finding) }
        readBack.marks = drawn.marks
        findings += drawn.findings
    }

    private mutating func readInk(
        _ sample: MarkSample, of rows: [PieceRow], _ sizes: [Manifest.Size]
    ) async throws {
        var check = InkCheck()
        let outcome = try await Self.outcome {
            try await check.run(sample, of: rows, in: letters, sizes: sizes, poppler: poppler)
        }
        if case .failure(let finding) = outcome { findings.append(finding) }
        findings += check.findings
    }

    private mutating func readStructure(
        _ rows: [PieceRow], _ intent: Manifest.OutputIntent, upTo last: Int
    ) async throws {
        // A part is written with its piece and pages, in some 80 bytes.
        let bounds = try poppler.bounds(for: letters, pages: last, output: 1 << 20 + rows.count * 400)
        let outcome = try await Self.outcome {
            guard let program else { throw PrintHouseError.toolMissing(tool: "postvangnet", package: "postvangnet") }
            return try await program.session(on: letters, reader: "libqpdf", within: bounds) { session in
                guard let structure = try await session.structure() else {
                    throw PrintHouseError.toolFailed(tool: "libqpdf", file: letters)
                }
                return structure
            }
        }
        switch outcome {
        case .success(let structure):
            findings += DocumentStructureCheck(structure, rows: rows, intent: intent).findings
        case .failure(let finding): findings.append(finding)
        }
    }

    /// What was read, or the finding that a reader did not come to its end.
    private static func outcome<Value>(of read: () async throws -> Value) async throws -> Result<Value, Finding> {
        do {
            return .success(try await read())
        } catch let stop as ReaderStop {
            return .failure(stop.finding)
        } catch PrintHouseError.toolFailed(let tool, _) {
            return .failure(
                Finding(
                    code: BatchFault.lettersUnreadable, place: .init(file: BatchFile.letters.name),
                    message: "\(tool) cannot read the file: it is damaged, or no PDF."))
        }
    }
}
