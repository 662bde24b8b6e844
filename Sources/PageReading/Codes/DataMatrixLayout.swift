/// Where the bits of each codeword stand in a Data Matrix code of a size (ISO/IEC 16022, annex F and table 7).
struct DataMatrixLayout {
    /// Squares whose codewords are one block.
    struct Size {
        /// Modules on a side.
        var side: Int
        /// Regions on a side, each with a frame of its own.
        var regions: Int
        /// Codewords.
        var data: Int
        var check: Int
    }

    let size: Size
    /// Of each codeword the places of its bits, the highest first, in the whole code.
    private let bits: [[(row: Int, column: Int)]]
    /// Modules that are left over in the lower right corner.
    private let rest: [(row: Int, column: Int)]

    private static let sizes: [Size] = [
        Size(side: 10, regions: 1, data: 3, check: 5), Size(side: 12, regions: 1, data: 5, check: 7),
        Size(side: 14, regions: 1, data: 8, check: 10), Size(side: 16, regions: 1, data: 12, check: 12),
        Size(side: 18, regions: 1, data: 18, check: 14), Size(side: 20, regions: 1, data: 22, check: 18),
        Size(side: 22, regions: 1, data: 30, check: 20), Size(side: 24, regions: 1, data: 36, check: 24),
        Size(side: 26, regions: 1, data: 44, check: 28), Size(side: 32, regions: 2, data: 62, check: 36),
        Size(side: 36, regions: 2, data: 86, check: 42), Size(side: 40, regions: 2, data: 114, check: 48),
        Size(side: 44, regions: 2, data: 144, check: 56), Size(side: 48, regions: 2, data: 174, check: 68),
    ]

    /// Nil for another size.
    init?(side: Int) {
        guard let size = Self.sizes.first(where: { $0.side == side }) else { return nil }
        self.size = size
        let inner = (side - 2 * size.regions) / size.regions
        var placement = BitPlacement(side: inner * size.regions)
        placement.run()
        // Between the regions stand their frames.
        func whole(_ place: (row: Int, column: Int)) -> (row: Int, column: Int) {
            (place.row + 1 + 2 * (place.row / inner), place.column + 1 + 2 * (place.column / inner))
        }
        bits = placement.codewords.map { $0.map(whole) }
        rest = placement.rest.map(whole)
    }

    /// Whether left and lower edges of all regions are black, the others change from module to module, and what is left over is
    /// black where row and column are the same.
    func hasFinder(_ code: ReadContent.Code) -> Bool {
        let region = size.side / size.regions
        return rest.allSatisfy { code.isBlack($0.row, $0.column) == ($0.row == $0.column) }
            && (0..<size.side).allSatisfy { place in
                (0..<size.regions).allSatisfy { number in
                    let (first, last) = (number * region, number * region + region - 1)
                    return code.isBlack(place, first) && code.isBlack(last, place)
                        && code.isBlack(first, place) == (place % region).isMultiple(of: 2)
                        && code.isBlack(place, last) == !(place % region).isMultiple(of: 2)
                }
            }
    }

    func codewords(of code: ReadContent.Code) -> [UInt8]? {
        guard bits.count == size.data + size.check else { return nil }
        return bits.map { places in
            places.reduce(0) { $0 << 1 | (code.isBlack($1.row, $1.column) ? 1 : 0) }
        }
    }
}

/// The order of codewords and bits in the data region: diagonally up and down, with four shapes of corners.
private struct BitPlacement {
    private(set) var codewords: [[(row: Int, column: Int)]] = []
    private let side: Int
    private var isTaken: [Bool]

    init(side: Int) {
        self.side = side
        isTaken = [Bool](repeating: false, count: side * side)
    }

    mutating func run() {
        var (row, column) = (4, 0)
        repeat {
            if row == side, column == 0 {
                place([(-1, 0), (-1, 1), (-1, 2), (0, -2), (0, -1), (1, -1), (2, -1), (3, -1)])
            }
            if row == side - 2, column == 0, !side.isMultiple(of: 4) {
                place([(-3, 0), (-2, 0), (-1, 0), (0, -4), (0, -3), (0, -2), (0, -1), (1, -1)])
            }
            if row == side - 2, column == 0, side % 8 == 4 {
                place([(-3, 0), (-2, 0), (-1, 0), (0, -2), (0, -1), (1, -1), (2, -1), (3, -1)])
            }
            if row == side + 4, column == 2, side.isMultiple(of: 8) {
                place([(-1, 0), (-1, -1), (0, -3), (0, -2), (0, -1), (1, -3), (1, -2), (1, -1)])
            }
            repeat {
                if row < side, column >= 0 { placeUsual(row, column) }
                row -= 2
                column += 2
            } while row >= 0 && column < side
            row += 1
            column += 3
            repeat {
                if row >= 0, column < side { placeUsual(row, column) }
                row += 2
                column -= 2
            } while row < side && column >= 0
            row += 3
            column += 1
        } while row < side || column < side
    }

    /// Places of no codeword.
    var rest: [(row: Int, column: Int)] {
        isTaken.indices.filter { !isTaken[$0] }.map { ($0 / side, $0 % side) }
    }

    /// - Parameter corners: from the edges; negative ones from the last row or column.
    private mutating func place(_ corners: [(row: Int, column: Int)]) {
        take(corners.map { ($0.row < 0 ? $0.row + side : $0.row, $0.column < 0 ? $0.column + side : $0.column) })
    }

    /// The eight bits that end at a place, which may go on at the other edge.
    private mutating func placeUsual(_ row: Int, _ column: Int) {
        guard !isTaken[row * side + column] else { return }
        let around = [(-2, -2), (-2, -1), (-1, -2), (-1, -1), (-1, 0), (0, -2), (0, -1), (0, 0)]
        take(
            around.map { offset in
                var (row, column) = (row + offset.0, column + offset.1)
                if row < 0 {
                    row += side
                    column += 4 - (side + 4) % 8
                }
                if column < 0 {
                    column += side
                    row += 4 - (side + 4) % 8
                }
                return (row, column)
            })
    }

    private mutating func take(_ places: [(row: Int, column: Int)]) {
        for place in places { isTaken[place.row * side + place.column] = true }
        codewords.append(places)
    }
}

extension ReadContent.Code {
    /// Whether there is such a module, and it is black.
    package func isBlack(_ row: Int, _ column: Int) -> Bool {
        guard (0..<rows).contains(row), (0..<columns).contains(column) else { return false }
        return modules[row * ((columns + 7) / 8) + column / 8] & 0x80 >> UInt8(column % 8) != 0
    }
}
