import Canvas
import PDFFinishing
import PaperMail

extension RenderedBatch {
    /// What draws and finishes pages on this machine, without this program: its versions draw alike.
    static var librariesHere: [String: String] {
        DrawingSoftware.renderer.merging(FinishingSoftware.versions) { _, own in own }
    }

    /// Throws where other libraries drew one of these batches: letters of one run are not made by two.
    static func checkSoftware(of batches: [PlannedBatch], in folder: RunFolder) throws {
        let here = librariesHere
        for batch in batches {
            let differing = try read(folder.batch(batch.id))?.software?.differences(from: here) ?? []
            guard differing.isEmpty else { throw RunError.otherRenderer(batch.id, differing: differing) }
        }
    }
}

extension [String: String] {
    /// Where this machine has another version than these: `cairo 1.18.4 in place of 1.16.0`.
    ///
    /// - Parameter here: what an earlier version of this program did not keep of it says nothing.
    func differences(from here: [String: String]) -> [String] {
        here.sorted { $0.key < $1.key }.compactMap { name, version in
            self[name].flatMap { $0 == version ? nil : "\(name) \(version) in place of \($0)" }
        }
    }
}
