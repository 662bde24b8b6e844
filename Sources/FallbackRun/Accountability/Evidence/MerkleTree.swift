import StrictFiles

/// The hash tree of RFC 6962 (section 2.1) over SHA-256: leaves and nodes are hashed with a byte of their own before them,
/// so that no node can be given out for a leaf.
package struct MerkleTree: Sendable {
    static let hashSize = 32
    /// The hashes of each level behind each other, the leaves' first, the root's last.
    private let levels: [[UInt8]]

    /// - Parameter leaves: hashes of leaves (`leaf(of:)`), behind each other in their order; at least one.
    package init(leaves: [UInt8]) {
        var levels = [leaves]
        while let last = levels.last, last.count > Self.hashSize {
            var next: [UInt8] = []
            next.reserveCapacity(last.count / 2 + Self.hashSize)
            for place in stride(from: 0, to: last.count, by: 2 * Self.hashSize) {
                let pair = last[place..<min(place + 2 * Self.hashSize, last.count)]
                // One that has no other beside it stands for itself on the next level.
                next += pair.count == Self.hashSize ? Array(pair) : Self.node(pair)
            }
            levels.append(next)
        }
        self.levels = levels
    }

    package var count: Int { levels[0].count / Self.hashSize }

    package var root: [UInt8] { levels[levels.count - 1] }

    /// The hashes beside the way from a leaf to the root, the lowest first.
    package func path(of leaf: Int) -> [[UInt8]] {
        var index = leaf
        var path: [[UInt8]] = []
        for level in levels.dropLast() {
            let other = (index ^ 1) * Self.hashSize
            if other < level.count { path.append(Array(level[other..<(other + Self.hashSize)])) }
            index /= 2
        }
        return path
    }

    /// The root that a leaf's hash and path lead to (RFC 9162, 2.1.3.2); nil where the path does not fit the place.
    package static func root(from hash: [UInt8], at leaf: Int, of count: Int, path: [[UInt8]]) -> [UInt8]? {
        guard leaf >= 0, leaf < count, hash.count == hashSize else { return nil }
        var (place, last) = (leaf, count - 1)
        var found = hash
        for other in path {
            guard last > 0, other.count == hashSize else { return nil }
            if place & 1 == 1 || place == last {
                found = node(other + found)
                while place & 1 == 0, place != 0 { (place, last) = (place >> 1, last >> 1) }
            } else {
                found = node(found + other)
            }
            (place, last) = (place >> 1, last >> 1)
        }
        return last == 0 ? found : nil
    }

    /// The hash of what a leaf holds.
    package static func leaf(of bytes: [UInt8]) -> [UInt8] { SHA256.digest(of: [0] + bytes) }

    private static func node(_ pair: some Sequence<UInt8>) -> [UInt8] { SHA256.digest(of: [1] + Array(pair)) }
}
