import PaperMail
import PrintHouse
import SyntheticExtract

/// How reports reach the sender: in several files, in any order, late, and some of them twice.
struct FeedbackPost {
    /// Of rows that stand in two files, in hundredths of a percent.
    private static let doubled = 1_000
    private static let rowsAFile = 1_000

    private var random: SplitMix64

    init(random: inout SplitMix64) { self.random = random }

    /// Rows fall into files at random, so that what happened first can come last. One file comes twice. That files were
    /// deleted comes after all other feedback, as it is said weeks later; returned mail comes last.
    consuming func files(of batches: [PlayedBatch]) -> [(name: String, bytes: [UInt8])] {
        let counted = batches.reduce(into: [BatchID: FeedbackFile.CameraCount]()) { $0[$1.deletion.batch] = $1.counted }
        let feedback = dealt(batches.flatMap(\.claims), atLeast: 4).map { FeedbackFile.bytes(of: $0, counted: counted) }
        let again = feedback.isEmpty ? [] : [random.pick(feedback)]
        let numbered = feedback + again + [FeedbackFile.bytes(of: batches.map(\.deletion))]
        let scans = batches.flatMap(\.scans)
        let returned = dealt(scans, atLeast: 2).map { FeedbackFile.bytes(of: $0) }
        return Self.named("feedback", numbered) + Self.named("returned", returned)
    }

    private mutating func dealt<Row>(_ rows: [Row], atLeast count: Int) -> [[Row]] {
        var files = Array(repeating: [Row](), count: max(count, rows.count / Self.rowsAFile))
        for row in random.shuffled(rows) {
            files[random.below(files.count)].append(row)
            if random.chance(Self.doubled) { files[random.below(files.count)].append(row) }
        }
        return files.filter { !$0.isEmpty }
    }

    private static func named(_ name: String, _ files: [[UInt8]]) -> [(name: String, bytes: [UInt8])] {
        let width = String(files.count).count
        return files.enumerated().map { index, bytes in
            let number = String(index + 1)
            return ("\(name)-\(String(repeating: "0", count: width - number.count))\(number).csv", bytes)
        }
    }
}
