import Canvas
import LetterComposition
import Measures

/// The running text of a variant: stretches without personal values are set once, and placed as one form.
final class BodyFlow {
    /// Parts in the order of reading; a stretch never mixes fixed and personal ones.
    private enum Stretch {
        case fixed([Typesetter.SetElement])
        case personal(BodyPart)
    }

    /// Where a page ends depends on what stands above, so a stretch can be cut in more than one way.
    private struct FormKey: Hashable {
        var stretch: Int
        var elements: Range<Int>
    }

    private let variantName: String
    private let profile: LayoutProfile
    private let typesetter: Typesetter
    /// For texts that stand in many letters.
    private let fixedTypesetter: Typesetter
    private var stretches: [Stretch] = []
    private var forms: [FormKey: PageItem] = [:]

    init(
        variant: LetterVariant, profile: LayoutProfile, drawings: [String: LineDrawing], typesetter: Typesetter,
        known: SetTexts
    ) throws(LayoutError) {
        variantName = variant.name
        self.profile = profile
        self.typesetter = typesetter
        var fixedTypesetter = typesetter
        fixedTypesetter.known = known
        self.fixedTypesetter = fixedTypesetter
        var margin = try MarginItems(
            variant: variant, drawings: drawings, profile: profile, typesetter: typesetter)
        for part in BodyPart.all(of: variant, in: profile, margin: &margin) { try append(part) }
    }

    private func append(_ part: BodyPart) throws(LayoutError) {
        guard let fixed = part.fixed else { return stretches.append(.personal(part)) }
        let set = try part.set(fixed, by: fixedTypesetter)
        if case .fixed(let elements) = stretches.last {
            stretches[stretches.count - 1] = .fixed(elements + [set])
        } else {
            stretches.append(.fixed([set]))
        }
    }

    /// The items of each page, from the first that the body stands on; the pages before it are empty.
    func pages(of letter: Letter) throws(LayoutError) -> [[PageItem]] {
        let stretches = try stretches.map { stretch throws(LayoutError) in
            switch stretch {
            case .fixed(let elements): return (elements: elements, isFixed: true)
            case .personal(let part):
                return (elements: [try part.set(part.elements.map(letter.filled), by: typesetter)], isFixed: false)
            }
        }
        var column = Column(profile: profile, typesetter: typesetter)
        for (index, stretch) in stretches.enumerated() {
            // What a heading at the end of this stretch must have under it.
            var next: [Typesetter.SetElement] = []
            for element in stretches[(index + 1)...].lazy.flatMap(\.elements) {
                guard (next.last ?? stretch.elements.last)?.keepsWithNext == true else { break }
                next.append(element)
            }
            try place(stretch.elements, before: next, in: &column) { range in
                guard stretch.isFixed else { return stretch.elements[range].flatMap(\.items) }
                return [form(of: Array(stretch.elements[range]), key: FormKey(stretch: index, elements: range))]
            }
        }
        return column.pages
    }

    /// Places as many elements as fit together, and the rest on the next page.
    private func place(
        _ elements: [Typesetter.SetElement], before next: [Typesetter.SetElement], in column: inout Column,
        items: (Range<Int>) -> [PageItem]
    ) throws(LayoutError) {
        var start = 0
        while start < elements.count {
            let fitting = column.count(of: elements[start...], before: next)
            let range = start..<(fitting > 0 || column.isAtTop ? start + max(fitting, 1) : start)
            guard !range.isEmpty else {
                try column.nextPage()
                continue
            }
            try column.place(elements[range]) { items(range) }
            start = range.upperBound
        }
    }

    private func form(of elements: [Typesetter.SetElement], key: FormKey) -> PageItem {
        if let known = forms[key] { return known }
        var items: [PageItem] = []
        var y = Length.zero
        for (index, element) in elements.enumerated() {
            if index > 0 { y = y + typesetter.gap(after: elements[index - 1].kind, before: element.kind) }
            items += element.items.map { $0.moved(by: Point(x: .zero, y: y)) }
            y = y + element.height
        }
        // A form is cut off where it begins: drawings to the left of the text move it there.
        let left = items.map(\.leftOfDrawing).min() ?? .zero
        let form = PageForm(
            name: "\(variantName) \(key.stretch) \(key.elements.lowerBound)-\(key.elements.upperBound)",
            size: profile.sheet, items: items.map { $0.moved(by: Point(x: .zero - left, y: .zero)) })
        let item = PageItem(.body, .form(form, at: Point(x: left, y: .zero)))
        forms[key] = item
        return item
    }
}

extension PageItem {
    /// Where a drawing begins that stands to the left of the text; zero for all else.
    fileprivate var leftOfDrawing: Length {
        if case .drawing(_, let area, _) = content { min(area.left, .zero) } else { .zero }
    }
}

/// The column of text that a letter flows down, page by page.
private struct Column {
    private let profile: LayoutProfile
    private let typesetter: Typesetter
    private(set) var pages: [[PageItem]]
    private var area: Rectangle
    private var y = Length.zero
    private var margin: MarginCheck
    /// What stands above on this page; nil at its top.
    private var last: Typesetter.PartKind?

    init(profile: LayoutProfile, typesetter: Typesetter) {
        self.profile = profile
        self.typesetter = typesetter
        area = profile.body.area
        margin = MarginCheck(page: profile.body.page, profile: profile)
        pages = Array(repeating: [], count: profile.body.page)
    }

    var isAtTop: Bool { last == nil }

    /// How many of the elements fit on this page; a heading never as the last before more, `next` included.
    func count(
        of elements: ArraySlice<Typesetter.SetElement>, before next: [Typesetter.SetElement] = []
    ) -> Int {
        let all = next.isEmpty ? elements : elements + next
        var bottom = y
        var above = last
        var fitting = 0
        for element in all {
            bottom = bottom + gap(after: above, before: element) + element.height
            guard bottom.micrometres <= area.size.height.micrometres else { break }
            fitting += 1
            above = element.kind
        }
        guard fitting < all.count else { return elements.count }
        while fitting > 0, all[all.startIndex + fitting - 1].keepsWithNext { fitting -= 1 }
        return min(fitting, elements.count)
    }

    private func gap(after kind: Typesetter.PartKind?, before element: Typesetter.SetElement) -> Length {
        kind.map { typesetter.gap(after: $0, before: element.kind) } ?? .zero
    }

    /// Puts elements that stand together at the current height, on the next page where they do not fit.
    mutating func place(
        _ elements: ArraySlice<Typesetter.SetElement>, items: () -> [PageItem]
    ) throws(LayoutError) {
        if count(of: elements) < elements.count {
            if !isAtTop { try nextPage() }
            guard count(of: elements) == elements.count else { throw .doesNotFit(.body) }
        }
        guard let first = elements.first else { return }
        let offset = Point(x: area.left, y: area.top + y + gap(after: last, before: first))
        let placed = items().map { $0.moved(by: offset) }
        try margin.add(placed)
        pages[pages.count - 1] += placed
        for element in elements {
            y = y + gap(after: last, before: element) + element.height
            last = element.kind
        }
    }

    mutating func nextPage() throws(LayoutError) {
        guard let continuation = profile.body.continuation else { throw .tooLong(sheets: profile.sheets) }
        pages.append([])
        area = continuation
        margin = MarginCheck(page: pages.count, profile: profile)
        y = .zero
        last = nil
    }
}
