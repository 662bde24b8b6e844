import MailboxDomain
import PaperMail
import StrictFiles

extension BatchVerification {
    /// One sentence on the whole, then a line for each finding.
    package var text: String {
        guard !isUnread else {
            return (["Nothing of the batch was checked."] + findings.map(\.description)).joined(separator: "\n") + "\n"
        }
        let name = batch.map { "Batch \($0)" } ?? "The batch"
        let verdict = isIntact ? "is intact" : "is not intact: \(findings.count) finding(s)"
        let marks = readBack.marks > 0 ? ", \(readBack.marks) marks decoded" : ""
        let readBack =
            "\(readBack.pieces) pieces, \(readBack.pages) pages, \(readBack.sheets) sheets read back\(marks)"
        let lines = ["\(name) \(verdict); \(signer.inWords); \(readBack)."] + findings.map(\.description)
        let alone = VerificationScope.lines(scope.looked, scope.notLooked + [Self.order])
        return (lines + alone).joined(separator: "\n") + "\n"
    }

    /// The same as JSON, in the form of our other files.
    package var json: [UInt8] {
        get throws {
            var report = report
            report.notLooked.append(Self.order)
            return try StrictJSON.bytes(of: report)
        }
    }

    /// Of a batch that is looked at by itself.
    private static let order = "whether this is the batch that was ordered (verify its whole delivery)"

    var report: BatchReport {
        BatchReport(
            batch: batch, intact: isIntact, signer: signer.code, signedBy: signer.name, pieces: readBack.pieces,
            pages: readBack.pages, sheets: readBack.sheets, marks: readBack.marks,
            findings: findings.map { FindingReport($0) }, looked: scope.looked, notLooked: scope.notLooked)
    }
}

extension VerificationScope {
    /// A line of each kind; none where there is nothing to say.
    static func lines(_ looked: [String], _ notLooked: [String]) -> [String] {
        [("Looked at", looked), ("Not looked at", notLooked)].filter { !$0.1.isEmpty }.map { title, parts in
            "\(title): \(parts.joined(separator: "; "))."
        }
    }
}

extension SealCheck.Signer {
    var inWords: String {
        switch self {
        case .notChecked: "signer not checked"
        case .known(let name): "sealed by \(name)"
        case .refused: "signer not accepted"
        }
    }

    var code: String {
        switch self {
        case .notChecked: "not-checked"
        case .known: "known"
        case .refused: "refused"
        }
    }

    var name: String? {
        if case .known(let name) = self { name } else { nil }
    }
}
