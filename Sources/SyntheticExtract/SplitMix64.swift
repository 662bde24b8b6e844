/// Random numbers as a value: the same seed gives the same numbers on any machine (Steele, Lea and Flood 2014).
package struct SplitMix64: RandomNumberGenerator {
    private var state: UInt64

    package init(seed: UInt64) { state = seed }

    /// The numbers of one of many streams, such as an account's, which depend on no other: the first thousand of a
    /// million accounts are the thousand that the same seed gives alone.
    package init(seed: UInt64, stream: Int) {
        // Mixed twice: the streams of neighbours would else be one stream, read one step apart.
        var mixer = SplitMix64(seed: seed)
        mixer = SplitMix64(seed: mixer.next() ^ UInt64(stream))
        self.init(seed: mixer.next())
    }

    package mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}

extension SplitMix64 {
    /// A whole number from 0 to `limit` - 1, by whole numbers alone. The bias is below 1 in 2^32 / `limit`.
    package mutating func below(_ limit: Int) -> Int { Int(((next() >> 32) &* UInt64(limit)) >> 32) }

    package mutating func among(_ range: ClosedRange<Int>) -> Int {
        range.lowerBound + below(range.upperBound - range.lowerBound + 1)
    }

    /// True in so many of 10,000 cases.
    package mutating func chance(_ share: Int) -> Bool { below(10_000) < share }

    package mutating func pick<Element>(_ elements: [Element]) -> Element { elements[below(elements.count)] }

    /// The same elements in another order (Fisher and Yates).
    package mutating func shuffled<Element>(_ elements: [Element]) -> [Element] {
        var elements = elements
        for last in elements.indices.dropFirst().reversed() { elements.swapAt(last, below(last + 1)) }
        return elements
    }
}
