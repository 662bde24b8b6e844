import Foundation
import SystemPackage
import TestSupport
import Testing

/// All objects of a PDF as qpdf's JSON shows them: names with a slash, references as `3 0 R`, texts behind `u:`.
struct PDFObjects {
    private let path: FilePath
    private let objects: [String: [String: Any]]

    init(of path: FilePath) async throws {
        self.path = path
        let run = try await ProgramRun(.qpdf, ["--json", "--json-key=qpdf", path.string])
        try #require(run.status == 0, "\(run.errors)")
        let json = try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any]
        let parts = try #require(json?["qpdf"] as? [[String: Any]])
        objects = try #require(parts.last as? [String: [String: Any]])
    }

    /// By their keys without the slash.
    var trailer: [String: Any] { Self.plain(objects["trailer"]?["value"]) }
    var root: [String: Any] { dictionary(trailer["Root"]) }

    /// A dictionary, that of a stream too, or what a reference leads to.
    func dictionary(_ value: Any?) -> [String: Any] {
        guard let reference = value as? String else { return Self.plain(value) }
        let object = objects["obj:\(reference)"]
        return Self.plain(object?["value"] ?? (object?["stream"] as? [String: Any])?["dict"])
    }

    func list(_ value: Any?) -> [Any] {
        if let reference = value as? String { return objects["obj:\(reference)"]?["value"] as? [Any] ?? [] }
        return value as? [Any] ?? []
    }

    /// The pages' references in their order; the list of pages has one level.
    var pages: [String] { list(dictionary(root["Pages"])["Kids"]).compactMap { $0 as? String } }

    /// The keys of all dictionaries, with the slash.
    var keys: Set<String> {
        func keys(_ value: Any) -> [String] {
            switch value {
            case let list as [Any]: list.flatMap(keys)
            case let entries as [String: Any]: entries.keys + entries.values.flatMap(keys)
            default: []
            }
        }
        return Set(objects.values.flatMap(keys).filter { $0.hasPrefix("/") })
    }

    /// The data of a stream, without its filters.
    func data(of reference: String) async throws -> [UInt8] {
        let number = reference.split(separator: " ")[0]
        return try await Program.qpdf.output(["--show-object=\(number)", "--filtered-stream-data", path.string])
    }

    private static func plain(_ value: Any?) -> [String: Any] {
        let entries = value as? [String: Any] ?? [:]
        return Dictionary(uniqueKeysWithValues: entries.map { (String($0.key.drop { $0 == "/" }), $0.value) })
    }
}
