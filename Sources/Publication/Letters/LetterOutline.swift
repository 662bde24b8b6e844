import LetterComposition
import Stationery

/// A letter as headings, paragraphs, lists and figures, in the order of reading.
struct LetterOutline: Hashable, Sendable {
    enum Node: Hashable, Sendable {
        case heading(level: Int, [LetterFragment])
        case paragraph([LetterFragment])
        case list([Item])
        case figure(Figure)
    }

    struct Item: Hashable, Sendable {
        /// Nil in a list without numbers.
        var number: Int?
        var fragments: [LetterFragment]
        /// What stands between it and the next item.
        var figures: [Figure] = []
    }

    enum Figure: Hashable, Sendable {
        case code(QRReference)
        case drawing(DrawingReference)
    }

    private(set) var nodes: [Node] = []

    init(_ order: ReadingOrder) {
        for part in order.parts {
            switch part {
            case .code(let qr): add(.code(qr))
            case .drawing(let drawing): add(.drawing(drawing))
            case .text(let element): add(element)
            }
        }
    }

    /// Of a text without figures.
    init(_ elements: [TextElement<LetterFragment>]) {
        for element in elements { add(element) }
    }

    private mutating func add(_ element: TextElement<LetterFragment>) {
        switch element.kind {
        case .heading(let level): nodes.append(.heading(level: level, element.fragments))
        case .paragraph: nodes.append(.paragraph(element.fragments))
        case .numberedItem(let number): add(Item(number: number, fragments: element.fragments))
        case .plainItem: add(Item(fragments: element.fragments))
        }
    }

    /// Goes on with the list before it, unless its number begins another.
    private mutating func add(_ item: Item) {
        guard case .list(let items) = nodes.last, items.last?.number.map({ $0 + 1 }) == item.number else {
            return nodes.append(.list([item]))
        }
        nodes[nodes.count - 1] = .list(items + [item])
    }

    private mutating func add(_ figure: Figure) {
        guard case .list(var items) = nodes.last, !items.isEmpty else { return nodes.append(.figure(figure)) }
        items[items.count - 1].figures.append(figure)
        nodes[nodes.count - 1] = .list(items)
    }
}

extension LetterOutline.Figure {
    /// What it says in words, for who does not see it.
    var alternative: String {
        switch self {
        case .code(let qr): "QR-code: \(qr.inWords)"
        case .drawing(let drawing): drawing.alternative
        }
    }
}
