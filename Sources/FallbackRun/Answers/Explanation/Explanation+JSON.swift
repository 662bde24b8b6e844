import AudienceSelection
import MailLedger
import MailboxDomain
import PaperMail
import StrictFiles

extension Explanation {
    /// What `explain --format json` prints; every key is always there.
    package var json: [UInt8] { get throws { try StrictJSON.bytes(of: Answer(self)) } }

    private struct Answer: Encodable {
        var explanation: Explanation

        init(_ explanation: Explanation) { self.explanation = explanation }

        func encode(to encoder: any Encoder) throws {
            var answer = encoder.container(keyedBy: ExplanationKey.self)
            let decision = explanation.decision
            try answer.encode(explanation.account.rawValue, forKey: .account)
            try answer.encode(explanation.run.description, forKey: .run)
            try answer.encode(decision.audience == nil ? "leave" : "write", forKey: .decision)
            try answer.encode(decision.audience?.rawValue, forKey: .audience)
            try answer.encode(decision.reason?.rawValue, forKey: .reason)
            try answer.encode(explanation.verdicts.map(VerdictAnswer.init), forKey: .verdicts)
            try answer.encode(explanation.lottery.map(LotteryAnswer.init), forKey: .lottery)
            try answer.encode(
                Dictionary(
                    explanation.facts.map { ($0.name.rawValue, FactAnswer($0, explanation)) },
                    uniquingKeysWith: { first, _ in first }), forKey: .facts)
            try answer.encode(
                explanation.piece.map { piece in
                    PieceAnswer(
                        id: piece.id, batch: piece.id.batch, state: piece.state, kind: explanation.kind,
                        prints: explanation.prints.map(PrintAnswer.init))
                }, forKey: .piece)
            try answer.encode(explanation.withdrawal.map(WithdrawalAnswer.init), forKey: .withdrawal)
            try answer.encode(explanation.cancellation.map(CancellationAnswer.init), forKey: .cancellation)
            try answer.encode(explanation.envelope, forKey: .envelope)
            try answer.encode(explanation.salutation, forKey: .salutation)
            try answer.encode(explanation.language?.description, forKey: .language)
        }
    }

    private struct VerdictAnswer: Encodable {
        var verdict: Verdict

        enum Key: String, CodingKey { case audience, chosen, reason }

        func encode(to encoder: any Encoder) throws {
            var answer = encoder.container(keyedBy: Key.self)
            try answer.encode(verdict.audience.rawValue, forKey: .audience)
            try answer.encode(verdict.isChosen, forKey: .chosen)
            try answer.encode(verdict.reason?.rawValue, forKey: .reason)
        }
    }

    /// With the keys of `lottery` in plan.json, and the account's own place.
    private struct LotteryAnswer: Encodable {
        var seed: String
        var equalDays: Int
        var draws: [Draw]

        struct Draw: Encodable {
            var audience: String
            var waitingFrom: String
            var waitingTo: String
            var place: Int
            var drawn: Int
            var written: Int
        }

        init(_ lottery: DrawnLots) {
            (seed, equalDays) = (lottery.seed, lottery.equalDays)
            draws = lottery.lots.map {
                Draw(
                    audience: $0.audience.rawValue, waitingFrom: $0.waitingFrom, waitingTo: $0.waitingTo,
                    place: $0.place, drawn: $0.drawn, written: $0.written)
            }
        }
    }

    /// Who took the account's piece out of the run. The piece is the one that was named.
    private struct WithdrawalAnswer: Encodable {
        var piece: PieceID
        var by: String
        var reason: String
        var at: String

        init(_ withdrawal: PieceWithdrawal) {
            (piece, by, reason, at) = (withdrawal.piece, withdrawal.by, withdrawal.reason, withdrawal.at.description)
        }
    }

    /// Who ended the run.
    struct CancellationAnswer: Encodable {
        var by: String
        var reason: String
        var printerConfirms: Bool
        var at: String

        init(_ cancellation: RunCancellation) {
            (by, reason, printerConfirms, at) = (
                cancellation.by, cancellation.reason, cancellation.printerConfirms, cancellation.at.description
            )
        }
    }

    /// Days and words as text, counts as numbers, what is unknown as null.
    private struct FactAnswer: Encodable {
        var value: Fact.Value?

        init(_ fact: Fact, _ explanation: Explanation) { value = fact.compared(in: explanation.time) }

        func encode(to encoder: any Encoder) throws {
            var answer = encoder.singleValueContainer()
            switch value {
            case .day(let day): try answer.encode(day.description)
            case .moment(let moment): try answer.encode(moment.description)
            case .count(let count): try answer.encode(count)
            case .word(let word): try answer.encode(word)
            case nil: try answer.encodeNil()
            }
        }
    }
}
