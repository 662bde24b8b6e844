import Canvas
import PDFFinishing
import PaperMail

extension RenderedBatch {
    /// What draws and finishes pages on this machine, without this program: its versions draw alike.
    static var librariesHere: [String: String] {
        DrawingSoftware.versions.merging(FinishingSoftware.versions) { _, own in own }
    }

    /// Throws where other libraries drew one of these batches: letters of one run are not made by two.
    static func checkSoftware(of batches: [PlannedBatch], in folder: RunFolder) throws {
        let here = librariesHere
        for batch in batches {
            guard let software = try read(folder.batch(batch.id))?.software, software != here else { continue }
            throw RunError.otherRenderer(batch.id, differing: software.differences(from: here))
        }
    }
}

extension [String: String] {
    /// Where this machine has another version than these: `cairo 1.18.4 in place of 1.16.0`.
    func differences(from here: [String: String]) -> [String] {
        Set(keys).union(here.keys).sorted().filter { self[$0] != here[$0] }.map {
            "\($0) \(here[$0] ?? "(none)") in place of \(self[$0] ?? "(none)")"
        }
    }
}
