/// Follows the operators of a page or form (ISO 32000-1, annex A), and takes down what it puts where.
///
/// It knows those that our own files have. Any other is refused: what it does to the paper is not known.
struct ContentReader {
    private(set) var content = ReadContent()

    private let resources: PageResources
    private var state: GraphicsState
    private var saved: [GraphicsState] = []
    private var operands: [FileObject] = []
    private var path = ContentPath()
    private var isText = false
    private var lineMatrix = Transform()
    private var textMatrix = Transform()
    /// Whether what is shown next goes on where the text before ended.
    private var goesOn = false
    private var spans: [ActualText?] = []

    private static let mostSaved = 64
    private static let mostOperands = 64

    /// Text that is said to be another one, as for a letter and the mark above it, which are two glyphs.
    private struct ActualText {
        var text: [Unicode.Scalar]
        var isTold = false
    }

    /// - Parameters:
    ///   - start: from the content's own places to points from the left and top.
    ///   - area: beyond which nothing is drawn.
    init(_ resources: PageResources, start: Transform, area: PageRectangle) {
        self.resources = resources
        state = GraphicsState(transform: start, clip: area)
    }

    mutating func read(_ bytes: [UInt8]) throws(PageReadingFault) {
        var scanner = ObjectScanner(bytes)
        while let token = try scanner.next() {
            switch token {
            case .object(let object):
                guard operands.count < Self.mostOperands else { throw .damaged("content") }
                operands.append(object)
            case .keyword(let word):
                try apply(word)
                operands.removeAll(keepingCapacity: true)
            }
        }
        guard operands.isEmpty, saved.isEmpty, !isText, spans.isEmpty else { throw .damaged("content that is cut off") }
    }

    private mutating func apply(_ word: ArraySlice<UInt8>) throws(PageReadingFault) {
        switch String(decoding: word, as: UTF8.self) {
        case "q":
            guard saved.count < Self.mostSaved else { throw .damaged("content") }
            saved.append(state)
        case "Q":
            guard let last = saved.popLast() else { throw .damaged("content") }
            state = last
        case "cm": state.transform = Transform(try numbers(6)).then(state.transform)
        case "gs": try resources.checkGraphicsState(try name())
        case "g": state.gray = try numbers(1)[0]
        case "G": state.strokeGray = try numbers(1)[0]
        case "w", "J", "j", "M", "i": _ = try numbers(1)
        case "d":
            guard operands.count == 2, operands[0].items != nil, operands[1].number != nil else {
                throw .damaged("content")
            }
        case "m", "l": path.addPoint(try numbers(2))
        case "c": path.addPoint(try numbers(6))
        case "v", "y": path.addPoint(try numbers(4))
        case "h": _ = try numbers(0)
        case "re": path.addRectangle(try numbers(4), by: state.transform)
        case "W", "W*": path.clips = true
        case "n": try paint(isFilled: false, isStroked: false)
        case "f", "F", "f*": try paint(isFilled: true, isStroked: false)
        case "S", "s": try paint(isFilled: false, isStroked: true)
        case "B", "B*", "b", "b*": try paint(isFilled: true, isStroked: true)
        case "BT":
            guard !isText else { throw .damaged("content") }
            (isText, lineMatrix, textMatrix, goesOn) = (true, Transform(), Transform(), false)
        case "ET":
            guard isText else { throw .damaged("content") }
            isText = false
        case "Tf":
            guard operands.count == 2, let font = operands[0].name, let size = operands[1].number else {
                throw .damaged("content")
            }
            state.font = try resources.font(font)
            state.fontSize = size
        case "Tr":
            // 0 fills, 3 leaves no ink; ours have no other.
            let mode = try numbers(1)[0]
            guard mode == 0 || mode == 3 else { throw .unknown("a text that is drawn in another way") }
            state.hidesText = mode == 3
        case "Tm": begin(Transform(try numbers(6)))
        case "Td":
            let offset = try numbers(2)
            begin(lineMatrix.moved(byX: offset[0], y: offset[1]))
        case "Tj": try show(operands)
        case "TJ":
            guard operands.count == 1, let items = operands[0].items else { throw .damaged("content") }
            try show(items)
        case "Do": try paint(try name())
        case "BMC":
            _ = try name()
            spans.append(nil)
        case "BDC": try beginSpan()
        case "EMC":
            guard spans.popLast() != nil else { throw .damaged("content") }
        case let other: throw .unknown("operator \(other.prefix(3))")
        }
    }

    private func numbers(_ count: Int) throws(PageReadingFault) -> [Double] {
        guard operands.count == count else { throw .damaged("content") }
        var numbers: [Double] = []
        numbers.reserveCapacity(count)
        for operand in operands {
            // Beyond, no paper is; and sums of such numbers stay numbers.
            guard let number = operand.number, number.magnitude < 1e7 else { throw .damaged("content") }
            numbers.append(number)
        }
        return numbers
    }

    private func name() throws(PageReadingFault) -> String {
        guard operands.count == 1, let name = operands[0].name else { throw .damaged("content") }
        return name
    }

    // MARK: - Text

    private mutating func begin(_ matrix: Transform) {
        (lineMatrix, textMatrix, goesOn) = (matrix, matrix, false)
    }

    private mutating func show(_ items: [FileObject]) throws(PageReadingFault) {
        guard isText, let font = state.font else { throw .damaged("text without a font") }
        let place = textMatrix.then(state.transform)
        if !goesOn {
            let turned = !place.isUpright || place.a <= 0 || place.d >= 0
            content.texts.append(
                ReadContent.Text(
                    x: place.e, y: place.f, utf8: [], glyphs: [],
                    isSeen: state.hasInk && state.isVisible(place.e, place.f) && abs(state.fontSize) > 0,
                    isUpright: !turned))
            goesOn = true
        } else if !state.hasInk {
            content.texts[content.texts.count - 1].isSeen = false
        }
        for item in items {
            switch item {
            case .string(let bytes): try add(bytes, in: font)
            case .number: break
            default: throw .damaged("content")
            }
        }
    }

    private mutating func add(_ bytes: [UInt8], in font: EmbeddedFont) throws(PageReadingFault) {
        guard bytes.count.isMultiple(of: font.width) else { throw .damaged("a text") }
        let last = content.texts.count - 1
        for place in stride(from: 0, to: bytes.count, by: font.width) {
            let code = font.width == 1 ? Int(bytes[place]) : Int(bytes[place]) << 8 | Int(bytes[place + 1])
            content.texts[last].glyphs.append(.init(font: UInt32(clamping: font.number), code: UInt16(code)))
            let text = font.text(of: code)
            if let span = spans.indices.last(where: { spans[$0] != nil }), var actual = spans[span] {
                if !actual.isTold {
                    content.texts[last].utf8 += Array(String(String.UnicodeScalarView(actual.text)).utf8)
                }
                actual.isTold = true
                spans[span] = actual
            } else {
                guard let text else { throw .unknown("a glyph without text") }
                content.texts[last].utf8 += text
            }
        }
    }

    private mutating func beginSpan() throws(PageReadingFault) {
        guard operands.count == 2, operands[0].name != nil, case .dictionary(let terms) = operands[1] else {
            throw .unknown("marked content")
        }
        guard case .string(let bytes) = terms["ActualText"] else { return spans.append(nil) }
        guard bytes.starts(with: [0xFE, 0xFF]) else { throw .unknown("a text in another encoding") }
        spans.append(ActualText(text: try CharacterMap.text(.string(Array(bytes.dropFirst(2))))))
    }

    // MARK: - Everything else

    private mutating func paint(isFilled: Bool, isStroked: Bool) throws(PageReadingFault) {
        guard operands.isEmpty else { throw .damaged("content") }
        let drawn = path
        path = ContentPath()
        // White over something hides it.
        let isWhite =
            isFilled && GraphicsState.isPale(state.gray) || isStroked && GraphicsState.isPale(state.strokeGray)
        if isWhite, resources.isPage { throw .unknown("white ink") }
        if isFilled { content.rules += drawn.rectangles }
        if isStroked ? !drawn.isEmpty : isFilled && drawn.hasOthers { content.hasPaths = true }
        guard drawn.clips else { return }
        if drawn.rectangles.count == 1, !drawn.hasOthers {
            state.clip = state.clip.intersection(drawn.rectangles[0])
        } else {
            state.isCut = true
        }
    }

    private mutating func paint(_ name: String) throws(PageReadingFault) {
        let place = state.transform
        switch try resources.object(name) {
        case .form(let number):
            guard place.isUpright, abs(place.a - 1) < 1e-6, abs(place.d - 1) < 1e-6 else {
                throw .unknown("a turned form")
            }
            content.forms.append(.init(number: number, x: place.e, y: place.f))
        case .code(let columns, let rows, let modules):
            // The first row of an image is the upper one, at 1 in its own places.
            guard place.isUpright, place.a > 0, place.d < 0, let area = place.rectangle(0, 0, 1, 1) else {
                throw .unknown("a turned image")
            }
            if GraphicsState.isPale(state.gray), resources.isPage { throw .unknown("white ink") }
            guard !state.isCut, state.isVisible(area.left, area.top), state.isVisible(area.right, area.bottom) else {
                throw .unknown("an image that is cut")
            }
            content.codes.append(.init(area: area, columns: columns, rows: rows, modules: modules))
        }
    }
}
