import Foundation
package import PaperMail
import StrictFiles
import SystemPackage

/// candidates.json: by which policy the second part of an extract was asked for, and how many accounts that gave.
///
/// An import and a plan compare with it: with another policy by then, people may be missing, or too many there.
package struct CandidateRecord: Codable, Hashable, Sendable {
    package var formatVersion = 1
    /// Of the first part, as the extract writes it.
    package var asOf: String
    /// SHA-256 of policy.yaml.
    package var policy: FileDigest
    package var candidates: Int

    package init(asOf: String, policy: FileDigest, candidates: Int) {
        self.asOf = asOf
        self.policy = policy
        self.candidates = candidates
    }

    package func write(in workspace: Workspace) throws { try RecordFile.write(self, to: workspace.candidateRecord) }

    /// Throws for one of a later version, whose place must not be taken.
    static func checkIsNotNewer(in workspace: Workspace) throws(NewerFormat) {
        _ = try RecordFile.readIfSound(CandidateRecord.self, from: workspace.candidateRecord)
    }

    /// What was asked last; nil where that was about another extract, or nothing was asked. One that cannot be read tells
    /// nothing, and must be in nobody's way: it only serves a remark.
    static func read(in workspace: Workspace, of asOf: String) throws(NewerFormat) -> CandidateRecord? {
        let record = try RecordFile.readIfSound(CandidateRecord.self, from: workspace.candidateRecord)
        return record?.asOf == asOf ? record : nil
    }

    /// Whether the people of an extract were asked for by another policy.yaml than this one.
    static func isBy(
        another policy: String, in workspace: Workspace, of asOf: String
    ) throws(NewerFormat) -> Bool {
        guard let asked = try read(in: workspace, of: asOf) else { return false }
        return asked.policy != FileDigest(of: policy.utf8)
    }
}

extension Workspace {
    var candidateRecord: FilePath { root.appending("candidates.json") }
}
