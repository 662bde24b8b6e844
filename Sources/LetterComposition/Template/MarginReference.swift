/// What may stand in the margin beside a block of the text.
package protocol MarginReference {
    /// The block beside whose first line it begins.
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

    /// The website that it leads to.
    var host: String { String(readableAddress.prefix { $0 != "/" }) }
}

/// A line drawing in a letter: one simple picture, with what it shows in words.
package struct DrawingReference: MarginReference, Hashable, Sendable {
    /// The file `Templates/drawings/NAME.svg`.
    package var name: String
    /// For who does not see it: read out in the place of the picture.
    package var alternative: String
    package var beside: BlockName
    package var condition: BlockCondition

    package init(name: String, alternative: String, beside: BlockName, condition: BlockCondition) {
        self.name = name
        self.alternative = alternative
        self.beside = beside
        self.condition = condition
    }
}
