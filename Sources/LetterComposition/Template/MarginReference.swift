/// What may stand in the margin beside a block of the text.
package protocol MarginReference {
    /// The block beside which it stands, at its first line where nothing else is said.
    var beside: BlockName { get }
    /// Which readers get it.
    var condition: BlockCondition { get }
}

/// A QR code in a letter: never the only way, so the readable address stands beside it.
package struct QRReference: MarginReference, Hashable, Sendable {
    /// `https://`, a host, perhaps a path.
    package var address: String
    /// What it is good for, and that nobody has to scan it; nil in letters of earlier versions.
    package var caption: String?
    package var beside: BlockName
    package var condition: BlockCondition

    package init(address: String, caption: String? = nil, beside: BlockName, condition: BlockCondition) {
        self.address = address
        self.caption = caption
        self.beside = beside
        self.condition = condition
    }

    /// The address as a person types it.
    package var readableAddress: String { String(address.dropFirst("https://".count)) }

    /// For who does not see it.
    package var inWords: String { (caption.map { "\($0) " } ?? "") + "Naar \(readableAddress)." }
}

/// A line drawing in a letter: one simple picture, with what it shows in words.
package struct DrawingReference: MarginReference, Hashable, Sendable {
    /// The file `Templates/drawings/NAME.svg`.
    package var name: String
    /// For who does not see it: read out in the place of the picture.
    package var alternative: String
    package var beside: BlockName
    /// The step beside which it stands: the number of a numbered item as the text has it, or which of the items with a
    /// bullet. Nil where it begins at the block's first line.
    package var item: Int?
    package var condition: BlockCondition
    /// Where template.yaml says so: `drawings[2]`, or `drawing` in those of earlier versions.
    package var key: String

    package init(
        name: String, alternative: String, beside: BlockName, item: Int? = nil, condition: BlockCondition,
        key: String = "drawing"
    ) {
        self.name = name
        self.alternative = alternative
        self.beside = beside
        self.item = item
        self.condition = condition
        self.key = key
    }
}

/// Counts the steps of a block, in as many parts as it comes.
package struct StepCount {
    private var bullets = 0

    package init() {}

    /// Of the next element: what its number says, or which of those with a bullet it is; nil for what is no step.
    package mutating func number(of kind: TextElementKind) -> Int? {
        switch kind {
        case .numberedItem(let number): return number
        case .plainItem:
            bullets += 1
            return bullets
        case .heading, .paragraph: return nil
        }
    }
}
