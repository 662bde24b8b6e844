import AudienceSelection
import LetterComposition
import MailLedger
import MailboxDomain
import PaperMail

/// What was known of an account and decided on it, and which letter was printed: the leaf of the run's hash tree.
///
/// It is a text of lines, a name, a tab and a value each, in a fixed order: whoever has the text, the salt and the proof can
/// check it with nothing but SHA-256.
struct EvidenceRecord {
    static let form = "postvangnet evidence 1"

    let text: String

    /// - Parameters:
    ///   - lottery: nil where nothing was left to chance.
    ///   - piece: nil for who was not written to.
    ///   - content: the digest of the letter's pages (pieces.csv, `content_sha256`); nil where none was printed.
    init(
        _ decision: PlannedDecision, in frame: Frame, lottery: DrawnLots?, piece: PlannedPiece?, batch: PlannedBatch?,
        content: FileDigest?
    ) {
        var lines = [("form", Self.form), ("run", frame.run), ("account", decision.account.rawValue)]
        lines += [("extract", frame.asOf), ("letter-date", frame.letterDate), ("policy-sha256", frame.policy)]
        lines += [
            ("known-email", decision.before.emailState.rawValue), ("known-digid", decision.before.digidLevel.rawValue),
            ("known-last-login", decision.before.lastLoginAt?.description ?? "none"),
        ]
        lines += decision.verdicts.map { ("rule", "\($0.audience.rawValue): \($0.reason?.rawValue ?? "written to")") }
        if let lottery {
            lines += [("lottery-seed", lottery.seed), ("lottery-equal-days", "\(lottery.equalDays)")]
            for lot in lottery.lots {
                lines += [("lot-audience", lot.audience.rawValue), ("lot-waiting-from", lot.waitingFrom)]
                lines += [("lot-waiting-to", lot.waitingTo), ("lot-drawn", "\(lot.drawn)")]
                lines += [("lot-place", "\(lot.place)"), ("lot-written", "\(lot.written)")]
            }
        }
        if let audience = decision.decision.audience {
            lines += [("decision", "write"), ("audience", audience.rawValue)]
            lines.append(("legal-basis", frame.legalBasis[audience.rawValue] ?? ""))
        } else {
            lines += [("decision", "leave"), ("reason", decision.decision.reason?.rawValue ?? "")]
        }
        if let piece, let batch {
            lines += [("piece", piece.id.description), ("product", batch.product.rawValue)]
            lines += [("layout", batch.layout), ("printer", batch.printer.description)]
            lines.append(("postage-class", batch.postageClass.rawValue))
            lines += piece.recipient.envelope.map { ("envelope", $0) }
            lines.append(("salutation", piece.recipient.salutation))
            if let ward = piece.recipient.ward { lines.append(("ward", ward)) }
            lines.append(("content-sha256", content?.description ?? "not printed"))
        }
        text = lines.map { name, value in "\(name)\t\(Self.line(value))\n" }.joined()
    }

    /// Values are one line each; a text of the policy may be several.
    private static func line(_ value: String) -> String {
        // Nearly all are plain, and there are some twenty to a piece.
        !value.utf8.allSatisfy { (0x20..<0x80).contains($0) } && value.contains { $0.isNewline || $0 == "\t" }
            ? value.split { $0.isNewline || $0 == "\t" }.joined(separator: " ") : value
    }

    /// What all records of a run have in common.
    struct Frame {
        let run: String
        let asOf: String
        let letterDate: String
        let policy: String
        let legalBasis: [String: String]

        init(of plan: PlanDatabase) throws {
            let terms = plan.terms
            run = terms.run.description
            asOf = terms.asOf
            letterDate = terms.letterDate.description
            policy = terms.policyDigest
            let bases = try WorkspaceSettings(of: terms).policy.audiences.map { ($0.audience.rawValue, $0.legalBasis) }
            legalBasis = Dictionary(bases, uniquingKeysWith: { first, _ in first })
        }
    }

    /// The values of a record by name, in their order; nil for what is none.
    static func values(in text: String) -> [(name: String, value: String)]? {
        guard text.hasSuffix("\n") else { return nil }
        var values: [(name: String, value: String)] = []
        for line in text.dropLast().split(separator: "\n", omittingEmptySubsequences: false) {
            guard let tab = line.firstIndex(of: "\t") else { return nil }
            values.append((String(line[..<tab]), String(line[line.index(after: tab)...])))
        }
        return values.first?.value == form ? values : nil
    }
}
