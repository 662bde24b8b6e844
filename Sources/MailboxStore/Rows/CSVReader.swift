import StrictFiles

/// Reads a CSV file (RFC 4180) row by row, in bounded memory.
///
/// The fields of a row are places in a buffer that the next row reuses: nothing is copied or made a text of, so that
/// a file of 80 million rows passes in about the time it takes to read it. A line ends with LF or CRLF; a UTF-8
/// byte-order mark at the start is passed over.
struct CSVReader: ~Copyable {
    enum Row {
        case fields
        /// A quote stands where none may, or is never closed; reading goes on at the next line.
        case torn
        /// Longer than the buffer: a quote that is never closed, or not CSV at all. Reading cannot go on.
        case tooLong
        case end
    }

    /// Bytes a row may have.
    static let standardCapacity = 1 << 20

    /// What `fields` point into.
    private(set) var bytes: [UInt8]
    /// The fields of the row read last.
    var fields: [Range<Int>] { scanner.fields }
    /// The line of that row's first character; the first line of the file is 1.
    private(set) var line = 1
    /// Whether that row is all printable ASCII; otherwise its text needs a closer look.
    var isPlain: Bool { scanner.isPlain }

    private var file: FileBytes
    private var scanner = RowScanner()
    private var nextLine = 1
    /// Where the next row begins in `bytes`, and where the bytes read so far end.
    private var position = 0
    private var end = 0
    private var isFileRead = false
    private var hasBegun = false

    /// - Parameter path: of a file that may be compressed.
    init(path: String, capacity: Int = Self.standardCapacity) throws(ReadFailure) {
        file = try FileBytes(path: path)
        bytes = [UInt8](repeating: 0, count: max(capacity, 4))
    }

    /// The first bytes of the file, before any row is read.
    mutating func start() throws(ReadFailure) -> ArraySlice<UInt8> {
        while end < min(TableFormFault.enough, bytes.count), !isFileRead { try fill() }
        return bytes[..<end]
    }

    /// Reads the next row; throws where the file cannot be read on.
    mutating func next() throws(ReadFailure) -> Row {
        if !hasBegun { try skipByteOrderMark() }
        line = nextLine
        while true {
            if position == end, isFileRead { return .end }
            if let next = scanner.scan(bytes, from: position, to: end, isLast: isFileRead) {
                position = next
                nextLine = line + scanner.lines
                if !scanner.doubled.isEmpty { removeDoubledQuotes() }
                return scanner.isTorn ? .torn : .fields
            }
            if position == 0, end == bytes.count { return .tooLong }
            try fill()
        }
    }

    private mutating func skipByteOrderMark() throws(ReadFailure) {
        hasBegun = true
        while end < 3, !isFileRead { try fill() }
        if end >= 3, bytes.starts(with: [0xEF, 0xBB, 0xBF]) { position = 3 }
    }

    /// Moves the row that has begun to the front of the buffer and reads more after it.
    private mutating func fill() throws(ReadFailure) {
        if position > 0 {
            bytes.replaceSubrange(0..<(end - position), with: Array(bytes[position..<end]))
            (position, end) = (0, end - position)
        }
        let count = try file.read(into: &bytes, at: end)
        end += count
        isFileRead = count == 0
    }

    /// Closes the gaps that doubled quotes leave: `""` in a quoted field stands for one quote.
    private mutating func removeDoubledQuotes() {
        for field in scanner.doubled {
            let range = scanner.fields[field]
            var (from, to) = (range.lowerBound, range.lowerBound)
            while from < range.upperBound {
                bytes[to] = bytes[from]
                from += bytes[from] == Byte.quote ? 2 : 1
                to += 1
            }
            scanner.fields[field] = range.lowerBound..<to
        }
    }
}
