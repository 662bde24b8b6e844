import PageReading
import StrictFiles
import SystemPackage

/// Pages that were laid out again from the plan, as `PageRecord`s in a file.
struct PageRecords {
    private let file: FilePath
    private var rest: ArraySlice<UInt8>

    init(of file: FilePath) throws {
        self.file = file
        var bytes: [UInt8] = []
        try unsafe FileReading.forEachChunk(of: file) { unsafe bytes += $0 }
        rest = bytes[...]
    }

    /// Nil behind the last one. What is wrong with this file is nothing of letters.pdf's.
    mutating func nextPage(addingFormsTo forms: inout [Int: ReadContent]) throws(FileError) -> PagesReader.Page? {
        while let record = try next() {
            switch record {
            case .form(let number, let content): forms[number] = content
            case .page(let page): return page
            case .end, .fault: return nil
            }
        }
        return nil
    }

    private mutating func next() throws(FileError) -> PageRecord? {
        do { return try PageRecord.take(from: &rest) } catch {
            throw .cannotRead(file, reason: "it is damaged")
        }
    }
}
