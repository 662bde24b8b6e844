import Foundation
import SystemPackage
import TestSupport
import Testing

/// A copy of the sample extract, to be broken in one place.
struct ExtractCopy {
    let folder: FilePath

    init(in scratch: FilePath) throws {
        folder = scratch.appending("extract")
        try Files.copy(Project.sampleExtract, to: folder)
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
