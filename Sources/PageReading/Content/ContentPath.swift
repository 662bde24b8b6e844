/// What is drawn next, as far as it is looked at: rectangles.
struct ContentPath {
    private(set) var rectangles: [PageRectangle] = []
    /// Whether there are lines, curves or turned rectangles too.
    private(set) var hasOthers = false
    var clips = false

    var isEmpty: Bool { rectangles.isEmpty && !hasOthers }

    mutating func addPoint(_: [Double]) { hasOthers = true }

    mutating func addRectangle(_ numbers: [Double], by transform: Transform) {
        if let rectangle = transform.rectangle(numbers[0], numbers[1], numbers[2], numbers[3]) {
            rectangles.append(rectangle)
        } else {
            hasOthers = true
        }
    }
}
