import LetterComposition
import Stationery
import StrictFiles

/// A part of a YAML file that is filled in as a form.
protocol Settings: Sendable {
    /// Of the file, from the workspace.
    var path: String { get }
    var title: String { get }
    /// What it is, and what a change of it does.
    func lead(in files: StationeryFiles) -> String
    /// With what stands in the file; nil where it has no such part.
    func groups(in files: StationeryFiles) -> [FormGroup]?
    /// The file with other values; nil where it can't be changed in a form.
    ///
    /// - Parameter changed: only the fields that somebody changed count: another may have changed the others.
    func yaml(_ yaml: String, with values: [String: String], changed: Set<String>) -> String?
    /// Letters to show it in.
    func products(in files: StationeryFiles) -> [Product]
}

/// Fields that belong together.
struct FormGroup: Sendable {
    /// Empty for the first.
    var title = ""
    var fields: [FormField]
}
