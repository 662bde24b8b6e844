import MailboxDomain
import StrictFiles

/// `extract.json`: what an extract says of itself.
struct ExtractManifest {
    /// Which files an extract holds: all, or one of the two parts that come one after the other; or what a store of messages
    /// tells in place of them.
    enum Part: String, CaseIterable {
        case all, accounts, people, digest

        var files: [ExtractFile] {
            switch self {
            case .all: ExtractFile.allCases
            case .accounts: ExtractFile.allCases.filter { !$0.isAboutPeople }
            case .people: ExtractFile.allCases.filter(\.isAboutPeople)
            case .digest: [.openings, .unread]
            }
        }
    }

    static let fileName = "extract.json"
    static let formatVersion = 1
    private static let sourceLength = 1000
    /// Rows that a file can have: all messages of all people for decades.
    fileprivate static let rowCounts = 0...100_000_000_000
    static let fileLimit = FileLimit.kilobytes(100)

    var part: Part
    var extract: Extract
    /// How many rows each file has.
    var rows: [ExtractFile: Int]

    var rowsExpected: Int { rows.values.reduce(0, +) }
}

extension ExtractManifest {
    /// Reads it strictly: an unknown key, a missing one or another type is a finding, and all are thrown together.
    init(_ json: [UInt8]) throws(Findings) {
        if let fault = Self.formFault(of: json) { throw Findings([fault]) }
        let file: JSONTree
        do throws(JSONTreeReader.Problem) { file = try JSONTreeReader.read(json) } catch {
            throw Findings([Self.finding(.notJSON, "Not JSON: wanted here is \(error.wanted).", line: error.line)])
        }
        guard let members = file.members else {
            throw Findings([Self.finding(.notJSON, "The file is not a JSON object.", line: file.line)])
        }
        var findings: [Finding] = []
        let keys = ["formatVersion", "part", "asOf", "source", "rows"]
        let unknown = members.filter { !keys.contains($0.key) }
        for member in unknown.prefix(FindingTally.shown) {
            let message = "There is a key other than \(keys.joined(separator: ", "))."
            findings.append(Self.finding(.unknownKey, message, line: member.value.line))
        }
        if unknown.count > FindingTally.shown {
            findings.append(
                Self.finding(.unknownKey, "There are \(unknown.count - FindingTally.shown) more such keys."))
        }
        findings += Self.repeatedKeys(in: members)
        func value<Value>(
            _ key: String, _ code: ExtractFault, _ message: String, read: (JSONTree) -> Value?
        ) -> Value? {
            guard let tree = file[key] else {
                findings.append(Self.finding(.missingKey, "The key is missing.", key))
                return nil
            }
            let value = read(tree)
            if value == nil { findings.append(Self.finding(code, message, key, line: tree.line)) }
            return value
        }
        let version = value(
            "formatVersion", .unsupportedVersion, "This program reads format version \(Self.formatVersion) only."
        ) { $0.count == Self.formatVersion ? Self.formatVersion : nil }
        if let found = file["formatVersion"]?.count, found > Self.formatVersion,
            let index = findings.lastIndex(where: { $0.code == ExtractFault.unsupportedVersion.rawValue })
        {
            findings[index].message =
                "The extract has format version \(found), and this program reads version \(Self.formatVersion). Use a later version of the program."
            findings[index].details = ["\(found)", "\(Self.formatVersion)"]
        }
        let part = value("part", .unknownValue, "The part is all, accounts, people or digest.") {
            $0.text.flatMap(Part.init)
        }
        let asOf = value("asOf", .notATime, RowFault(reason: .notATime).message) { value in
            value.text.flatMap { text in Instant(text).map { (instant: $0, text: text) } }
        }
        let source = value(
            "source", .notAText,
            "The source is a text of at most \(Self.sourceLength) characters, none of them a control character."
        ) {
            $0.text.flatMap {
                TextFault.isFree($0) && !$0.contains(where: \.isNewline) && $0.count <= Self.sourceLength ? $0 : nil
            }
        }
        let rows = value("rows", .notAnObject, "The rows are an object with a count for each file.") { $0.members }
        let counts = Self.counts(rows ?? [], &findings)
        guard findings.isEmpty, version != nil, let part, let asOf, let source else { throw Findings(findings) }
        self.init(
            part: part,
            extract: Extract(
                asOf: asOf.instant, asOfText: asOf.text, source: source, holdsPeople: part != .accounts), rows: counts)
    }

    /// What a text editor or a spreadsheet does to a file.
    private static func formFault(of json: [UInt8]) -> Finding? {
        switch TableFormFault(ofStart: json) {
        case .utf16: finding(.notUTF8, "The file is UTF-16 or not text. Save it as UTF-8.", line: 1)
        case .spreadsheet: finding(.notJSON, "The file is a spreadsheet, not JSON.")
        default:
            json.starts(with: TableFormFault.byteOrderMark)
                ? finding(
                    .byteOrderMark, "The file begins with a byte order mark. Save it as UTF-8 without one.", line: 1)
                : nil
        }
    }

    private static func counts(_ rows: [JSONTree.Member], _ findings: inout [Finding]) -> [ExtractFile: Int] {
        var counts: [ExtractFile: Int] = [:]
        for row in rows {
            guard let file = ExtractFile(rawValue: row.key) else {
                let message = "The rows name a file that an extract does not have."
                findings.append(finding(.unknownKey, message, "rows", line: row.value.line))
                continue
            }
            counts[file] = row.value.count
            if row.value.count == nil {
                findings.append(
                    finding(
                        .notANumber, "A row count is a whole number from 0 to \(rowCounts.upperBound).",
                        "rows.\(row.key)", line: row.value.line))
            }
        }
        findings += repeatedKeys(in: rows, of: "rows.")
        findings = findings.tallied()
        return counts
    }

    private static func repeatedKeys(in members: [JSONTree.Member], of path: String = "") -> [Finding] {
        var seen: Set<String> = []
        return members.filter { !seen.insert($0.key).inserted }.map { member in
            finding(.repeatedKey, "The key stands here twice. Keep one.", path + member.key, line: member.value.line)
        }
    }

    static func finding(
        _ code: ExtractFault, _ message: String, _ key: String? = nil, line: Int? = nil
    ) -> Finding {
        Finding(code: code, place: Finding.Place(file: fileName, line: line, column: key), message: message)
    }
}

extension JSONTree {
    /// How many rows a file has.
    fileprivate var count: Int? { wholeNumber.flatMap { ExtractManifest.rowCounts.contains($0) ? $0 : nil } }
}

extension ExtractManifest {
    /// That a file is there of which nobody said how many rows it has.
    func notCounted(_ file: ExtractFile, rows: Int) -> Finding {
        Finding(
            code: ImportRemark.notCounted, place: .init(file: Self.fileName, column: "rows.\(file.rawValue)"),
            message: ImportRemark.notCounted.message(of: rows))
    }

    /// A finding where a file has another number of rows than was promised.
    func differences(_ file: ExtractFile, rowsRead: Int) -> [Finding] {
        guard let promised = rows[file], promised != rowsRead else { return [] }
        let message = "\(file.name) should have \(promised) rows and has \(rowsRead); the extract is not complete."
        return [Self.finding(.rowCountDiffers, message, "rows.\(file.rawValue)")]
    }
}
