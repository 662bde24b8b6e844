import AudienceSelection
package import MailboxDomain
package import MailboxStore
import StrictFiles
package import SystemPackage

/// Makes a digest of an extract: what a store of messages gives away in place of all of them.
///
/// It tells by account and organisation when the oldest message came that waits since the last use, and by organisation how
/// soon messages were opened. Selection decides the same by it as by all messages (`unopenedMessages` being 1).
package struct DigestMaking {
    /// Of how many accounts at most is counted to how many an organisation's messages went.
    private static let accountsCounted = 100
    private static let weeks = [1, 3, 6]

    private let extract: FilePath
    private let organisations: Set<OrganisationID>?

    /// What was made.
    package struct Summary: Sendable {
        package var asOf: String
        package var organisations: Int
        package var rows: Int
    }

    /// - Parameter organisations: of which it tells; nil for all of the extract's.
    package init(of extract: FilePath, organisations: Set<OrganisationID>? = nil) {
        (self.extract, self.organisations) = (extract, organisations)
    }

    /// Makes the folder, all or nothing; while it works the extract's mailbox stands beside it, and goes again.
    ///
    /// - Parameter key: what the store signs with; nil for a digest without a signature.
    package func make(
        at folder: FilePath, key: FilePath? = nil, progress: (ImportProgress) -> Void = { _ in }
    ) async throws -> Summary {
        let place = folder.absolute
        guard (try? Stat(place, followTargetSymlink: false)) == nil else { throw FileError.occupied(folder) }
        let partial = try PartialFolder(for: place)
        do {
            let summary = try await fill(partial, key, progress)
            try partial.moveToPlace()
            return summary
        } catch {
            // The first error tells more than one about cleaning up.
            try? partial.remove()
            throw error
        }
    }

    private func fill(
        _ partial: PartialFolder, _ key: FilePath?, _ progress: (ImportProgress) -> Void
    ) async throws -> Summary {
        let (scratch, rejects) = ("mailbox.sqlite", "rejects.csv")
        do {
            _ = try ExtractImport(
                folder: extract.string, mailbox: partial.path.appending(scratch).string,
                rejects: partial.path.appending(rejects).string
            ).run(progress: progress)
        } catch ImportError.badInput(let refused) {
            throw Findings(refused.findings)
        }
        let mailbox = try Mailbox(openingAt: partial.path.appending(scratch).string)
        guard mailbox.digests.isEmpty else { throw DigestError.digestOfDigest(extract) }
        let known = mailbox.organisations().map(\.id)
        let told = organisations ?? Set(known)
        let unknown = told.subtracting(known)
        guard unknown.isEmpty else { throw DigestError.unknownOrganisations(unknown.map(\.rawValue).sorted()) }
        let rows = [
            "openings": try writeOpenings(of: mailbox, told, in: partial),
            "unread": try writeUnread(of: mailbox, told, in: partial),
        ]
        let cover = Cover(asOf: mailbox.extract.asOfText, source: mailbox.extract.source, rows: rows)
        try partial.write(StrictJSON.bytes(of: cover), to: Cover.fileName)
        for name in [scratch, rejects] { try partial.remove(name) }
        try await DigestSeal(of: partial.path).write(
            over: [Cover.fileName, "openings.csv", "unread.csv"], in: partial, key: key)
        return Summary(asOf: mailbox.extract.asOfText, organisations: told.count, rows: rows["unread"] ?? 0)
    }

    private func writeUnread(
        of mailbox: Mailbox, _ told: Set<OrganisationID>, in partial: PartialFolder
    ) throws -> Int {
        let time = try DutchTime()
        var file = try CSVWriter(
            partial.path.appending("unread.csv"), columns: "account_id,organisation_id,oldest_delivered_at")
        try mailbox.forEachActivity { activity in
            for oldest in activity.oldestUnread(in: time) where told.contains(oldest.organisation) {
                file.text(activity.account.id.rawValue)
                file.text(oldest.organisation.rawValue)
                file.text(oldest.deliveredAt.description)
                try file.endRow()
            }
        }
        try file.finish()
        try partial.synchronize("unread.csv")
        return file.rows
    }

    private func writeOpenings(
        of mailbox: Mailbox, _ told: Set<OrganisationID>, in partial: PartialFolder
    ) throws -> Int {
        let counted = try mailbox.openingsByOrganisation(
            withinWeeks: Self.weeks, countingAccountsTo: Self.accountsCounted)
        var file = try CSVWriter(
            partial.path.appending("openings.csv"), columns: "organisation_id,weeks,messages,opened,accounts")
        for (organisation, periods, accounts) in counted where told.contains(organisation) {
            for (place, weeks) in Self.weeks.enumerated() {
                file.text(organisation.rawValue)
                for number in [weeks, periods[place].messages, periods[place].opened, accounts[place]] {
                    file.number(number)
                }
                try file.endRow()
            }
        }
        try file.finish()
        try partial.synchronize("openings.csv")
        return file.rows
    }

    /// `extract.json` of a digest.
    private struct Cover: Encodable {
        static let fileName = "extract.json"

        let formatVersion = 1
        let part = "digest"
        let asOf: String
        let source: String
        let rows: [String: Int]

        private enum CodingKeys: String, CodingKey { case formatVersion, part, asOf, source, rows }
    }
}
