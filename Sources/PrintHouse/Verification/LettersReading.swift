import MailboxDomain
import PDFFinishing
import PageReading
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
    /// Whether the text of all pages that the list names was read.
    private(set) var isRead = false
    /// Whether they were read object by object, with all codes on them.
    private(set) var isReadByObjects = false
    /// How many pages were looked at as they are drawn.
    private(set) var drawnPages = 0
    /// Whether boxes, colours, fonts and what does not belong in pages for print were looked at.
    private(set) var isInspected = false
    private var blankPages: Set<Int> = []

    private typealias Document = (ReadingAnswer.Structure, PrintInspection)
    /// What the file has beside its pages' content, where our own reader knows it.
    private var knownDocument: Document?

    /// What the second readers look at.
    private let sample: ReadingSample
    private let letters: FilePath
    /// What is read and drawn by other programs: without an output intent, where the file has one.
    private var shown: ShownPages
    private let poppler: Poppler
    private let program: ReadingProgram?

    /// - Parameters:
    ///   - sample: which pieces other programs draw and read too. All of them where the pages cannot be read object by object.
    ///   - expected: what must stand on each page, where that is known from elsewhere.
    ///   - program: see `BatchVerification`.
    init(
        of folder: BatchFolder, list: PieceList?, manifest: Manifest?, sample: ReadingSample, expected: ExpectedBatch?,
        poppler: Poppler, program: ReadingProgram?
    ) async throws {
        letters = folder.path(of: .letters)
        shown = ShownPages(file: letters, numbers: nil)
        (self.poppler, self.program, self.sample) = (poppler, program, sample)
        guard folder.files[.letters] != nil, !folder.converted.contains(.letters) else { return }
        // What stands behind the pages of the list is a finding of the list, however much it is.
        let last = list?.rows.map(\.lastPage).max() ?? 0
        let outline: Poppler.Outline
        switch try await Self.outcome(of: { try await poppler.outline(of: letters, upTo: last) }) {
        case .success(let read): outline = read
        case .failure(let finding):
            findings = [try Self.isLocked(letters) ? Self.locked : finding]
            return
        }
        pages = outline.pages
        findings += PageSizeCheck(outline.pageSizes, product: manifest?.product).findings
        guard let list, last > 0 else { return }
        let readable = min(last, outline.pages)
        let rows = list.rows.filter { $0.firstPage <= $0.lastPage && $0.lastPage <= readable }
        let check = ReadBackCheck(
            rows: list.rows, isLetter: manifest?.product.kind == .letter, returnLine: manifest?.sender.returnLine)
        let codes = manifest.map { SheetCodeCheck($0, rows: rows) }
        let sums = try await readPages(upTo: readable, of: rows, check, codes, expected)
        let numbers = isRead && sums.count < readable ? sums.keys.sorted() : nil
        let copy = try await plainCopy(of: manifest, numbers)
        do {
            if let copy { shown = ShownPages(file: copy.letters, numbers: numbers) }
            if isRead {
                try await compareTexts(sums)
            } else {
                try await readText(upTo: readable, check)
            }
            try await readDocument(list.rows, manifest, upTo: readable)
            if let manifest { try await readSample(of: rows, manifest, outline.pageSizes, expected) }
        } catch {
            try? copy?.folder.remove()
            throw error
        }
        try copy?.folder.remove()
    }

    /// What scanners and eyes see on the pages of the sample.
    private mutating func readSample(
        of rows: [PieceRow], _ manifest: Manifest, _ sizes: [Manifest.Size], _ expected: ExpectedBatch?
    ) async throws {
        let sampled = shown.rows(sample.rows(of: rows))
        try await readMarks(of: sampled, manifest, pageSize: sizes[0])
        findings += expected?.unseen ?? []
        try await readInk(of: sampled, sizes, without: expected?.drawnAnew ?? [])
    }

    /// Reads all pages object by object, and compares them with the list, and with what was planned where that is known.
    ///
    /// - Returns: the text of the pages of the sample, to compare with what another reader makes of it.
    private mutating func readPages(
        upTo last: Int, of rows: [PieceRow], _ check: ReadBackCheck, _ codes: SheetCodeCheck?,
        _ expected: ExpectedBatch?
    ) async throws -> [Int: PageTextSum] {
        guard let program else { return [:] }
        let (sampled, reader) = (Set(sample.rows(of: rows).flatMap { $0.firstPage...$0.lastPage }), "postvangnet")
        var reading = PagesCheck(
            check, codes, try expected.map { try PlannedPageCheck($0) }, sampled: sampled,
            mostText: poppler.limits.pageText)
        let bounds = try documentBounds(rows.count, upTo: last)
        var document: Document?
        let outcome = try await Self.outcome {
            try await program.session(on: letters, reader: reader, within: bounds) { session in
                let count = try await session.forEachPage(upTo: last) {
                    try reading.take($1, number: $0, forms: $2)
                }
                document = try await session.knownDocument()
                return count
            }
        }
        switch outcome {
        case .success(let count): try reading.finish(read: last, of: count)
        case .failure(var finding):
            finding.place.column = finding.place.column ?? "page \(reading.pages + 1)"
            findings.append(finding)
            return [:]
        }
        (isRead, isReadByObjects, knownDocument) = (true, true, document)
        (readBack, blankPages) = (reading.check.readBack, reading.check.blankPages)
        findings += reading.findings
        return reading.sums
    }

    /// What another program reads on the pages of the sample is what was read object by object.
    private mutating func compareTexts(_ sums: [Int: PageTextSum]) async throws {
        var others: [Int] = []
        let outcome = try await Self.outcome(on: shown) {
            let pages = shown.numbers.map { Array($0.indices.map { $0 + 1 }) } ?? sums.keys.sorted()
            for range in Poppler.ranges(of: pages) {
                try await poppler.forEachPage(range, of: shown.file) { page, text in
                    let number = shown.number(of: page)
                    if let sum = sums[number], sum != text.sum { others.append(number) }
                }
            }
        }
        if case .failure(let finding) = outcome { findings.append(finding) }
        findings += others.map { page in
            Finding(
                code: BatchFault.textDiffers, place: .init(file: BatchFile.letters.name, column: "page \(page)"),
                message: "Two programs read different texts on this page: it does not say to all what it shows.")
        }
    }

    private mutating func readText(upTo last: Int, _ check: ReadBackCheck) async throws {
        var check = check
        let outcome = try await Self.outcome {
            try await poppler.forEachPage(1...last, of: shown.file) { check.take($1, number: $0) }
        }
        switch outcome {
        case .success:
            check.finish(pages: last)
            isRead = true
        // Nothing is known of the pages that were not read.
        case .failure(let finding): findings.append(finding)
        }
        readBack = check.readBack
        blankPages = check.blankPages
        findings += check.findings
    }

    private mutating func readMarks(
        of rows: [PieceRow], _ manifest: Manifest, pageSize: Manifest.Size
    ) async throws {
        var drawn = MarkCheck(
            manifest.mark, on: manifest.product.sheet, pagesPerSheet: manifest.pagesPerSheet, pageSize: pageSize)
        let outcome = try await Self.outcome(on: shown) {
            try await drawn.run(on: rows, in: shown, poppler: poppler, program: program)
        }
        if case .failure(let finding) = outcome { findings.append(finding) }
        // Where all pages were read, the marks of all are known already.
        readBack.marks = max(readBack.marks, drawn.marks)
        findings += drawn.findings
    }

    private mutating func readInk(
        of rows: [PieceRow], _ sizes: [Manifest.Size], without known: Set<Int>
    ) async throws {
        var check = InkCheck()
        let outcome = try await Self.outcome(on: shown) {
            try await check.run(on: rows, without: known, in: shown, sizes: sizes, poppler: poppler)
        }
        if case .failure(let finding) = outcome { findings.append(finding) }
        drawnPages = known.count + check.pages
        findings += check.findings
    }

    /// Nil where all pages are to be looked at and have no intent that would slow down who reads them, or libqpdf cannot read
    /// them: then the file itself is looked at.
    ///
    /// - Parameter numbers: of the pages that are wanted; nil for all.
    private func plainCopy(
        of manifest: Manifest?, _ numbers: [Int]?
    ) async throws -> (folder: PassingFolder, letters: FilePath)? {
        guard let program, numbers != [], numbers != nil || manifest?.product.outputIntent != nil else { return nil }
        let size = try FileReading.reading(letters) { Int(try Stat(letters).size) }
        let bounds = try poppler.bounds(for: letters, pages: pages ?? 0, output: 1 << 20 + 2 * size)
        let plain: [UInt8]?
        do {
            plain = try await program.session(on: letters, reader: "libqpdf", within: bounds) {
                try await $0.plainPages(numbers)
            }
        } catch is ReaderStop {
            // What it stopped for is told when the document is read.
            return nil
        }
        guard let plain else { return nil }
        let folder = try PassingFolder()
        do { return (folder, try folder.write(plain, named: BatchFile.letters.name)) } catch {
            try? folder.remove()
            throw error
        }
    }

    private mutating func readDocument(_ rows: [PieceRow], _ manifest: Manifest?, upTo last: Int) async throws {
        let intent = manifest?.product.outputIntent
        guard program != nil || intent != nil else { return }
        let bounds = try documentBounds(rows.count, upTo: last)
        let outcome = try await Self.outcome {
            // What is wrong with a file that our own reader does not know, a library can tell; and where all is asked of
            // other programs, this is too.
            if sample != .all, let knownDocument { return knownDocument }
            guard let program else { throw PrintHouseError.toolMissing(tool: "postvangnet", package: "postvangnet") }
            return try await program.session(on: letters, reader: "libqpdf", within: bounds) { session in
                guard let document = try await session.document() else {
                    throw PrintHouseError.toolFailed(tool: "libqpdf", file: letters)
                }
                return document
            }
        }
        switch outcome {
        case .success((let structure, let inspection)):
            isInspected = true
            if let intent { findings += DocumentStructureCheck(structure, rows: rows, intent: intent).findings }
            findings += InspectionCheck(inspection, product: manifest?.product, blankPages: blankPages).findings
        case .failure(let finding): findings.append(finding)
        }
    }

    /// A part is written with its piece and pages, in some 80 bytes; of pages the number of each that draws something.
    private func documentBounds(_ pieces: Int, upTo last: Int) throws -> ReaderBounds {
        try poppler.bounds(for: letters, pages: last, output: 1 << 20 + pieces * 400 + last * 8)
    }

    /// Whether the file asks for a password: its trailer, or what stands in its place, says so near the end.
    private static func isLocked(_ letters: FilePath) throws -> Bool {
        var end: [UInt8] = []
        try unsafe FileReading.forEachChunk(of: letters) { end = unsafe Array((end + $0).suffix(trailer)) }
        return String(decoding: end, as: UTF8.self).contains("/Encrypt")
    }

    /// Bytes.
    private static let trailer = 1 << 16

    private static let locked = Finding(
        code: BatchFault.lettersEncrypted, place: .init(file: BatchFile.letters.name),
        message: "The file asks for a password; ours never do. Nothing in it was checked: ask for the batch again.")

    /// The same of a reader that counts the pages that it is shown.
    private static func outcome<Value>(
        on shown: ShownPages, of read: () async throws -> Value
    ) async throws -> Result<Value, Finding> {
        try await outcome {
            do { return try await read() } catch var stop as ReaderStop {
                stop.page = stop.page.map { shown.number(of: $0) }
                throw stop
            }
        }
    }

    /// What was read, or the finding that a reader did not come to its end.
    private static func outcome<Value>(of read: () async throws -> Value) async throws -> Result<Value, Finding> {
        do {
            return .success(try await read())
        } catch let stop as ReaderStop {
            return .failure(stop.finding)
        } catch let fault as PageReadingFault {
            return .failure(fault.finding)
        } catch PrintHouseError.toolFailed(let tool, _) {
            return .failure(
                Finding(
                    code: BatchFault.lettersUnreadable, place: .init(file: BatchFile.letters.name),
                    message: "\(tool) cannot read the file: it is damaged, or no PDF."))
        }
    }
}
