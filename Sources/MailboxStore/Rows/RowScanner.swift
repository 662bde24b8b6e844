/// Finds where the fields of one CSV row stand.
struct RowScanner {
    /// The fields' places, without the quotes around them; doubled quotes still stand in them.
    var fields: [Range<Int>] = []
    /// Which fields hold doubled quotes.
    private(set) var doubled: [Int] = []
    /// How many lines the row takes: a quoted field may hold line breaks.
    private(set) var lines = 1
    /// Whether a quote stands where none may, or is never closed.
    private(set) var isTorn = false
    /// Whether all characters are printable ASCII.
    private(set) var isPlain = true

    private enum State { case fieldStart, unquoted, quoted, afterQuote }

    /// Where the next row begins; nil where the end of this one is not among the bytes yet.
    mutating func scan(_ buffer: [UInt8], from begin: Int, to end: Int, isLast: Bool) -> Int? {
        let bytes = buffer.span
        fields.removeAll(keepingCapacity: true)
        doubled.removeAll(keepingCapacity: true)
        (lines, isTorn, isPlain) = (1, false, true)
        var state = State.fieldStart
        var (start, quoteEnd, hasDoubled) = (begin, begin, false)
        var index = begin
        while index < end {
            let byte = bytes[index]
            switch byte {
            case Byte.quote:
                switch state {
                case .fieldStart: (state, start) = (.quoted, index + 1)
                case .quoted: (state, quoteEnd) = (.afterQuote, index)
                case .afterQuote: (state, hasDoubled) = (.quoted, true)
                case .unquoted: isTorn = true
                }
            case Byte.comma where state != .quoted:
                finishField(start..<(state == .afterQuote ? quoteEnd : index), hasDoubled)
                (state, start, hasDoubled) = (.fieldStart, index + 1, false)
            case Byte.lineFeed where state != .quoted:
                finishField(start..<(state == .afterQuote ? quoteEnd : index), hasDoubled)
                return index + 1
            case Byte.carriageReturn where state != .quoted:
                if index + 1 == end, !isLast { return nil }
                if index + 1 < end, bytes[index + 1] == Byte.lineFeed {
                    finishField(start..<(state == .afterQuote ? quoteEnd : index), hasDoubled)
                    return index + 2
                }
                // A CR on its own ends no line.
                readCharacter(byte, &state)
            case Byte.lineFeed:
                lines += 1
                isPlain = false
            default: readCharacter(byte, &state)
            }
            index += 1
        }
        guard isLast else { return nil }
        if state == .quoted { isTorn = true }
        finishField(start..<(state == .afterQuote ? quoteEnd : end), hasDoubled)
        return end
    }

    @inline(__always)
    private mutating func readCharacter(_ byte: UInt8, _ state: inout State) {
        if byte < 0x20 || byte > 0x7E { isPlain = false }
        switch state {
        case .quoted, .unquoted: break
        case .fieldStart: state = .unquoted
        case .afterQuote: (state, isTorn) = (.unquoted, true)
        }
    }

    private mutating func finishField(_ range: Range<Int>, _ hasDoubledQuotes: Bool) {
        if hasDoubledQuotes { doubled.append(fields.count) }
        fields.append(range)
    }
}

/// The bytes that have a meaning in CSV.
enum Byte {
    static let quote = UInt8(ascii: "\"")
    static let comma = UInt8(ascii: ",")
    static let lineFeed = UInt8(ascii: "\n")
    static let carriageReturn = UInt8(ascii: "\r")
}
