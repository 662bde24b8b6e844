import MailboxDomain
import StrictFiles
import SystemPackage

/// The CSV files of one extract, all open at once: an account's rows go to each as the account comes by.
struct ExtractFiles: ~Copyable {
    var organisations: CSVWriter
    var accounts: CSVWriter
    var people: CSVWriter
    var partners: CSVWriter
    var addresses: CSVWriter
    var representatives: CSVWriter
    var messages: CSVWriter
    var notifications: CSVWriter
    var suppressions: CSVWriter
    var preferences: CSVWriter

    init(in folder: FilePath) throws(FileError) {
        func file(_ name: String, _ columns: String) throws(FileError) -> CSVWriter {
            try CSVWriter(folder.appending(name + ".csv"), columns: columns)
        }
        let organisations = try file("organisations", "organisation_id,name,category")
        let accounts = try file(
            "accounts",
            """
            account_id,state,activated_on,last_login_at,digid_level,email_state,email_changed_at,email_declined_at,\
            digital_senders,push_active
            """)
        let people = try file(
            "people",
            "account_id,given_names,title,prefix,surname,sex,name_use,birth_date,death_date,suspension,secrecy")
        let partners = try file("partners", "account_id,title,prefix,surname,sex,since,until")
        let addresses = try file(
            "addresses",
            """
            account_id,kind,street,house_number,house_letter,house_addition,house_indication,location,po_box,\
            reply_number,postcode,town,municipality,foreign_line1,foreign_line2,foreign_line3,country_code,country,\
            investigation
            """)
        let representatives = try file(
            "representatives",
            """
            account_id,kind,name,organisation,street,house_number,house_letter,house_addition,po_box,postcode,town,\
            since,until,given_names,prefix,surname,sex
            """)
        let messages = try file("messages", "message_id,account_id,organisation_id,delivered_at,opened_at")
        let notifications = try file("notifications", "notification_id,account_id,sent_at,outcome,status_code")
        let suppressions = try file("suppressions", "account_id,reason,until")
        let preferences = try file("preferences", "account_id,letter_format,language")
        // Only now: what cannot be copied cannot be half made.
        self.organisations = organisations
        self.accounts = accounts
        self.people = people
        self.partners = partners
        self.addresses = addresses
        self.representatives = representatives
        self.messages = messages
        self.notifications = notifications
        self.suppressions = suppressions
        self.preferences = preferences
    }

    /// Ends all files; the number of rows of each, in the order of loading.
    mutating func finish() throws(FileError) -> [ExtractGenerator.FileRows] {
        [
            try Self.finish("organisations", &organisations), try Self.finish("accounts", &accounts),
            try Self.finish("people", &people), try Self.finish("partners", &partners),
            try Self.finish("addresses", &addresses), try Self.finish("representatives", &representatives),
            try Self.finish("messages", &messages), try Self.finish("notifications", &notifications),
            try Self.finish("suppressions", &suppressions), try Self.finish("preferences", &preferences),
        ]
    }

    private static func finish(
        _ name: String, _ file: inout CSVWriter
    ) throws(FileError) -> ExtractGenerator.FileRows {
        try file.finish()
        return ExtractGenerator.FileRows(file: name, rows: file.rows)
    }
}
