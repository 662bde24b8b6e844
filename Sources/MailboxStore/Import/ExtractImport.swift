import Foundation
import GRDB
public import MailboxDomain
import StrictFiles

/// Makes a mailbox of an extract folder, all or nothing.
///
/// Every row is checked and every bad row goes to rejects.csv. With more of these than `tolerance`, or with a file that
/// cannot be read to its end, nothing is imported and the mailbox that was there stays as it was.
public struct ExtractImport: Sendable {
    private let folder: String
    private let mailbox: String
    private let rejects: String
    private let tolerance: Int
    private let isCandidate: (@Sendable (AccountActivity) -> Bool)?
    private let admit: @Sendable (Extract) throws -> Void

    /// - Parameters:
    ///   - folder: the extract's.
    ///   - mailbox: the file to make or replace; `rejects` likewise.
    ///   - tolerance: how many bad rows may be left out.
    ///   - isCandidate: who may have rows in the second part of an extract; nil for everybody.
    ///   - admit: looks at what the extract says of itself before anything else is read, and throws to refuse it.
    public init(
        folder: String, mailbox: String, rejects: String, tolerance: Int = 0,
        isCandidate: (@Sendable (AccountActivity) -> Bool)? = nil,
        admit: @escaping @Sendable (Extract) throws -> Void = { _ in }
    ) {
        (self.folder, self.mailbox, self.rejects, self.tolerance) = (folder, mailbox, rejects, tolerance)
        self.isCandidate = isCandidate
        self.admit = admit
    }

    /// Throws an `ImportError`, or whatever `progress` throws to break off.
    public func run(progress: (ImportProgress) throws -> Void = { _ in }) throws -> ImportSummary {
        let manifest = try readManifest()
        try admit(manifest.extract)
        let files = try presentFiles(of: manifest.part)
        let candidates = try manifest.part == .people ? candidates(for: manifest) : nil
        let time = try DutchTime()
        let log = try RejectLog(path: rejects)
        do {
            var draft = try MailboxDraft(replacing: mailbox, keepsContents: manifest.part == .people)
            let (counts, remarks) = try draft.database.writeWithoutTransaction { database in
                var rows = AcceptedRows(expecting: expectedAccounts(manifest))
                if manifest.part == .people {
                    try MailboxSchema.emptyPeopleTables(database)
                    rows.accounts = try database.numberedAccounts()
                    rows.candidates = candidates
                } else {
                    try MailboxSchema.createTables(database)
                }
                return try load(files, manifest, time.date(of: manifest.extract.asOf), log, database, &rows, progress)
            }
            try draft.publish()
            // An account has one row in people at most, and here none that is no candidate.
            let people = candidates.map { candidates in
                PeopleCount(
                    candidates: candidates.count,
                    found: counts.first { $0.file == ExtractFile.people.name }?.accepted ?? 0)
            }
            return ImportSummary(
                extract: manifest.extract, files: counts, rejects: log.findings, remarks: remarks, people: people)
        } catch let error as DatabaseError {
            throw ImportError.cannotWrite(path: mailbox, reason: error.withoutValues)
        }
    }

    private func load(
        _ files: [(file: ExtractFile, path: String)], _ manifest: ExtractManifest, _ asOfDate: CalendarDate,
        _ log: RejectLog,
        _ database: Database, _ rows: inout AcceptedRows, _ progress: (ImportProgress) throws -> Void
    ) throws -> (counts: [FileCount], remarks: [Finding]) {
        var (counts, findings, remarks): ([FileCount], [Finding], [Finding]) = ([], [], [])
        for (file, path) in files {
            let importer = FileImport(
                file: file, path: path, asOf: manifest.extract.asOf, asOfDate: asOfDate, rejects: log,
                tolerance: tolerance, spoolPath: mailbox + ".new.hashes")
            let readBefore = counts.reduce(0) { $0 + $1.read }
            let isLost = !findings.isEmpty || log.count > tolerance
            let outcome = try database.inOneTransaction {
                try importer.run(into: isLost ? nil : database, among: &rows) { rowsRead in
                    try progress(
                        ImportProgress(file: file.name, done: readBefore + rowsRead, of: manifest.rowsExpected))
                }
            }
            counts.append(outcome.count)
            findings += outcome.findings
            remarks += outcome.remarks.findings
            if outcome.findings.isEmpty {
                findings += manifest.differences(file, rowsRead: outcome.count.read)
            } else {
                rows.lose(file)
            }
            if file == .reachability, findings.isEmpty, log.count <= tolerance {
                try database.write(rows.digitalSenders)
            }
            if file == .accounts, findings.isEmpty, log.count <= tolerance { try database.sortAccounts(&rows.accounts) }
        }
        findings += ExtractFile.allCases.filter { file in !files.contains { $0.file == file } }.flatMap {
            manifest.differences($0, rowsRead: 0)
        }
        try log.publish()
        guard findings.isEmpty, log.count <= tolerance else {
            throw ImportError.badInput(
                RefusedExtract(findings: findings + log.findings + remarks, files: counts, tolerance: tolerance))
        }
        // All references are checked, and sorting the indexes takes memory of its own.
        rows = AcceptedRows()
        try database.finish(manifest, counts, progress)
        return (counts, remarks)
    }

    private func readManifest() throws -> ExtractManifest {
        let bytes: [UInt8]
        do throws(FileError) {
            bytes = try TextFile.bytes(atPath: path(ExtractManifest.fileName), atMost: ExtractManifest.fileLimit)
        } catch {
            switch error {
            case .tooLarge(_, let limit):
                let message = "The file is larger than \(limit), so it was not read. Ask for the right one."
                throw refused([ExtractManifest.finding(.tooLarge, message)])
            case .notAFile:
                let message = "This is a folder, a pipe or a device, not a file. Ask for the file."
                throw refused([ExtractManifest.finding(.notAFile, message)])
            default: throw unread(ExtractManifest.fileName)
            }
        }
        do {
            return try ExtractManifest(bytes)
        } catch { throw refused(error.all) }
    }

    /// As many as were promised, and no more than the file has room for.
    private func expectedAccounts(_ manifest: ExtractManifest) -> Int {
        // An identifier, two words, a date and the commas.
        let shortestRow = 20
        return min(manifest.rows[.accounts] ?? 0, ExtractFolder(path: folder).size(of: .accounts) / shortestRow)
    }

    private func refused(_ findings: [Finding]) -> ImportError {
        .badInput(RefusedExtract(findings: findings, files: [], tolerance: tolerance))
    }

    /// Who of the mailbox's accounts may have rows in the second part; nil for everybody.
    private func candidates(for manifest: ExtractManifest) throws -> AccountSet? {
        let accounts: Mailbox
        do { accounts = try Mailbox(openingAt: mailbox) } catch MailboxError.missing {
            throw refused([ExtractManifest.finding(.partMissing, "Import the part accounts first.", "part")])
        }
        guard accounts.extract.asOf == manifest.extract.asOf else {
            let message = "The mailbox holds accounts of another moment, \(accounts.extract.asOfText)."
            throw refused([ExtractManifest.finding(.otherExtract, message, "asOf")])
        }
        guard let isCandidate else { return nil }
        var candidates = AccountSet()
        // Accounts are numbered from 1 in the order in which they are read.
        var number: Int64 = 0
        try accounts.forEachActivity { activity in
            number += 1
            if isCandidate(activity) { _ = candidates.insert(number) }
        }
        return candidates
    }

    /// The files to read, each with its path; throws for one that must be there and is not.
    private func presentFiles(of part: ExtractManifest.Part) throws -> [(file: ExtractFile, path: String)] {
        let folder = ExtractFolder(path: folder)
        let findings = folder.findings(of: part)
        guard findings.isEmpty else { throw refused(findings) }
        return try part.files.compactMap { file in
            let name = folder.names(of: file).first ?? file.name
            if FileManager.default.isReadableFile(atPath: path(name)) { return (file, path(name)) }
            guard file.mayBeAbsent, folder.names(of: file).isEmpty else { throw unread(name) }
            return nil
        }
    }

    private func unread(_ name: String) -> ImportError {
        // In a folder that may not be entered nobody can tell what is there.
        unsafe access(path(name), F_OK) == 0 || errno == EACCES
            ? .unreadableInput(path: path(name)) : .missingInput(path: path(name), reason: "it is not there")
    }

    private func path(_ name: String) -> String { folder + "/" + name }
}
