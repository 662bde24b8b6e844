import MarkReading
import PDFFinishing
import PageReading
import StrictFiles
import SystemPackage

/// Reads the pages of letters.pdf object by object, with the texts of its codes, and writes them as records.
struct PagesAnswer {
    private var reader: PagesReader
    private var matrices = DataMatrixReader()
    /// By their modules: thousands of pages bear the same one.
    private var codes: [[UInt8]: String?] = [:]
    private var told: Set<Int> = []

    /// Pages, from 1, on which something is drawn.
    private var drawn: [Int] = []

    private static let mostCodes = 64

    init(of letters: FilePath) throws {
        var bytes: [UInt8] = []
        try unsafe FileReading.forEachChunk(of: letters) { unsafe bytes += $0 }
        reader = try PagesReader(bytes)
    }

    /// Writes the records of all pages, or of what cannot be read. Returns nil where that is not all of them.
    static func written(of letters: FilePath, upTo last: Int) throws -> PagesAnswer? {
        var frames: [UInt8] = []
        var whole: PagesAnswer?
        do {
            var answer = try PagesAnswer(of: letters)
            for index in 0..<min(last, answer.reader.count) {
                for record in try answer.page(index) { frames += record.frame }
                guard frames.count >= Self.chunk else { continue }
                try StandardOutput.write(frames)
                frames.removeAll(keepingCapacity: true)
            }
            frames += PageRecord.end(pages: answer.reader.count).frame
            if answer.reader.count <= last { whole = answer }
        } catch let fault as PageReadingFault {
            frames += PageRecord.fault(fault).frame
        }
        try StandardOutput.write(frames)
        return whole
    }

    /// What the file has beside its pages' content; nil where our own programs do not write it.
    var document: ReadingAnswer.Document? {
        guard let document = try? reader.document() else { return nil }
        return ReadingAnswer.Document(
            structure: ReadingAnswer.Structure(document), inspection: PrintInspection(document, drawn: drawn))
    }

    /// Bytes that are written together.
    private static let chunk = 1 << 16

    private mutating func page(_ index: Int) throws(PageReadingFault) -> [PageRecord] {
        var page = try reader.page(index)
        if !page.content.isEmpty { drawn.append(index + 1) }
        readCodes(of: &page.content)
        let new = reader.forms.keys.filter { !told.contains($0) }.sorted()
        var records: [PageRecord] = []
        for number in new {
            told.insert(number)
            guard var form = reader.forms[number] else { continue }
            readCodes(of: &form)
            records.append(.form(number: number, form))
        }
        return records + [.page(page)]
    }

    private mutating func readCodes(of content: inout ReadContent) {
        for index in content.codes.indices { content.codes[index].text = text(of: content.codes[index]) }
    }

    private mutating func text(of code: ReadContent.Code) -> String? {
        if let text = matrices.text(of: code) ?? KIXReader.text(of: code) { return text }
        if let known = codes[code.modules] { return known }
        if codes.count >= Self.mostCodes { codes.removeAll() }
        let text = code.picture.flatMap { MarkReader(.qr).read($0) }
        codes[code.modules] = .some(text)
        return text
    }
}

extension PrintInspection {
    init(_ document: KnownDocument, drawn: [Int]) {
        self.init(
            soundPages: document.pages,
            boxes: document.boxes.map { group in
                let boxes = group.boxes
                return BoxedPages(
                    boxes: Boxes(
                        media: boxes.media, trim: boxes.trim, bleed: boxes.bleed, crop: boxes.crop, art: boxes.art),
                    firstPage: group.firstPage, count: group.count)
            },
            drawn: drawn, metadata: document.metadata, isCalledForPrint: document.isCalledForPrint,
            hasOutputIntent: document.condition != nil, hasParts: document.parts != nil)
    }
}

extension ReadContent.Code {
    /// As a camera would have it, with white around; nil of what is no QR code by its size.
    fileprivate var picture: GrayPicture? {
        guard columns == rows, (21...177).contains(columns), columns % 4 == 1 else { return nil }
        let (scale, quiet) = (4, 4)
        let side = (columns + 2 * quiet) * scale
        var pixels = [UInt8](repeating: 255, count: side * side)
        for row in 0..<side {
            for column in 0..<side where isBlack(row / scale - quiet, column / scale - quiet) {
                pixels[row * side + column] = 0
            }
        }
        return GrayPicture(width: side, height: side, pixels: pixels)
    }
}
