import StrictFiles
import SystemPackage

/// What a transfer in text mode does to a file (FTP type ASCII and its like): LF becomes CR LF, in text or not.
enum TextMode {
    /// Bytes; the first line of every file of a batch is shorter.
    private static let firstLine = 4096

    static let sentence =
        "The file was copied in text mode: its line ends became CR LF. Copy all of it again, in binary mode."

    /// Whether the first line of a file ends in CR LF, as none of ours does.
    static func shows(in path: FilePath) throws -> Bool {
        let file = try FileReading.reading(path) { try FileReading.opened(path, followingLinks: false).file }
        let start = try file.closeAfter {
            try FileReading.reading(path) {
                try unsafe [UInt8](unsafeUninitializedCapacity: firstLine) { buffer, count in
                    count = try unsafe file.read(into: UnsafeMutableRawBufferPointer(buffer))
                }
            }
        }
        guard let end = start.firstIndex(of: UInt8(ascii: "\n")), end > 0 else { return false }
        return start[end - 1] == UInt8(ascii: "\r")
    }

    /// The bytes as they were before.
    static func undone(_ bytes: [UInt8]) -> [UInt8] {
        var undone: [UInt8] = []
        undone.reserveCapacity(bytes.count)
        for byte in bytes {
            if byte == UInt8(ascii: "\n"), undone.last == UInt8(ascii: "\r") { undone.removeLast() }
            undone.append(byte)
        }
        return undone
    }
}
