import LetterComposition
import PaperMail

/// The keys of `explain --format json`, of an account and of a control piece alike.
enum ExplanationKey: String, CodingKey, CaseIterable {
    case account, run, decision, audience, reason, verdicts, lottery, facts, piece, withdrawal, cancellation
    case envelope, salutation, language
}

/// A piece, as `explain --format json` tells of it. Product, layout and printer are null where the plan is purged.
struct PieceAnswer: Encodable {
    var id: PieceID
    var batch: BatchID
    var state: String
    var kind: BatchKind?
    var prints: [PrintAnswer]

    private enum Key: String, CodingKey { case id, batch, state, product, layout, printer, prints }

    func encode(to encoder: any Encoder) throws {
        var answer = encoder.container(keyedBy: Key.self)
        try answer.encode(id, forKey: .id)
        try answer.encode(batch, forKey: .batch)
        try answer.encode(state, forKey: .state)
        try answer.encode(kind?.product.rawValue, forKey: .product)
        try answer.encode(kind?.layout, forKey: .layout)
        try answer.encode(kind?.printer.name, forKey: .printer)
        try answer.encode(prints, forKey: .prints)
    }
}

extension BatchKind {
    /// The line under a piece's own.
    var explained: String { "  product \(product.rawValue), layout \(layout), printer \(printer.name)" }
}

extension PlanDatabase {
    /// The kind of batch that a piece was planned into.
    func kind(of piece: PieceID) throws -> BatchKind? { try batches().first { $0.id == piece.batch }?.kind }
}
