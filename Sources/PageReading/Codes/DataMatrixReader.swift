/// Reads Data Matrix codes (ISO/IEC 16022, ECC 200) from their modules, as they stand in a file: squares, one block of
/// codewords.
///
/// No camera was between, so that nothing is corrected: where one module is not as it should be, there is no text.
package struct DataMatrixReader {
    private var layouts: [Int: DataMatrixLayout] = [:]
    private let field = GaloisField()

    package init() {}

    /// Nil where it is no such code, is damaged, or is coded in a way that marks of sheets are not.
    package mutating func text(of code: ReadContent.Code) -> String? {
        guard code.columns == code.rows, let layout = layout(of: code.columns) else { return nil }
        guard layout.hasFinder(code), let codewords = layout.codewords(of: code), isIntact(codewords, layout) else {
            return nil
        }
        return Self.text(of: codewords.prefix(layout.size.data))
    }

    private mutating func layout(of side: Int) -> DataMatrixLayout? {
        if let known = layouts[side] { return known }
        let layout = DataMatrixLayout(side: side)
        layouts[side] = layout
        return layout
    }

    /// Whether the check codewords are those of the others: the polynomial is 0 at each of the generator's roots.
    private func isIntact(_ codewords: [UInt8], _ layout: DataMatrixLayout) -> Bool {
        (1...layout.size.check).allSatisfy { root in
            codewords.reduce(0) { field.times($0, power: root) ^ $1 } == 0
        }
    }

    private static func text(of codewords: ArraySlice<UInt8>) -> String? {
        var text: [UInt8] = []
        var rest = codewords
        while let word = rest.popFirst() {
            switch word {
            case 1...128: text.append(word - 1)
            // What is behind fills the code.
            case 129: return String(decoding: text, as: UTF8.self)
            case 130...229: text += [UInt8(ascii: "0") + (word - 130) / 10, UInt8(ascii: "0") + (word - 130) % 10]
            case 230:
                guard let part = capitals(&rest) else { return nil }
                text += part
            case 240: text += sixBits(&rest)
            default: return nil
            }
        }
        return String(decoding: text, as: UTF8.self)
    }

    /// The encoding for capitals and digits, three in two codewords (C40); as far as it needs no shifts.
    private static func capitals(_ rest: inout ArraySlice<UInt8>) -> [UInt8]? {
        var text: [UInt8] = []
        while rest.count >= 2 {
            guard let high = rest.popFirst(), high != 254, let low = rest.popFirst() else { return text }
            let value = Int(high) * 256 + Int(low) - 1
            for code in [value / 1600, value / 40 % 40, value % 40] {
                switch code {
                case 3: text.append(UInt8(ascii: " "))
                case 4...13: text.append(UInt8(ascii: "0") + UInt8(code - 4))
                case 14...39: text.append(UInt8(ascii: "A") + UInt8(code - 14))
                default: return nil
                }
            }
        }
        // A single codeword behind is one of the usual encoding; the sign of its end says nothing.
        if rest.first == 254 { rest.removeFirst() }
        return text
    }

    /// The encoding for characters of six bits, four in three codewords (EDIFACT).
    private static func sixBits(_ rest: inout ArraySlice<UInt8>) -> [UInt8] {
        var text: [UInt8] = []
        // One or two codewords at the end are of the usual encoding.
        while rest.count >= 3 {
            let bits = rest.prefix(3).reduce(0) { $0 << 8 | UInt32($1) }
            for (index, shift) in [18, 12, 6, 0].enumerated() {
                let value = UInt8(truncatingIfNeeded: bits >> UInt32(shift)) & 0x3F
                guard value != 31 else {
                    // The codeword in which it ends is the last one.
                    rest = rest.dropFirst(min(index + 1, 3))
                    return text
                }
                text.append(value & 0x20 == 0 ? value + 64 : value)
            }
            rest = rest.dropFirst(3)
        }
        return text
    }
}

/// Numbers of 256 elements, as the standard has them: powers of 2 modulo x^8 + x^5 + x^3 + x^2 + 1.
private struct GaloisField {
    private var powers = [UInt8](repeating: 0, count: 255)
    private var logarithms = [Int](repeating: 0, count: 256)

    init() {
        var value = 1
        for exponent in 0..<255 {
            powers[exponent] = UInt8(value)
            logarithms[value] = exponent
            value <<= 1
            if value > 255 { value ^= 0x12D }
        }
    }

    func times(_ value: UInt8, power exponent: Int) -> UInt8 {
        value == 0 ? 0 : powers[(logarithms[Int(value)] + exponent) % 255]
    }
}
