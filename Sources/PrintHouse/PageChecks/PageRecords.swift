import PageReading
import StrictFiles
import SystemPackage

/// Pages that were laid out again from the plan, as `PageRecord`s in a file.
struct PageRecords {
    private var rest: ArraySlice<UInt8>

    init(of file: FilePath) throws {
        var bytes: [UInt8] = []
        try unsafe FileReading.forEachChunk(of: file) { unsafe bytes += $0 }
        rest = bytes[...]
    }

    /// Nil behind the last one.
    mutating func nextPage(addingFormsTo forms: inout [Int: ReadContent]) throws -> PagesReader.Page? {
        while let record = try PageRecord.take(from: &rest) {
            switch record {
            case .form(let number, let content): forms[number] = content
            case .page(let page): return page
            case .end, .fault: return nil
            }
        }
        return nil
    }
}
