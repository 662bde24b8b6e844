import Foundation
import GRDB
import TestSupport
import Testing

@testable import MailboxStore

/// Which files are opened as a mailbox: only what has the tables that are read.
struct MailboxTablesTests {
    @Test func `a missing file, another file and other tables are errors of their own`() throws {
        let extract = try ExtractBuilder()
        try extract.load()
        #expect { try Mailbox(openingAt: extract.mailbox + ".none") } throws: { error in
            if case MailboxError.missing = error { true } else { false }
        }
        #expect { try Mailbox(openingAt: extract.url("accounts").path) } throws: { error in
            if case MailboxError.notAMailbox = error { true } else { false }
        }
        let database = try DatabaseQueue(path: extract.mailbox)
        try database.write { try $0.execute(sql: "PRAGMA user_version = 99") }
        #expect { try Mailbox(openingAt: extract.mailbox) } throws: { error in
            if case MailboxError.otherVersion(_, 99, MailboxSchema.version) = error { true } else { false }
        }
    }

    /// What a program between two releases leaves: the same version, and other tables.
    @Test(arguments: [
        "ALTER TABLE representatives DROP COLUMN sex", "DROP INDEX messages_unopened", "DROP TABLE preferences",
    ])
    func `a mailbox that lacks a column, an index or a table is no matter of permissions`(change: String) throws {
        let extract = try ExtractBuilder()
        // Out of order, so that the accounts are sorted after they are read.
        extract.add("accounts", ["account_id": "a0"])
        try extract.load()
        _ = try Mailbox(openingAt: extract.mailbox)
        try DatabaseQueue(path: extract.mailbox).write { try $0.execute(sql: change) }
        #expect { try Mailbox(openingAt: extract.mailbox) } throws: { error in
            guard case MailboxError.otherTables = error else { return false }
            return "\(error)".contains("import the extract again") && !"\(error)".contains("permission")
        }
    }

    @Test func `a change of the tables raises their version`() {
        // Where this fails: raise `MailboxSchema.version`, and write down here what the tables are now.
        #expect(MailboxSchema.version == 6)
        let tables = ExtractFile.allCases.filter(\.isStored).map { file in
            "\(file): " + file.storedColumns.map(\.storedName).joined(separator: " ")
        }
        #expect(
            tables == [
                "organisations: organisation_id name category",
                "accounts: account_id state activated_on last_login_at digid_level email_state email_changed_at "
                    + "email_declined_at digital_senders push_active login_means email_verified_at",
                "people: account_key given_names title prefix surname sex name_use birth_date death_date suspension "
                    + "secrecy",
                "partners: account_key title prefix surname sex since until",
                "addresses: account_key kind street house_number house_letter house_addition house_indication location "
                    + "po_box reply_number postcode town municipality foreign_line1 foreign_line2 foreign_line3 "
                    + "country_code country investigation",
                "representatives: account_key kind name organisation street house_number house_letter house_addition "
                    + "po_box postcode town since until given_names prefix surname sex",
                "messages: message_id account_key organisation_key delivered_at opened_at",
                "openings: organisation_key weeks messages opened accounts",
                "unread: account_key organisation_key oldest_delivered_at",
                "notifications: notification_id account_key sent_at outcome status_code",
                "suppressions: account_key reason until", "preferences: account_key letter_format language",
            ])
        #expect(
            MailboxSchema.indexes(for: .all).suffix(3) == [
                "CREATE INDEX messages_unopened ON messages "
                    + "(account_key, delivered_at, message_id, organisation_key, opened_at) WHERE opened_at IS NULL",
                "CREATE INDEX unread_by_account ON unread (account_key, organisation_key, oldest_delivered_at)",
                "CREATE INDEX notifications_by_account ON notifications "
                    + "(account_key, sent_at, notification_id, outcome)",
            ])
    }
}
