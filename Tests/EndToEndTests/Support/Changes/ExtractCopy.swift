import Foundation
import SystemPackage
import TestSupport
import Testing

/// A copy of the sample extract, to be broken in one place.
struct ExtractCopy {
    let folder: FilePath

    /// Readers of every product, in the Netherlands and abroad, one with large print, wards and people with secrecy; and
    /// some who get no letter.
    static let few: Set = [
        "odd-long-name-v", "odd-secrecy-7", "odd-name-markdown", "odd-title-gravin", "odd-ward-organisation-name",
        "odd-address-highest-number", "odd-ward-organisation", "odd-name-transliterated", "odd-ward", "odd-secrecy-1",
        "odd-address-location", "odd-large-print", "odd-title-six-lines", "odd-abroad-one-line", "odd-bounce",
        "odd-bounce-expired", "odd-bounce-secrecy", "odd-deceased", "odd-suppressed-until-today",
        "odd-no-person-reached", "0",
    ]

    /// - Parameter accounts: whose rows it has; nil for everybody's.
    init(of accounts: Set<String>? = nil, in scratch: FilePath) throws {
        folder = scratch.appending("extract")
        try Files.copy(Project.sampleExtract, to: folder)
        if let accounts { try keep(accounts) }
    }

    /// Leaves the rows of some accounts, none of which has a line break in it, and counts them in extract.json.
    private func keep(_ accounts: Set<String>) throws {
        let read = try JSONSerialization.jsonObject(with: Data(Files.bytes(file("extract.json"))))
        var manifest = try #require(read as? [String: Any])
        var counts = try #require(manifest["rows"] as? [String: Int])
        for name in counts.keys {
            try Files.changeLines(of: file("\(name).csv")) { lines in
                if let column = Self.fields(lines[0]).firstIndex(of: "account_id") {
                    let rows = lines.dropFirst().filter { line in
                        let fields = Self.fields(line)
                        return fields.indices.contains(column) && accounts.contains(fields[column])
                    }
                    lines = [lines[0]] + rows + [""]
                }
                counts[name] = lines.count - 2
            }
        }
        manifest["rows"] = counts
        try Files.write(JSONSerialization.data(withJSONObject: manifest), to: file("extract.json"))
    }

    func file(_ name: String) -> FilePath { folder.appending(name) }

    /// Changes one field of an account's first row, and returns the place as `file:line:column`.
    @discardableResult
    func set(_ column: String, of account: String, in name: String, to value: String) throws -> String {
        var place = ""
        try Files.changeLines(of: file(name)) { lines in
            let index = try #require(Self.line(of: account, in: lines))
            let header = Self.fields(lines[0])
            var fields = Self.fields(lines[index])
            fields[try #require(header.firstIndex(of: column))] = value
            lines[index] = fields.joined(separator: ",")
            place = "\(name):\(index + 1):\(column)"
        }
        return place
    }

    /// Writes an account's row once more at the end, and returns the line it is on.
    func repeatRow(of account: String, in name: String) throws -> Int {
        var number = 0
        try Files.changeLines(of: file(name)) { lines in
            let index = try #require(Self.line(of: account, in: lines))
            // The last of the lines is empty: the file ends in LF.
            lines.insert(lines[index], at: lines.count - 1)
            number = lines.count - 1
        }
        return number
    }

    /// The fields of the line at a place such as `people.csv:17:surname`; none without a line.
    func fields(at place: String) throws -> [String] {
        let parts = place.split(separator: ":")
        guard parts.count > 1, let number = Int(parts[1]), number > 1 else { return [] }
        let lines = try Files.bytes(file(String(parts[0]))).split(separator: 0x0A)
        return Self.fields(String(decoding: lines[number - 1], as: UTF8.self))
    }

    /// The rows of a file by column; only for files without quotes.
    static func rows(of path: FilePath) throws -> [[String: String]] {
        let lines = try Files.text(path).split(separator: "\n").map(String.init)
        let header = fields(try #require(lines.first))
        return lines.dropFirst().map { line in
            Dictionary(zip(header, fields(line)), uniquingKeysWith: { first, _ in first })
        }
    }

    private static func fields(_ line: String) -> [String] {
        line.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    }

    private static func line(of account: String, in lines: [String]) -> Int? {
        lines.firstIndex { fields($0).prefix(2).contains(account) }
    }
}
