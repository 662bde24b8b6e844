/// Cuts bytes that come in pieces into lines.
struct LineBuffer {
    private var rest: [UInt8] = []

    mutating func lines(adding bytes: [UInt8]) -> [String] {
        rest += bytes
        var lines = rest.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
        rest = Array(lines.removeLast())
        return lines.map { String(decoding: $0, as: UTF8.self) }
    }
}
