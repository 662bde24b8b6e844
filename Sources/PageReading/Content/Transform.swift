/// How places in content become places on the page: x' = a x + c y + e, y' = b x + d y + f (ISO 32000-1, 8.3.3).
struct Transform {
    var (a, b, c, d, e, f) = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)

    init() {}

    init(_ numbers: [Double]) {
        (a, b, c, d, e, f) = (numbers[0], numbers[1], numbers[2], numbers[3], numbers[4], numbers[5])
    }

    /// First this, then `next`.
    func then(_ next: Transform) -> Transform {
        Transform([
            a * next.a + b * next.c, a * next.b + b * next.d, c * next.a + d * next.c, c * next.b + d * next.d,
            e * next.a + f * next.c + next.e, e * next.b + f * next.d + next.f,
        ])
    }

    func moved(byX x: Double, y: Double) -> Transform {
        var moved = self
        moved.e += a * x + c * y
        moved.f += b * x + d * y
        return moved
    }

    func point(_ x: Double, _ y: Double) -> (x: Double, y: Double) { (a * x + c * y + e, b * x + d * y + f) }

    /// Of the rectangle with this corner and size; nil where it is turned.
    func rectangle(_ x: Double, _ y: Double, _ width: Double, _ height: Double) -> PageRectangle? {
        guard isUpright else { return nil }
        let (first, second) = (point(x, y), point(x + width, y + height))
        return PageRectangle(
            left: min(first.x, second.x), top: min(first.y, second.y), right: max(first.x, second.x),
            bottom: max(first.y, second.y))
    }

    var isUpright: Bool { abs(b) < 1e-9 && abs(c) < 1e-9 }
}
