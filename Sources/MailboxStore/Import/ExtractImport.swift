import Foundation
import GRDB
public import MailboxDomain
import StrictFiles

/// Makes a mailbox of an extract folder, all or nothing.
///
/// Every row is checked and every bad row goes to rejects.csv. With more of these than `tolerance`, or with a file that
/// cannot be read to its end, nothing is imported and the mailbox that was there stays as it was.
public struct ExtractImport: Sendable {
    private let source: ExtractSource
    private let digests: [ExtractSource]
    private let mailbox: String
    private let rejects: String
    private let tolerance: Int
    private let isCandidate: (@Sendable (AccountActivity) -> Bool)?
    private let admit: @Sendable (Extract) throws -> Void

    /// - Parameters:
    ///   - folder: the extract's.
    ///   - digests: folders of stores of messages, in place of the extract's own.
    ///   - mailbox: the file to make or replace; `rejects` likewise.
    ///   - tolerance: how many bad rows may be left out.
    ///   - isCandidate: who may have rows in the second part of an extract; nil for everybody.
    ///   - admit: looks at what the extract says of itself before anything else is read, and throws to refuse it.
    public init(
        folder: String, digests: [String] = [], mailbox: String, rejects: String, tolerance: Int = 0,
        isCandidate: (@Sendable (AccountActivity) -> Bool)? = nil,
        admit: @escaping @Sendable (Extract) throws -> Void = { _ in }
    ) {
        source = ExtractSource(folder: folder, prefix: "", tolerance: tolerance)
        self.digests = digests.map { ExtractSource(folder: $0, prefix: $0 + "/", tolerance: tolerance) }
        (self.mailbox, self.rejects, self.tolerance) = (mailbox, rejects, tolerance)
        self.isCandidate = isCandidate
        self.admit = admit
    }

    /// Throws an `ImportError`, or whatever `progress` throws to break off.
    public func run(progress: (ImportProgress) throws -> Void = { _ in }) throws -> ImportSummary {
        let manifest = try source.readManifest()
        try admit(manifest.extract)
        let supplies =
            [try ImportSupply(extract: source, manifest: manifest, hasDigests: !digests.isEmpty)]
            + (try digests.map { try ImportSupply(digest: $0, with: manifest.extract) })
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
                return try load(supplies, time, log, database, &rows, progress)
            }
            try draft.publish()
            // An account has one row in people at most, and here none that is no candidate.
            let people = candidates.map { candidates in
                PeopleCount(
                    candidates: candidates.count,
                    found: counts.first { $0.file == ExtractFile.people.name }?.accepted ?? 0)
            }
            let told = manifest.part == .people ? nil : try Mailbox(openingAt: mailbox)
            return ImportSummary(
                extract: manifest.extract, files: counts, rejects: log.findings, remarks: remarks, people: people,
                digests: told?.digests ?? [], notTold: told?.organisationsNotTold ?? [])
        } catch let error as DatabaseError {
            throw ImportError.cannotWrite(path: mailbox, reason: error.withoutValues)
        }
    }

    private func load(
        _ supplies: [ImportSupply], _ time: DutchTime, _ log: RejectLog, _ database: Database,
        _ rows: inout AcceptedRows, _ progress: (ImportProgress) throws -> Void
    ) throws -> (counts: [FileCount], remarks: [Finding]) {
        var (counts, findings, remarks): ([FileCount], [Finding], [Finding]) = ([], [], [])
        var accepted: [ExtractFile: Int] = [:]
        let expected = supplies.reduce(0) { $0 + $1.manifest.rowsExpected }
        for supply in supplies {
            let extract = supply.manifest.extract
            for (file, path) in supply.files {
                let name = supply.source.name(of: file)
                let importer = FileImport(
                    file: file, name: name, path: path, asOf: extract.asOf, asOfDate: time.date(of: extract.asOf),
                    rejects: log, tolerance: tolerance, spoolPath: mailbox + ".new.hashes")
                let readBefore = counts.reduce(0) { $0 + $1.read }
                let isLost = !findings.isEmpty || log.count > tolerance
                if file == .openings { rows.told.begin() }
                let outcome = try database.inOneTransaction {
                    try importer.run(into: isLost ? nil : database, among: &rows) { rowsRead in
                        try progress(ImportProgress(file: name, done: readBefore + rowsRead, of: expected))
                    }
                }
                counts.append(outcome.count)
                accepted[file, default: 0] += outcome.count.accepted
                findings += outcome.findings
                remarks += outcome.remarks.findings
                if supply.manifest.rows[file] == nil, outcome.findings.isEmpty {
                    remarks += supply.source.named([supply.manifest.notCounted(file, rows: outcome.count.read)])
                }
                if outcome.findings.isEmpty {
                    findings += supply.source.named(supply.manifest.differences(file, rowsRead: outcome.count.read))
                } else {
                    rows.lose(file)
                }
                if file == .openings, outcome.findings.isEmpty, outcome.count.rejected == 0 {
                    findings += lackOfPeriods(in: name, rows.told)
                }
                guard findings.isEmpty, log.count <= tolerance else { continue }
                if file == .reachability { try database.write(rows.digitalSenders) }
                if file == .accounts { try database.sortAccounts(&rows.accounts) }
            }
            findings += supply.absent
        }
        try log.publish()
        guard findings.isEmpty, log.count <= tolerance else {
            throw ImportError.badInput(
                RefusedExtract(findings: findings + log.findings + remarks, files: counts, tolerance: tolerance))
        }
        // All references are checked, and sorting the indexes takes memory of its own.
        rows = AcceptedRows()
        try database.finish(supplies, counts, accepted: accepted, progress)
        return (counts, remarks)
    }

    private func lackOfPeriods(in name: String, _ told: ToldOrganisations) -> [Finding] {
        guard told.incomplete > 0 else { return [] }
        let periods = ToldOrganisations.periods.sorted().map(String.init).joined(separator: ", ")
        return [
            Finding(
                code: ExtractFault.periodMissing, place: .init(file: name, column: "weeks"),
                message:
                    "Of \(told.incomplete) organisation(s) a period is missing: each has a row for \(periods) weeks.")
        ]
    }

    /// As many as were promised, and no more than the file has room for.
    private func expectedAccounts(_ manifest: ExtractManifest) -> Int {
        // An identifier, two words, a date and the commas.
        let shortestRow = 20
        return min(manifest.rows[.accounts] ?? 0, ExtractFolder(path: source.folder).size(of: .accounts) / shortestRow)
    }

    /// Who of the mailbox's accounts may have rows in the second part; nil for everybody.
    private func candidates(for manifest: ExtractManifest) throws -> AccountSet? {
        let accounts: Mailbox
        do { accounts = try Mailbox(openingAt: mailbox) } catch MailboxError.missing {
            throw source.refused([ExtractManifest.finding(.partMissing, "Import the part accounts first.", "part")])
        }
        guard accounts.extract.asOf == manifest.extract.asOf else {
            let message = "The mailbox holds accounts of another moment, \(accounts.extract.asOfText)."
            throw source.refused([ExtractManifest.finding(.otherExtract, message, "asOf")])
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
}
