import SystemPackage

/// Reading of files, piece by piece or whole. Links are not followed: a batch holds its own files.
enum FileReading {
    private static let chunkBytes = 1 << 17

    static func forEachChunk(of path: FilePath, _ body: (UnsafeRawBufferPointer) throws -> Void) throws {
        let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: chunkBytes, alignment: 16)
        defer { buffer.deallocate() }
        let file = try reading(path) {
            try FileDescriptor.open(path, .readOnly, options: [.closeOnExec, .noFollow])
        }
        try file.closeAfter {
            while true {
                let count = try reading(path) { try file.read(into: buffer) }
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

    /// Names the file in an error of the system.
    static func reading<Result>(_ path: FilePath, _ body: () throws -> Result) throws -> Result {
        do {
            return try body()
        } catch let error as Errno {
            throw PrintHouseError.cannotRead(path, error)
        }
    }
}
