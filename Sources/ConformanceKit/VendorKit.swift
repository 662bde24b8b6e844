package import FallbackRun
import Foundation
import PrintHouse
import StrictFiles
package import SystemPackage

/// Batches of every kind with invented people, and what a print house should make of them.
///
///     invented extract + texts of its own -> plan, approve, render, seal -> batches -> damaged copies -> answers.json
///
/// The batches come from the same steps as real mail. The same key gives the same bytes.
package struct VendorKit: Sendable {
    private let project: ProjectFiles
    private let key: FilePath?
    private let workers: Workers

    /// - Parameter key: what ssh-keygen signs with; nil to leave the batches unsigned.
    package init(from project: ProjectFiles, key: FilePath?, workers: Workers) {
        self.project = project
        self.workers = workers
        self.key = key?.absolute
    }

    /// Fills a folder that appears whole or not at all.
    package func make(at place: FilePath) async throws -> KitAnswers {
        try await PartialFolder.fillNew(place, fill)
    }

    private func fill(_ folder: PartialFolder) async throws -> KitAnswers {
        let run = try KitWorkspace.run
        let workspace = try KitWorkspace.make(at: folder.path.appending("workspace"), from: project, key: key)
        let sealed = try await KitWorkspace.batches(in: workspace, by: workers)
        let batches = folder.path.appending(KitAnswers.batchesFolder)
        try FileManager.default.moveItem(
            atPath: workspace.outbox(of: run).string, toPath: batches.string)
        try folder.remove("workspace")

        var answers = try KitAnswers(run: run, isSigned: key != nil, batches: batches, of: sealed)
        answers.damaged = try await DamagedBatches(of: batches, key: key).write(
            to: folder.path.appending(KitAnswers.damagedFolder))
        let feedback = try FeedbackExamples(of: PieceList.kit(in: batches, of: KitWorkspace.batch(Damage.subject)))
        try feedback.write(to: folder.path.appending(KitAnswers.feedbackFolder))
        answers.feedback = feedback.answers
        try folder.write(try StrictJSON.bytes(of: answers), to: "answers.json")
        try folder.write(PackageResources.README_md, to: "README.md")
        return answers
    }
}
