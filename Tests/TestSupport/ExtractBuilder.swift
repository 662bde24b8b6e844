package import Foundation
import MailboxDomain
package import MailboxStore

/// An extract in a folder of its own, and where its mailbox goes: one account with one row in each file, and what a
/// test changes of it. Everything is removed with the builder.
package final class ExtractBuilder {
    package typealias Row = [String: String]

    /// The rows of each file by the file's name without `.csv`; nil for a file that is absent.
    package var rows: [String: [Row]?]
    /// Text that stands in place of a whole file.
    package var texts: [String: String] = [:]
    package var manifest: [String: Any]
    package var lineEnd = "\n"
    /// Row counts that extract.json promises in place of the true ones.
    package var promised: [String: Int] = [:]

    private let scratch: ScratchFolder
    package var root: URL { scratch.url }
    package var folder: URL { root.appendingPathComponent("extract") }
    package var mailbox: String { scratch.path("mailbox.sqlite") }
    package var rejects: String { scratch.path("rejects.csv") }

    package init() throws {
        scratch = try ScratchFolder()
        rows = Self.oneRowEach
        manifest = ["formatVersion": 1, "part": "all", "asOf": "2026-11-01T00:00:00+01:00", "source": "test"]
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    }

    /// Changes fields of the first row of a file.
    package func change(_ file: String, _ fields: Row) {
        add(file, fields)
        if var known = rows[file].flatMap({ $0 }) {
            known.removeFirst()
            rows[file] = known
        }
    }

    /// Adds a row that is like the first one but for some fields.
    package func add(_ file: String, _ fields: Row) {
        var known = rows[file].flatMap { $0 } ?? []
        known.append((known.first ?? Self.oneRowEach[file].flatMap { $0?.first } ?? [:]).merging(fields) { $1 })
        rows[file] = known
    }

    package func write() throws {
        var manifest = manifest
        var counts: [String: Int] = [:]
        for (file, always) in Self.columns {
            guard let rows = rows[file].flatMap({ $0 }) else { continue }
            let columns = always + (Self.optional[file] ?? []).filter { name in rows.contains { $0[name] != nil } }
            counts[file] = rows.count
            let lines = [columns] + rows.map { row in columns.map { row[$0] ?? "" } }
            let text = lines.map { $0.map(Self.quoted).joined(separator: ",") + lineEnd }.joined()
            try Data((texts[file] ?? text).utf8).write(to: url(file))
        }
        if manifest["rows"] == nil { manifest["rows"] = counts.merging(promised) { $1 } }
        try JSONSerialization.data(withJSONObject: manifest)
            .write(to: folder.appendingPathComponent("extract.json"))
    }

    package func url(_ file: String) -> URL { folder.appendingPathComponent(file + ".csv") }

    @discardableResult
    package func load(tolerance: Int = 0) throws -> ImportSummary {
        try write()
        return try loadAsWritten(tolerance: tolerance)
    }

    @discardableResult
    package func loadAsWritten(tolerance: Int = 0) throws -> ImportSummary {
        try ExtractImport(folder: folder.path, mailbox: mailbox, rejects: rejects, tolerance: tolerance).run()
    }

    /// What the import refuses; nil where it refuses nothing.
    package func refused(tolerance: Int = 0) throws -> RefusedExtract? {
        do {
            try load(tolerance: tolerance)
            return nil
        } catch ImportError.badInput(let refused) {
            return refused
        }
    }

    private static func quoted(_ field: String) -> String {
        field.utf8.contains(where: "\",\n\r".utf8.contains)
            ? "\"" + field.writing("\"", as: "\"\"") + "\"" : field
    }
}

extension ExtractBuilder {
    /// The columns as design.md lists them.
    package static let columns: [String: [String]] = [
        "organisations": "organisation_id name category",
        "accounts": """
        account_id state activated_on last_login_at digid_level email_state email_changed_at email_declined_at \
        digital_senders push_active
        """,
        "people": """
        account_id given_names title prefix surname sex name_use birth_date death_date suspension secrecy
        """,
        "partners": "account_id title prefix surname sex since until",
        "addresses": """
        account_id kind street house_number house_letter house_addition house_indication location po_box \
        reply_number postcode town municipality foreign_line1 foreign_line2 foreign_line3 country_code country \
        investigation
        """,
        "representatives": """
        account_id kind name organisation street house_number house_letter house_addition po_box postcode town \
        since until given_names prefix surname sex
        """,
        "messages": "message_id account_id organisation_id delivered_at opened_at",
        "notifications": "notification_id account_id sent_at outcome status_code",
        "suppressions": "account_id reason until",
        "preferences": "account_id letter_format language",
        "reachability": "account_id organisation_id digital",
    ].mapValues { $0.split(separator: " ").map(String.init) }

    /// Columns that stand in a header where a row has a value for them.
    private static let optional = [
        "accounts": ["login_means", "email_verified_at"], "messages": ["read_state", "read_changed_at"],
    ]

    private static let oneRowEach: [String: [Row]?] = [
        "organisations": [["organisation_id": "o1", "name": "Gemeente Voorbeeld", "category": "municipality"]],
        "accounts": [
            [
                "account_id": "a1", "state": "active", "activated_on": "2020-02-29", "digid_level": "midden",
                "email_state": "validated",
            ]
        ],
        "people": [["account_id": "a1", "given_names": "Jan", "surname": "Voorbeeld"]],
        "partners": [["account_id": "a1", "surname": "Proef"]],
        "addresses": [
            [
                "account_id": "a1", "kind": "residence", "street": "Dorpsstraat", "house_number": "1",
                "postcode": "1234 AB", "town": "Ons Dorp",
            ]
        ],
        "representatives": [["account_id": "a1", "kind": "mentor", "name": "M. Test"]],
        "messages": [
            [
                "message_id": "m1", "account_id": "a1", "organisation_id": "o1",
                "delivered_at": "2026-10-01T12:00:00+02:00",
            ]
        ],
        "notifications": [
            [
                "notification_id": "n1", "account_id": "a1", "sent_at": "2026-10-01T12:00:01+02:00",
                "outcome": "delivered",
            ]
        ],
        "suppressions": [["account_id": "a1", "reason": "court-order"]],
        "preferences": [["account_id": "a1", "letter_format": "large", "language": "pl"]],
    ]
}
