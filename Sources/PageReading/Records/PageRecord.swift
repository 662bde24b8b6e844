/// What one process tells another of the pages that it has read or laid out, in frames of bytes: their number, and the record.
package enum PageRecord: Hashable, Sendable {
    /// What pages share, before the first page that shows it.
    case form(number: Int, ReadContent)
    case page(PagesReader.Page)
    /// No page comes any more.
    case end(pages: Int)
    /// The next page, or the file, cannot be read.
    case fault(PageReadingFault)

    /// Bytes of a frame, at most: a page that takes more is none of ours.
    package static let longest = 16 << 20

    package var frame: [UInt8] {
        var writer = RecordWriter()
        switch self {
        case .form(let number, let content):
            writer.add(0)
            writer.add(number)
            writer.add(content)
        case .page(let page):
            writer.add(1)
            writer.add(page.width)
            writer.add(page.height)
            writer.add(page.content)
        case .end(let pages):
            writer.add(2)
            writer.add(pages)
        case .fault(.damaged(let what)):
            writer.add(3)
            writer.add(Array(what.utf8))
        case .fault(.unknown(let what)):
            writer.add(4)
            writer.add(Array(what.utf8))
        }
        return writer.frame
    }

    /// Takes the first frame from bytes; nil where it is not there in full. Throws where it is none.
    package static func take(from bytes: inout ArraySlice<UInt8>) throws(PageReadingFault) -> PageRecord? {
        guard bytes.count >= 4 else { return nil }
        let count = bytes.prefix(4).reversed().reduce(0) { $0 << 8 | Int($1) }
        guard count <= longest else { throw .damaged("a record") }
        guard bytes.count - 4 >= count else { return nil }
        var reader = RecordReader(bytes.dropFirst(4).prefix(count))
        let record = try PageRecord(&reader)
        guard reader.isAtEnd else { throw .damaged("a record") }
        bytes = bytes.dropFirst(4 + count)
        return record
    }

    private init(_ reader: inout RecordReader) throws(PageReadingFault) {
        switch try reader.number() {
        case 0: self = .form(number: try reader.number(), try reader.content())
        case 1:
            let (width, height) = (try reader.decimal(), try reader.decimal())
            self = .page(PagesReader.Page(width: width, height: height, content: try reader.content()))
        case 2: self = .end(pages: try reader.number())
        case 3: self = .fault(.damaged(String(decoding: try reader.bytes(), as: UTF8.self)))
        case 4: self = .fault(.unknown(String(decoding: try reader.bytes(), as: UTF8.self)))
        default: throw .damaged("a record")
        }
    }
}
