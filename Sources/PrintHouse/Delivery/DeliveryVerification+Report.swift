import MailboxDomain
import PaperMail
import StrictFiles

extension DeliveryVerification {
    private var readBack: BatchVerification.ReadBack {
        batches.map(\.verification.readBack).reduce(into: .init()) { sum, own in
            sum.pieces += own.pieces
            sum.pages += own.pages
            sum.sheets += own.sheets
            sum.marks += own.marks
        }
    }

    /// All findings, those of batches with the folder before the file.
    private var all: [Finding] {
        findings
            + batches.flatMap { batch in
                batch.verification.findings.map { finding in
                    var finding = finding
                    finding.place.file = "\(batch.folder)/\(finding.place.file)"
                    return finding
                }
            }
    }

    private var looked: [String] {
        let files = orders + (hasPullList ? [PullList.fileName] : []) + codeLists.map(CodeList.fileName)
        let own =
            files.isEmpty
            ? [] : ["\(files.joined(separator: ", ")), and whether the batches are those that are ordered"]
        return own + scope.looked
    }

    private var notLooked: [String] {
        scope.notLooked
            + (withoutCodes.isEmpty
                ? [] : ["the carrier's codes of \(Self.batches(withoutCodes.count)), which are still to come"])
            + (elsewhere.isEmpty ? [] : ["\(Self.batches(elsewhere.count)) of other printers, not here"])
    }

    private var scope: VerificationScope { batches.map(\.verification.scope).reduce(VerificationScope(), +) }

    private static func batches(_ count: Int) -> String { count == 1 ? "1 batch" : "\(count) batches" }

    /// One sentence on the whole, a line for each finding, and what was looked at.
    package var text: String {
        let name = run.map { "The delivery of \($0)" } ?? "The delivery"
        let verdict = isIntact ? "is intact" : "is not intact: \(all.count) finding(s)"
        let sum = readBack
        let marks = sum.marks > 0 ? ", \(sum.marks) marks decoded" : ""
        let line =
            "\(name) \(verdict); \(signer.inWords); \(Self.batches(batches.count)), \(sum.pieces) pieces, \(sum.pages) pages, "
            + "\(sum.sheets) sheets read back\(marks)."
        let lines = [line] + all.map(\.description) + VerificationScope.lines(looked, notLooked)
        return lines.joined(separator: "\n") + "\n"
    }

    package var json: [UInt8] {
        get throws {
            try StrictJSON.bytes(
                of: Report(
                    run: run, intact: isIntact, signer: signer.code, signedBy: signer.name, orders: orders,
                    batches: batches.map(\.verification.report), elsewhere: elsewhere,
                    findings: all.map { FindingReport($0) }, looked: looked, notLooked: notLooked))
        }
    }

    private struct Report: Encodable {
        var run: RunID?
        var intact: Bool
        var signer: String
        var signedBy: String?
        var orders: [String]
        var batches: [BatchReport]
        var elsewhere: [BatchID]
        var findings: [FindingReport]
        var looked: [String]
        var notLooked: [String]

        private enum Key: String, CodingKey {
            case run, intact, signer, signedBy, orders, batches, elsewhere, findings, looked, notLooked
        }

        func encode(to encoder: any Encoder) throws {
            var container = encoder.container(keyedBy: Key.self)
            try container.encode(run, forKey: .run)
            try container.encode(intact, forKey: .intact)
            try container.encode(signer, forKey: .signer)
            try container.encode(signedBy, forKey: .signedBy)
            try container.encode(orders, forKey: .orders)
            try container.encode(batches, forKey: .batches)
            try container.encode(elsewhere, forKey: .elsewhere)
            try container.encode(findings, forKey: .findings)
            try container.encode(looked, forKey: .looked)
            try container.encode(notLooked, forKey: .notLooked)
        }
    }
}
