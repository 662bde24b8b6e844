package import PaperMail
import StrictFiles

/// What was agreed for parts of the work, to compare an invoice with: `prices` in postvangnet.yaml. Millionths of a euro.
package struct AgreedPrices: Hashable, Sendable {
    /// Printing and enveloping a piece.
    package var production: Price?
    /// A printed sheet.
    package var sheet: Price?
    package var postage: [PostageClass: Price]

    package struct Price: Hashable, Sendable {
        package var letter: Int
        package var card: Int

        func of(card isCard: Bool) -> Int { isCard ? card : letter }
    }

    static let none = AgreedPrices(production: nil, sheet: nil, postage: [:])

    /// In cents, with decimals.
    init(_ section: YAMLSection?) {
        self = Self.none
        guard let section else { return }
        production = section.optionalSection("production").map(Price.init)
        sheet = section.optionalSection("sheet").map(Price.init)
        if let postage = section.optionalSection("postage") {
            self.postage = Dictionary(
                uniqueKeysWithValues: PostageClass.allCases.map { ($0, Price(postage.section($0.rawValue))) })
        }
    }

    private init(production: Price?, sheet: Price?, postage: [PostageClass: Price]) {
        (self.production, self.sheet, self.postage) = (production, sheet, postage)
    }
}

extension AgreedPrices.Price {
    init(_ section: YAMLSection) {
        func millionths(_ key: String) -> Int { Int((section.number(key, in: 0...100_000) * 10_000).rounded()) }
        self.init(letter: millionths("letter"), card: millionths("card"))
    }
}
