import Measures
import Testing

@Suite struct GeometryTests {
    @Test(arguments: [(25.4, 72.0), (210, 595.2756), (0, 0), (-12.7, -36)])
    func `an inch is 72 points`(millimetres: Double, points: Double) {
        #expect(abs(millimetres.mm.points - points) < 0.0001)
        #expect(abs(Length(points: points).millimetres - millimetres) < 0.0001)
    }

    private static func square(_ x: Double, _ y: Double, _ side: Double) -> Rectangle {
        Rectangle(x: x.mm, y: y.mm, width: side.mm, height: side.mm)
    }

    @Test(arguments: [
        (square(0, 0, 10), true, true), (square(2, 2, 3), true, true), (square(0, 0, 10.0005), true, true),
        (square(0, 0, 10.01), false, true), (square(8, 8, 3), false, true), (square(-1, 4, 3), false, true),
        (square(10, 0, 5), false, false), (square(0, 10, 5), false, false), (square(-5, -5, 5), false, false),
        (square(9.9995, 0, 5), false, false), (square(20, 20, 1), false, false), (square(-1, -1, 20), false, true),
    ])
    func `one rectangle is in another, overlaps it, or neither`(other: Rectangle, isInside: Bool, overlaps: Bool) {
        let ten = Self.square(0, 0, 10)
        #expect(ten.contains(other) == isInside)
        #expect(ten.overlaps(other) == overlaps && other.overlaps(ten) == overlaps)
    }

    @Test func `an inset moves all four edges in`() {
        let inset = Self.square(0, 10, 10).inset(by: 2.mm)
        #expect([inset.left, inset.top, inset.right, inset.bottom] == [2.mm, 12.mm, 8.mm, 18.mm])
    }
}
