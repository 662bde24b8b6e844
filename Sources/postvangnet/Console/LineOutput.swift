import StrictFiles

/// Many short lines for standard output, written some at a time.
struct LineOutput {
    private var pending: [UInt8] = []

    /// Bytes that are written at once.
    private static let portion = 1 << 16

    mutating func add(_ line: [UInt8]) throws {
        pending += line
        if pending.count > Self.portion { try finish() }
    }

    mutating func finish() throws {
        try StandardOutput.write(pending)
        pending.removeAll(keepingCapacity: true)
    }
}
