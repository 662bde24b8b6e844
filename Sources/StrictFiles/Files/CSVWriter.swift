package import SystemPackage

/// A CSV file (RFC 4180, lines end with LF), written field by field through a buffer.
///
/// Bytes go straight into the buffer, with no text made of a row: an extract can have 80 million.
package struct CSVWriter: ~Copyable {
    package private(set) var rows = 0
    private let path: FilePath
    private let file: FileDescriptor
    private var isOpen = true
    private var bytes: [UInt8]
    private var count = 0

    private static let capacity = 1 << 18

    package init(_ path: FilePath, columns: String) throws(FileError) {
        self.path = path
        do {
            file = try FileDescriptor.open(
                path, .writeOnly, options: [.create, .exclusiveCreate, .closeOnExec], permissions: .ownerReadWrite)
        } catch { throw .cannotCreate(path, reason: "\(error)") }
        bytes = [UInt8](repeating: 0, count: Self.capacity)
        part(columns)
        put(UInt8(ascii: "\n"))
    }

    deinit {
        // Only where something else went wrong before.
        if isOpen { try? file.close() }
    }

    /// Ends the row: the comma after its last field becomes the end of the line.
    package mutating func endRow() throws(FileError) {
        bytes[count - 1] = UInt8(ascii: "\n")
        rows += 1
        if count >= Self.capacity { try flush() }
    }

    package mutating func finish() throws(FileError) {
        try flush()
        isOpen = false
        do { try file.close() } catch { throw .cannotWrite(path, reason: "\(error)") }
    }

    private mutating func flush() throws(FileError) {
        do {
            unsafe try bytes.withUnsafeBytes { buffer in
                _ = unsafe try file.writeAll(UnsafeRawBufferPointer(rebasing: buffer[..<count]))
            }
        } catch { throw .cannotWrite(path, reason: "\(error)") }
        count = 0
    }

    // MARK: Fields

    /// Text of any kind, in quotes where it needs them.
    package mutating func text(_ text: String) {
        guard text.utf8.contains(where: { $0 == 0x22 || $0 == 0x2C || $0 == 0x0A || $0 == 0x0D }) else {
            part(text)
            return endField()
        }
        part("\"")
        part(text.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\""))
        part("\"")
        endField()
    }

    /// A piece of a field that is put together, of words that need no quotes.
    package mutating func part(_ text: String) {
        let utf8 = text.utf8
        makeRoom(utf8.count)
        var index = count
        var target = bytes.mutableSpan
        for byte in utf8 {
            target[index] = byte
            index += 1
        }
        count = index
    }

    /// A piece of a field that is a number, with zeros before it where it is shorter than `width`.
    package mutating func part(_ number: Int, width: Int = 1) {
        var (length, limit) = (1, 10)
        while length < width || number >= limit { (length, limit) = (length + 1, limit * 10) }
        makeRoom(length)
        let start = count
        var rest = number
        count += length
        var target = bytes.mutableSpan
        for index in stride(from: start + length - 1, through: start, by: -1) {
            target[index] = UInt8(ascii: "0") + UInt8(truncatingIfNeeded: rest % 10)
            rest /= 10
        }
    }

    package mutating func number(_ number: Int) {
        part(number)
        endField()
    }

    package mutating func choice(_ choice: some RawRepresentable<String>) { text(choice.rawValue) }

    /// A piece of a field of so many bytes, put there by `body` from its place on.
    package mutating func part(ofBytes width: Int, _ body: (inout MutableSpan<UInt8>, Int) -> Void) {
        makeRoom(width)
        let start = count
        count += width
        var target = bytes.mutableSpan
        body(&target, start)
    }

    package mutating func empty(_ fields: Int = 1) {
        for _ in 0..<fields { endField() }
    }

    package mutating func endField() { put(UInt8(ascii: ",")) }

    private mutating func put(_ byte: UInt8) {
        makeRoom(1)
        bytes[count] = byte
        count += 1
    }

    private mutating func makeRoom(_ more: Int) {
        if count + more > bytes.count {
            bytes.append(contentsOf: repeatElement(0, count: max(more, bytes.count)))
        }
    }
}
