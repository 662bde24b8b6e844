import MailboxDomain

/// How large numbers of a manifest or an order can be: beyond any sheet, envelope or run, and small enough to reckon with.
enum StatedNumbers {
    static let millimetres = 2000.0
    static let grams = 10_000.0
    static let count = 100_000_000

    static func finding(at keyPath: String, upTo most: String, in file: String, _ code: BatchFault) -> Finding {
        Finding(
            code: code, place: .init(file: file, column: keyPath),
            message: "The number is out of all proportion: it can be \(most) at most.")
    }
}

extension Manifest {
    /// Numbers with which nothing can be reckoned. What is only below nothing, or too small, is a contradiction.
    func disproportions() -> [Finding] {
        func measures(of area: Area?, _ keyPath: String) -> [(keyPath: String, length: Double?)] {
            [
                ("\(keyPath).xMm", area?.xMm), ("\(keyPath).yMm", area?.yMm), ("\(keyPath).widthMm", area?.widthMm),
                ("\(keyPath).heightMm", area?.heightMm),
            ]
        }
        let lengths: [(keyPath: String, length: Double?)] =
            [
                ("product.sheet.widthMm", product.sheet.widthMm), ("product.sheet.heightMm", product.sheet.heightMm),
                ("product.bleedMm", product.bleedMm), ("mark.xMm", mark.xMm), ("mark.yMm", mark.yMm),
                ("mark.sizeMm", mark.sizeMm),
            ] + measures(of: product.envelope?.window, "product.envelope.window")
            + measures(of: postage.coding, "postage.coding")
            + product.foldsMm.enumerated().map { ("product.foldsMm[\($0.offset)]", $0.element) }
        let numbers: [(keyPath: String, number: Double?, most: Double)] =
            lengths.map { ($0.keyPath, $0.length, StatedNumbers.millimetres) } + [
                ("pieceWeightGrams", pieceWeightGrams, StatedNumbers.grams),
                ("maximumReprintPercent", maximumReprintPercent, StatedNumbers.grams),
            ]
        let shares = [
            ("domestic", counts.perClass.domestic), ("europe", counts.perClass.europe),
            ("world", counts.perClass.world),
        ]
        let wholes: [(keyPath: String, number: Int?)] =
            [
                ("batch.revision", batch.revision), ("batch.number", batch.number), ("batch.of", batch.of),
                ("counts.pieces", counts.pieces), ("counts.pages", counts.pages), ("counts.sheets", counts.sheets),
            ]
            + shares.flatMap { name, share in
                [("counts.perClass.\(name).pieces", share.pieces), ("counts.perClass.\(name).sheets", share.sheets)]
            } + files.enumerated().map { ("files[\($0.offset)].pages", $0.element.pages) }
        return numbers.filter { !(-$0.most...$0.most).contains($0.number ?? 0) }.map {
            StatedNumbers.finding(
                at: $0.keyPath, upTo: "\(Int($0.most))", in: Self.fileName, .manifestContradiction)
        }
            + wholes.filter { !(-StatedNumbers.count...StatedNumbers.count).contains($0.number ?? 0) }.map {
                StatedNumbers.finding(
                    at: $0.keyPath, upTo: "\(StatedNumbers.count)", in: Self.fileName, .manifestContradiction)
            }
    }
}

extension Order {
    /// Numbers with which nothing can be reckoned.
    func disproportions() -> [Finding] {
        let numbers =
            [("pieces", pieces), ("sheets", sheets)]
            + batches.enumerated().flatMap {
                [
                    ("batches[\($0.offset)].pieces", $0.element.pieces),
                    ("batches[\($0.offset)].sheets", $0.element.sheets),
                ]
            }
        return numbers.filter { !(-StatedNumbers.count...StatedNumbers.count).contains($0.1) }.map {
            StatedNumbers.finding(at: $0.0, upTo: "\(StatedNumbers.count)", in: Self.fileName, .orderContradiction)
        }
    }
}
