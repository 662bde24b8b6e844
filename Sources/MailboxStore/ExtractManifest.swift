import Foundation
import MailboxDomain

/// `extract.json`: what an extract says of itself.
struct ExtractManifest {
    /// Which files an extract holds: all, or one of the two parts that come one after the other.
    enum Part: String, CaseIterable {
        case all, accounts, people

        var files: [ExtractFile] {
            switch self {
            case .all: ExtractFile.allCases
            case .accounts: ExtractFile.allCases.filter { !$0.isAboutPeople }
            case .people: ExtractFile.allCases.filter(\.isAboutPeople)
            }
        }
    }

    static let fileName = "extract.json"
    static let formatVersion = 1

    var part: Part
    var extract: Extract
    /// How many rows each file has.
    var rows: [ExtractFile: Int]

    var rowsExpected: Int { rows.values.reduce(0, +) }
}

extension ExtractManifest {
    /// Reads it strictly: an unknown key, a missing one or another type is a finding, and all are thrown together.
    init(_ json: Data) throws(Findings) {
        guard case .object(let object) = try? JSONDecoder().decode(JSONValue.self, from: json) else {
            throw Findings([Self.finding("not-json", "The file is not a JSON object.")])
        }
        var findings: [Finding] = []
        let keys = ["formatVersion", "part", "asOf", "source", "rows"]
        if object.keys.contains(where: { !keys.contains($0) }) {
            let allowed = keys.joined(separator: ", ")
            findings.append(Self.finding("unknown-key", "There is a key other than \(allowed)."))
        }
        func value<Value>(_ key: String, _ code: String, _ message: String, read: (JSONValue) -> Value?) -> Value? {
            let value = object[key].flatMap(read)
            if object[key] == nil {
                findings.append(Self.finding("missing-key", "The key is missing.", key))
            } else if value == nil {
                findings.append(Self.finding(code, message, key))
            }
            return value
        }
        let version = value(
            "formatVersion", "unsupported-version", "This program reads format version \(Self.formatVersion) only."
        ) { $0.count == Self.formatVersion ? Self.formatVersion : nil }
        let part = value("part", "unknown-value", "The part is all, accounts or people.") {
            $0.text.flatMap(Part.init)
        }
        let asOf = value("asOf", "not-a-time", RowFault(reason: .notATime).message) { value in
            value.text.flatMap { text in Instant(text).map { (instant: $0, text: text) } }
        }
        let source = value("source", "not-a-text", "The source is a text without control characters.") {
            $0.text.flatMap { TextFault.isFree($0) && !$0.contains(where: \.isNewline) ? $0 : nil }
        }
        let rows = value("rows", "not-an-object", "The rows are an object with a count for each file.") { $0.object }
        let counts = Self.counts(rows ?? [:], &findings)
        guard findings.isEmpty, version != nil, let part, let asOf, let source else { throw Findings(findings) }
        self.init(
            part: part,
            extract: Extract(
                asOf: asOf.instant, asOfText: asOf.text, source: source, holdsPeople: part != .accounts), rows: counts)
    }

    private static func counts(_ rows: [String: JSONValue], _ findings: inout [Finding]) -> [ExtractFile: Int] {
        var counts: [ExtractFile: Int] = [:]
        for (name, value) in rows.sorted(by: { $0.key < $1.key }) {
            guard let file = ExtractFile(rawValue: name) else {
                findings.append(finding("unknown-key", "The rows name a file that an extract does not have.", "rows"))
                continue
            }
            counts[file] = value.count
            if value.count == nil {
                findings.append(finding("not-a-number", "A row count is a whole number.", "rows.\(name)"))
            }
        }
        return counts
    }

    static func finding(_ code: String, _ message: String, _ key: String? = nil) -> Finding {
        Finding(code: code, place: Finding.Place(file: fileName, column: key), message: message)
    }
}

extension ExtractManifest {
    /// A finding where a file has another number of rows than was promised.
    func differences(_ file: ExtractFile, rowsRead: Int) -> [Finding] {
        guard let promised = rows[file], promised != rowsRead else { return [] }
        let message = "\(file.name) should have \(promised) rows and has \(rowsRead); the extract is not complete."
        return [Self.finding("row-count-differs", message, "rows.\(file.rawValue)")]
    }
}
