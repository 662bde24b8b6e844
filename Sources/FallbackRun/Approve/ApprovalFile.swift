import Foundation
import PaperMail
import StrictFiles
import SystemPackage

/// approval.json of a run, beside what the ledger has.
struct ApprovalFile {
    private let path: FilePath
    private let run: RunID

    init(of run: RunID, in folder: RunFolder) {
        path = folder.approval
        self.run = run
    }

    enum Standing { case same, lost }

    /// Compares it with the ledger's approval. One that is gone, or no JSON at all, is lost; any other is refused, because
    /// somebody wrote it.
    func standing(beside approval: Approval) throws -> Standing {
        let found: [UInt8]
        do { found = try FileReading.bytes(of: path, atMost: RecordFile.fileLimit) } catch FileError.missing {
            return .lost
        }
        guard try found != StrictJSON.bytes(of: approval) else { return .same }
        let isJSON = (try? JSONSerialization.jsonObject(with: Data(found), options: .fragmentsAllowed)) != nil
        guard !isJSON else {
            try RecordFile.checkFormat(of: found, from: path, newest: Approval.version)
            throw RunError.approvalDiffers(run)
        }
        return .lost
    }

    func write(_ approval: Approval) throws { try RecordFile.write(approval, to: path) }
}
