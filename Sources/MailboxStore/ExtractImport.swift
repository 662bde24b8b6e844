import Foundation
import GRDB
import MailboxDomain

/// Makes a mailbox of an extract folder, all or nothing.
///
/// Every row is checked and every bad row goes to rejects.csv. With more of these than `tolerance`, or with a file that
/// cannot be read to its end, nothing is imported and the mailbox that was there stays as it was.
public struct ExtractImport: Sendable {
    private let folder: String
    private let mailbox: String
    private let rejects: String
    private let tolerance: Int

    /// The paths of the extract's folder, of the mailbox file to make or replace, and of rejects.csv.
    public init(folder: String, mailbox: String, rejects: String, tolerance: Int = 0) {
        (self.folder, self.mailbox, self.rejects, self.tolerance) = (folder, mailbox, rejects, tolerance)
    }

    /// Throws an `ImportError`, or whatever `progress` throws to break off.
    public func run(progress: (ImportProgress) throws -> Void = { _ in }) throws -> ImportSummary {
        let manifest = try readManifest()
        let files = try presentFiles()
        guard let time = DutchTime() else { throw ImportError.missingTimeZoneData }
        let log = try RejectLog(path: rejects)
        do {
            var draft = try MailboxDraft(replacing: mailbox)
            let counts = try draft.database.writeWithoutTransaction { database in
                try load(files, manifest, time.date(of: manifest.extract.asOf), log, database, progress)
            }
            try draft.publish()
            return ImportSummary(extract: manifest.extract, files: counts, rejects: log.first)
        } catch let error as DatabaseError {
            throw ImportError.cannotWrite(path: mailbox, reason: error.withoutValues)
        }
    }

    private func load(
        _ files: [ExtractFile], _ manifest: ExtractManifest, _ asOfDate: CalendarDate, _ log: RejectLog,
        _ database: Database, _ progress: (ImportProgress) throws -> Void
    ) throws -> [FileCount] {
        try MailboxSchema.createTables(database)
        var rows = AcceptedRows()
        var (counts, findings): ([FileCount], [Finding]) = ([], [])
        for file in files {
            let importer = FileImport(
                file: file, path: path(file.name), asOf: manifest.extract.asOf, asOfDate: asOfDate, rejects: log,
                tolerance: tolerance)
            let readBefore = counts.reduce(0) { $0 + $1.read }
            let isLost = !findings.isEmpty || log.count > tolerance
            let outcome = try database.inOneTransaction {
                try importer.run(into: isLost ? nil : database, among: &rows) { rowsRead in
                    try progress(
                        ImportProgress(
                            file: file.name, rowsRead: readBefore + rowsRead, rowsExpected: manifest.rowsExpected))
                }
            }
            counts.append(outcome.count)
            findings += outcome.findings
            if outcome.findings.isEmpty {
                findings += manifest.differences(file, rowsRead: outcome.count.read)
            } else {
                rows.lose(file)
            }
            if file == .accounts, findings.isEmpty, log.count <= tolerance { try database.sortAccounts(&rows.accounts) }
        }
        findings += ExtractFile.allCases.filter { !files.contains($0) }.flatMap {
            manifest.differences($0, rowsRead: 0)
        }
        try log.flush()
        guard findings.isEmpty, log.count <= tolerance else {
            throw ImportError.badInput(
                RefusedExtract(findings: findings + log.first, files: counts, tolerance: tolerance))
        }
        try progress(
            ImportProgress(file: nil, rowsRead: manifest.rowsExpected, rowsExpected: manifest.rowsExpected))
        try database.finish(manifest, counts)
        return counts
    }

    private func readManifest() throws -> ExtractManifest {
        let data: Data
        do {
            data = try Data(contentsOf: URL(fileURLWithPath: path(ExtractManifest.fileName)))
        } catch {
            throw ImportError.missingInput(
                path: path(ExtractManifest.fileName), reason: "it is missing or not readable")
        }
        do {
            let manifest = try ExtractManifest(data)
            try manifest.requireSupportedPart()
            return manifest
        } catch {
            throw ImportError.badInput(RefusedExtract(findings: error.all, files: [], tolerance: tolerance))
        }
    }

    /// The files to read; throws for one that must be there and is not.
    private func presentFiles() throws -> [ExtractFile] {
        try ExtractFile.allCases.filter { file in
            if FileManager.default.isReadableFile(atPath: path(file.name)) { return true }
            guard file.mayBeAbsent, !FileManager.default.fileExists(atPath: path(file.name)) else {
                throw ImportError.missingInput(path: path(file.name), reason: "it is missing or not readable")
            }
            return false
        }
    }

    private func path(_ name: String) -> String { folder + "/" + name }
}
