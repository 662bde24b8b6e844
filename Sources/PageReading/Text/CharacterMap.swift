/// What the codes of a font are as text: its ToUnicode map (ISO 32000-1, 9.10.3).
struct CharacterMap {
    /// UTF-8, by code; nil of codes that have none.
    private(set) var texts: [[UInt8]?] = []

    /// - Parameter width: bytes of a code, 1 or 2.
    init(_ bytes: [UInt8], width: Int) throws(PageReadingFault) {
        var scanner = ObjectScanner(bytes)
        var operands: [FileObject] = []
        while let token = try scanner.next() {
            switch token {
            case .object(let object): operands.append(object)
            case .keyword(let word):
                if word.elementsEqual("endbfchar".utf8) {
                    try addCharacters(operands, width)
                } else if word.elementsEqual("endbfrange".utf8) {
                    try addRanges(operands, width)
                } else if word.elementsEqual("usecmap".utf8) {
                    throw .unknown("usecmap")
                }
                operands.removeAll(keepingCapacity: true)
            }
        }
    }

    private mutating func addCharacters(_ operands: [FileObject], _ width: Int) throws(PageReadingFault) {
        guard operands.count.isMultiple(of: 2) else { throw .damaged("a map of characters") }
        for place in stride(from: 0, to: operands.count, by: 2) {
            try add(try Self.text(operands[place + 1]), for: try Self.code(operands[place], width))
        }
    }

    private mutating func addRanges(_ operands: [FileObject], _ width: Int) throws(PageReadingFault) {
        guard operands.count.isMultiple(of: 3) else { throw .damaged("a map of characters") }
        for place in stride(from: 0, to: operands.count, by: 3) {
            let (first, last) = (try Self.code(operands[place], width), try Self.code(operands[place + 1], width))
            guard first <= last else { throw .damaged("a map of characters") }
            if let texts = operands[place + 2].items {
                guard texts.count == last - first + 1 else { throw .damaged("a map of characters") }
                for (offset, text) in texts.enumerated() { try add(try Self.text(text), for: first + offset) }
            } else {
                let start = try Self.text(operands[place + 2])
                guard let scalar = start.last else { throw .damaged("a map of characters") }
                for code in first...last {
                    guard let next = Unicode.Scalar(scalar.value + UInt32(code - first)) else {
                        throw .damaged("a map of characters")
                    }
                    try add(start.dropLast() + [next], for: code)
                }
            }
        }
    }

    private mutating func add(_ text: some Sequence<Unicode.Scalar>, for code: Int) throws(PageReadingFault) {
        if code >= texts.count { texts += [[UInt8]?](repeating: nil, count: code + 1 - texts.count) }
        guard texts[code] == nil else { throw .damaged("a character that is two") }
        texts[code] = text.reduce(into: []) { $0 += Array(String($1).utf8) }
    }

    private static func code(_ object: FileObject, _ width: Int) throws(PageReadingFault) -> Int {
        guard case .string(let bytes) = object, bytes.count == width else { throw .damaged("a map of characters") }
        return bytes.reduce(0) { $0 << 8 | Int($1) }
    }

    /// UTF-16, the higher byte first.
    static func text(_ object: FileObject) throws(PageReadingFault) -> [Unicode.Scalar] {
        guard case .string(let bytes) = object, bytes.count.isMultiple(of: 2) else { throw .damaged("a text") }
        let units = stride(from: 0, to: bytes.count, by: 2).map { UInt16(bytes[$0]) << 8 | UInt16(bytes[$0 + 1]) }
        guard let text = String(validating: units, as: UTF16.self) else { throw .damaged("a text") }
        return Array(text.unicodeScalars)
    }
}
