import Foundation
import MailboxDomain
import StrictFiles
package import SystemPackage

/// Writes a whole extract of invented people, of any size, with the proportions of the real mailbox.
///
/// Accounts go by one at a time and nothing is kept of them, so that the memory needed is the same for ten accounts and
/// for ten million. The same number of accounts, seed and asOf give the same bytes on any machine: all chances are whole
/// numbers, and every account has random numbers of its own.
package struct ExtractGenerator: Sendable {
    private let accounts: Int
    private let seed: UInt64
    private let asOf: Instant
    private let asOfText: String

    /// How many rows a file has; its name is without `.csv`.
    package struct FileRows: Hashable, Sendable {
        package let file: String
        package let rows: Int
    }

    /// Identifiers hold so many; they are of one width.
    package static let accountRange = 1...999_999_999
    package static let defaultAsOf = "2026-11-01T00:00:00+01:00"
    private static let years = 2000...2100
    private static let stride = 1 << 16

    /// Nil for an asOf that is no time of the years 2000 to 2100, or too many accounts.
    package init?(accounts: Int, seed: UInt64, asOf text: String = Self.defaultAsOf) {
        guard Self.accountRange.contains(accounts), let asOf = Instant(text),
            Self.years.contains(CalendarDate(daysSince1970: Int(asOf.milliseconds / 86_400_000)).year)
        else { return nil }
        (self.accounts, self.seed, self.asOf, asOfText) = (accounts, seed, asOf, text)
    }

    /// Makes a folder, or fills an empty one: it appears whole or not at all. `progress` hears now and then how many accounts
    /// are written.
    ///
    /// Throws `FileError`. Nothing is brought to the disk for certain: what a crash would take can be made again.
    ///
    /// - Parameter finish: adds to the files in the folder before it appears.
    package func write(
        to folder: FilePath, finish: (_ folder: FilePath) throws -> Void = { _ in },
        progress: (_ accounts: Int) -> Void = { _ in }
    ) throws -> [FileRows] {
        let place = folder.absolute
        let files = FileManager.default
        if files.fileExists(atPath: place.string), (try? files.contentsOfDirectory(atPath: place.string)) != [] {
            throw FileError.notEmpty(folder)
        }
        let partial = try PartialFolder(for: place)
        do {
            let rows = try fill(partial.path, progress)
            try finish(partial.path)
            try partial.moveToPlace()
            return rows
        } catch {
            // The first error tells more than one about cleaning up.
            try? partial.remove()
            throw error
        }
    }

    private func fill(_ folder: FilePath, _ progress: (_ accounts: Int) -> Void) throws(FileError) -> [FileRows] {
        let source = AccountSource(seed: seed, asOf: asOf)
        var files = try ExtractFiles(in: folder)
        try source.writeOrganisations(to: &files)
        for number in 1...accounts {
            try source.write(number, to: &files)
            if number.isMultiple(of: Self.stride), number < accounts { progress(number) }
        }
        let rows = try files.finish()
        progress(accounts)
        try Self.write(manifest(rows), to: folder.appending("extract.json"))
        return rows
    }

    private func manifest(_ rows: [FileRows]) -> String {
        let counts = rows.map { "    \"\($0.file)\": \($0.rows)" }.joined(separator: ",\n")
        return """
            {
              "formatVersion": 1,
              "part": "all",
              "asOf": "\(asOfText)",
              "source": "postvangnet generate --accounts \(accounts) --seed \(seed): all people are invented",
              "rows": {
            \(counts)
              }
            }

            """
    }

    private static func write(_ text: String, to path: FilePath) throws(FileError) {
        do {
            let file = try FileDescriptor.open(
                path, .writeOnly, options: [.create, .exclusiveCreate, .closeOnExec], permissions: .ownerReadWrite)
            try file.closeAfter { _ = try file.writeAll(text.utf8) }
        } catch { throw .cannotWrite(path, reason: "\(error)") }
    }
}
