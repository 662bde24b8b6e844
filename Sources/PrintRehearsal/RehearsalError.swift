package import MailboxDomain
package import PaperMail
package import SystemPackage

/// Why a rehearsal cannot be played.
package enum RehearsalError: Error, Hashable, Sendable {
    case noBatches(FilePath)
    case unreadable(FilePath, findings: [String])
    /// What comes of a rehearsal must never be taken for feedback on real mail.
    case notATest(BatchID)
}

extension RehearsalError: ReportedError {
    package var exitStatus: ExitStatus {
        switch self {
        case .noBatches: .noInput
        case .unreadable, .notATest: .badInput
        }
    }

    package var description: String {
        switch self {
        case .noBatches(let path): "\(path) holds no batch. Name the folder of a run in an outbox or drop folder."
        case .unreadable(let path, let findings):
            "\(path) is not what a batch should hold; try: postvangnet verify BATCHDIR\n"
                + findings.joined(separator: "\n")
        case .notATest(let batch):
            "The batch \(batch) is no test: what is invented must not be taken for feedback on real mail."
        }
    }
}
