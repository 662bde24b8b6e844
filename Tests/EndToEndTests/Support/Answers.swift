/// What `status MONTH --format json` prints, as its readers know it.
struct StatusAnswer: Decodable, Sendable {
    let run: String
    let state: String
    let accounts: Int
    let considered: Int
    let reachedDigitally: Int
    let chosen: [String: Int]
    let notChosen: [String: Int]
    let pieces: [String: Int]
    let batches: [Batch]
    let reprints: [Batch]

    struct Batch: Decodable, Sendable {
        let id: String
        let product: String
        let pieces: Int
        let sheets: Int
        let state: String
    }
}

/// What `explain ACCOUNT MONTH --format json` prints.
struct ExplainAnswer: Decodable, Sendable {
    let account: String
    let run: String
    let decision: String
    let audience: String?
    let reason: String?
    let verdicts: [Verdict]
    let piece: Piece?
    let envelope: [String]?
    let salutation: String?

    struct Verdict: Decodable, Sendable {
        let audience: String
        let chosen: Bool
        let reason: String?
    }

    struct Piece: Decodable, Sendable {
        let id: String
        let batch: String
        let state: String
        let product: String?
        let layout: String?
    }
}
