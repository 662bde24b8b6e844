import TestSupport

extension TestWorkspace {
    /// An envelope in postvangnet.yaml: its size inside and its opening, in millimetres.
    struct Envelope {
        var width: Double
        var height: Double
        var opening: (x: Double, y: Double, width: Double, height: Double)

        /// As `init` writes it, which letters with the address at the left go into.
        static let sample = Envelope(width: 229, height: 162, opening: (34.5, 43.5, 101, 47))
        /// For letters that are folded twice, with the address at the right.
        static let right = Envelope(width: 220, height: 110, opening: (104.5, 45.5, 93, 45))

        fileprivate var yaml: String {
            let numbers = [width, height, opening.x, opening.y, opening.width, opening.height].map { "\($0)" }
                .map { $0.hasSuffix(".0") ? String($0.dropLast(2)) : $0 }
            return """
                inside:
                        width: \(numbers[0])
                        height: \(numbers[1])
                        opening: {x: \(numbers[2]), y: \(numbers[3]), width: \(numbers[4]), height: \(numbers[5])}
                """
        }
    }

    func use(_ envelope: Envelope) throws {
        try replace(Envelope.sample.yaml, by: envelope.yaml, in: "postvangnet.yaml")
    }

    /// Says what always shows of the sheet, as printers do that do not tell the envelope.
    func showAlways(x: Int, y: Int, width: Int, height: Int) throws {
        try replace(
            Envelope.sample.yaml, by: "window: {x: \(x), y: \(y), width: \(width), height: \(height)}",
            in: "postvangnet.yaml")
    }
}
