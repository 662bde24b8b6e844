import SystemPackage

/// Reading of files, piece by piece or whole.
enum FileReading {
    private static let chunkBytes = 1 << 17

    static func forEachChunk(of path: FilePath, _ body: (UnsafeRawBufferPointer) throws -> Void) throws {
        let file = try FileDescriptor.open(path, .readOnly, options: [.closeOnExec, .noFollow])
        try file.closeAfter {
            let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: chunkBytes, alignment: 16)
            defer { buffer.deallocate() }
            while true {
                let count = try file.read(into: buffer)
                if count == 0 { break }
                try body(UnsafeRawBufferPointer(rebasing: buffer[..<count]))
            }
        }
    }

    static func bytes(of path: FilePath) throws -> [UInt8] {
        var bytes: [UInt8] = []
        try forEachChunk(of: path) { bytes += $0 }
        return bytes
    }
}
