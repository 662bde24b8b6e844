import Foundation
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

    private let file: Int32
    private var scanner = RowScanner()
    private var nextLine = 1
    /// Where the next row begins in `bytes`, and where the bytes read so far end.
    private var position = 0
    private var end = 0
    private var isFileRead = false
    private var hasBegun = false

    init(path: String, capacity: Int = Self.standardCapacity) throws(POSIXFailure) {
        // A pipe without a writer would be waited for without end.
        file = unsafe open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
        let code = errno
        bytes = [UInt8](repeating: 0, count: max(capacity, 4))
        guard file >= 0 else { throw POSIXFailure(code: code) }
        var facts = stat()
        guard unsafe fstat(file, &facts) == 0, facts.st_mode & S_IFMT == S_IFREG else {
            throw POSIXFailure(code: EISDIR)
        }
    }

    deinit {
        if file >= 0 { close(file) }
    }

    /// The first bytes of the file, before any row is read.
    mutating func start() throws(POSIXFailure) -> ArraySlice<UInt8> {
        while end < min(TableFormFault.enough, bytes.count), !isFileRead { try fill() }
        return bytes[..<end]
    }

    /// Reads the next row; throws where the file cannot be read on.
    mutating func next() throws(POSIXFailure) -> Row {
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

    private mutating func skipByteOrderMark() throws(POSIXFailure) {
        hasBegun = true
        while end < 3, !isFileRead { try fill() }
        if end >= 3, bytes.starts(with: [0xEF, 0xBB, 0xBF]) { position = 3 }
    }

    /// Moves the row that has begun to the front of the buffer and reads more after it.
    private mutating func fill() throws(POSIXFailure) {
        if position > 0 {
            bytes.replaceSubrange(0..<(end - position), with: Array(bytes[position..<end]))
            (position, end) = (0, end - position)
        }
        let count = try bytes.readMore(from: file, at: end)
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

extension [UInt8] {
    /// Fills the array from `offset` on; 0 at the end of the file.
    fileprivate mutating func readMore(from file: Int32, at offset: Int) throws(POSIXFailure) -> Int {
        while true {
            let count = unsafe withUnsafeMutableBytes { buffer in
                let free = unsafe UnsafeMutableRawBufferPointer(rebasing: buffer[offset...])
                return unsafe read(file, free.baseAddress, free.count)
            }
            if count >= 0 { return count }
            guard errno == EINTR else { throw POSIXFailure(code: errno) }
        }
    }
}
