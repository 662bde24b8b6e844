import Foundation
import GRDB
import MailboxDomain
import PaperMail
import StrictFiles
import SystemPackage

// How the terms of a run stand in plan.sqlite.
extension PlanTerms {
    /// Nil for a plan that is damaged. Throws for one of a later version.
    init?(_ database: Database, of path: FilePath) throws {
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
        let conventions = try values["conventions"].map { word in
            guard let own = Int(word).flatMap(Conventions.init(rawValue:)) else {
                throw NewerFormat(file: path.string, found: word, known: Conventions.current.rawValue)
            }
            return own
        }
        self.init(
            run: run, asOf: asOf, letterDate: letterDate, sources: sources, profiles: profiles,
            fonts: values["fonts"]?.split(separator: " ").map(String.init), conventions: conventions)
    }

    func write(to database: Database) throws {
        let values =
            [("run", run.description), ("asOf", asOf), ("letterDate", letterDate.description)]
            + (fonts.map { [("fonts", $0.joined(separator: " "))] } ?? [])
            + (conventions.map { [("conventions", "\($0.rawValue)")] } ?? [])
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
