import Foundation
import GRDB
import MailboxDomain
import PaperMail

// How the terms of a run stand in plan.sqlite.
extension PlanTerms {
    /// Nil for a plan that is damaged.
    init?(_ database: Database) throws {
        let values = try Row.fetchAll(database, sql: "SELECT name, value FROM terms").reduce(
            into: [String: String]()
        ) {
            $0[$1[0]] = $1[1]
        }
        let sources = try Row.fetchAll(database, sql: "SELECT path, text FROM sources").reduce(
            into: [String: String]()
        ) { $0[$1[0]] = $1[1] }
        let profiles = try Row.fetchAll(database, sql: "SELECT path, bytes FROM profiles").reduce(
            into: [String: [UInt8]]()
        ) { $0[$1[0]] = Array($1[1] as Data) }
        guard let run = values["run"].flatMap({ RunID($0) }), let asOf = values["asOf"],
            let letterDate = values["letterDate"].flatMap({ CalendarDate($0) })
        else { return nil }
        self.init(
            run: run, asOf: asOf, letterDate: letterDate, sources: sources, profiles: profiles,
            fonts: values["fonts"]?.split(separator: " ").map(String.init))
    }

    func write(to database: Database) throws {
        let values =
            [("run", run.description), ("asOf", asOf), ("letterDate", letterDate.description)]
            + (fonts.map { [("fonts", $0.joined(separator: " "))] } ?? [])
        for (name, value) in values {
            try database.execute(sql: "INSERT INTO terms (name, value) VALUES (?, ?)", arguments: [name, value])
        }
        for path in sources.keys.sorted() {
            try database.execute(
                sql: "INSERT INTO sources (path, text) VALUES (?, ?)", arguments: [path, sources[path]])
        }
        for (path, bytes) in profiles.sorted(by: { $0.key < $1.key }) {
            try database.execute(
                sql: "INSERT INTO profiles (path, bytes) VALUES (?, ?)", arguments: [path, Data(bytes)])
        }
    }
}
