import LetterComposition
import Stationery

extension StationeryFiles {
    /// With other texts at some paths.
    func with(_ texts: [String: String]) -> StationeryFiles {
        StationeryFiles(
            texts: self.texts.merging(texts) { $1 }, unreadable: unreadable.subtracting(texts.keys), changed: changed)
    }

    /// Without what only other products are made of: less to read for a draft.
    func alone(for product: Product) -> StationeryFiles {
        let others = Product.allCases.filter { $0 != product }.map { StationeryPath.folder(of: $0) + "/" }
        func isNeeded(_ path: String) -> Bool { !others.contains { path.hasPrefix($0) } }
        return StationeryFiles(
            texts: texts.filter { isNeeded($0.key) }, unreadable: unreadable.filter(isNeeded),
            changed: changed.filter { isNeeded($0.key) })
    }
}
