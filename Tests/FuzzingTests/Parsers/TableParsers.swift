import Foundation
import MailboxDomain
import PaperMail
import PrintHouse
import StrictFiles

@testable import MailboxStore

/// Parsers of comma-separated values.
enum TableParsers {
    typealias Reading = FuzzedParser.Reading

    /// The first line names a file of the extract, whose header is put above the rest; where it names none, all of it is
    /// read as accounts.csv, header and all.
    static func extractRows(_ bytes: [UInt8]) -> Reading {
        let first = bytes.prefix { $0 != UInt8(ascii: "\n") }
        let named = ExtractFile(rawValue: String(decoding: first, as: UTF8.self))
        let header = named.map { file in Array(CSVText.line(file.columns.map(\.name)).utf8) } ?? []
        let rest = named == nil ? bytes[...] : bytes.dropFirst(first.count + 1)
        // The reader wants a file: one without a name, which goes with its descriptor.
        var name = Array("\(FileManager.default.temporaryDirectory.path)/rows-XXXXXX".utf8CString)
        let file = unsafe mkstemp(&name)
        guard file >= 0 else { return .broken("no file can be made") }
        defer { close(file) }
        unsafe unlink(name)
        let content = header + rest
        let written = unsafe content.withUnsafeBytes { unsafe write(file, $0.baseAddress, $0.count) }
        guard written == content.count else { return .broken("the file cannot be written") }
        return read(named ?? .accounts, at: "/proc/self/fd/\(file)", lines: content.count { $0 == UInt8(ascii: "\n") })
    }

    private static func read(_ file: ExtractFile, at path: String, lines: Int) -> Reading {
        guard let asOf = Instant("2026-11-01T00:00:00+01:00"), let day = CalendarDate("2026-11-01") else {
            return .broken("a day that exists is refused")
        }
        do {
            var reading = try RowReading(file, at: path, asOf: asOf, asOfDate: day)
            var accepted = AcceptedRows()
            // Whom a row is about stands in another file.
            for other in [ExtractFile.accounts, .organisations] { accepted.lose(other) }
            var sound = 0
            for _ in 0...lines {
                switch try reading.next(among: &accepted) {
                case .sound: sound += 1
                case .faulty: break
                case .tooLong, .end: return sound > 0 ? .taken : .refused
                }
                if reading.line > lines + 1 { return .broken("a row is on the line \(reading.line) of \(lines)") }
            }
            return .broken("there are more rows than lines")
        } catch {
            return .refused
        }
    }

    static func csv(_ bytes: [UInt8]) -> Reading {
        let (records, problems) = CSVText.parse(bytes)
        guard problems.isEmpty else { return .refused }
        let again = CSVText.parse(Array(records.map { CSVText.line($0.fields) }.joined().utf8))
        return again.problems.isEmpty && again.records.map(\.fields) == records.map(\.fields)
            ? .taken : .broken("records that were written again are read otherwise")
    }

    static func feedback(_ bytes: [UInt8]) -> Reading {
        let file = FeedbackFile(reading: bytes, named: "feedback.csv")
        if file.isRefused {
            return file.rows.isEmpty && file.findings.count == 1 ? .refused : .broken("a refused file has rows")
        }
        guard file.rows.count <= file.rowCount else { return .broken("there are more claims than rows") }
        return file.rows.isEmpty ? .refused : .taken
    }

    static func carrierCodes(_ bytes: [UInt8]) -> Reading {
        let form = PrenotificationForm(
            separator: .semicolon, addresses: [], piece: "KENMERK", line: "SORTEERREGEL", code: "CODE")
        let file = EnrichedFile(reading: bytes, named: "codes.csv", as: form)
        if file.isRefused {
            return file.rows.isEmpty && file.findings.count == 1 ? .refused : .broken("a refused file has rows")
        }
        guard file.rows.count + file.findings.count == file.rowCount else {
            return .broken("a row is neither taken nor named")
        }
        return file.rows.isEmpty ? .refused : .taken
    }

    static func codeList(_ bytes: [UInt8]) -> Reading {
        guard let batch = BatchID("2026-11-0001") else { return .broken("a batch that can be is refused") }
        let (list, findings) = CodeList.read(bytes, of: batch)
        guard findings.isEmpty else { return list == nil ? .refused : .broken("a list with findings is used") }
        return list?.bytes == bytes ? .taken : .broken("a list without a finding is written otherwise")
    }

    static func pieceList(_ bytes: [UInt8]) -> Reading {
        let (list, findings) = PieceList.read(bytes)
        guard findings.isEmpty else { return .refused }
        return list?.bytes == bytes ? .taken : .broken("a list without a finding is written otherwise")
    }

    static func pullList(_ bytes: [UInt8]) -> Reading {
        let (list, findings) = PullList.read(bytes)
        guard findings.isEmpty else { return list == nil ? .refused : .broken("a list with findings is used") }
        return list?.bytes == bytes ? .taken : .broken("a list without a finding is written otherwise")
    }
}
