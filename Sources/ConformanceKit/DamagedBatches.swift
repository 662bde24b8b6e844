import PaperMail
import StrictFiles
import SystemPackage

/// Copies of batches, each damaged in one way.
struct DamagedBatches {
    private let batches: FilePath
    private let key: FilePath?

    /// - Parameter batches: the folder of the batches that are right.
    init(of batches: FilePath, key: FilePath?) {
        self.batches = batches
        self.key = key
    }

    func write(to place: FilePath) async throws -> [KitAnswers.Damaged] {
        var answers: [KitAnswers.Damaged] = []
        for damage in Damage.all + (key == nil ? [] : Damage.ofSeals) {
            let id = try KitWorkspace.batch(damage.batch)
            let batch = batches.appending(id.description)
            var contents = try BatchContents(of: batch, neighbour: KitWorkspace.batch(Damage.neighbour))
            try damage.change(&contents)
            let folder = try PartialFolder(for: place.appending(damage.name))
            try await contents.write(to: folder, lettersOf: batch, key: key)
            try folder.moveToPlace()
            answers.append(
                KitAnswers.Damaged(
                    folder: "\(KitAnswers.damagedFolder)/\(damage.name)", batch: id, damage: damage.description,
                    verify: .init(
                        exitStatus: 1,
                        findings: damage.codes)))
        }
        return answers
    }
}
