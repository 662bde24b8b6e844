package import MailboxDomain
import StrictFiles

/// A file of the word list: `class,word,instead,forms,severity`, an entry a line.
///
/// `forms` has those to add or to leave out: `+gehandhaafde -bedragen`. `severity` is empty for an error.
package enum WordTable {
    static let columns = ["class", "word", "instead", "forms", "severity"]

    /// What can be read, and everything that is wrong.
    package static func reading(
        _ csv: [UInt8], kind: WordKind, file: String
    ) -> (entries: [WordEntry], findings: [Finding]) {
        let (records, problems) = CSVText.parse(csv)
        var findings = problems.map { line, problem in
            Finding(
                code: WordTableFault.form, place: .init(file: file, line: line), message: "\(problem.sentence).")
        }
        var entries: [WordEntry] = []
        if records.first?.fields != columns {
            findings.append(
                Finding(
                    code: WordTableFault.form, place: .init(file: file, line: 1),
                    message: "The first line must be \(columns.joined(separator: ","))."))
        }
        var known: Set<[String]> = []
        for record in records.dropFirst() {
            func report(_ message: String) {
                findings.append(
                    Finding(
                        code: WordTableFault.entry, place: .init(file: file, line: record.line), message: message))
            }
            guard record.fields.count == columns.count else {
                report("A line has \(columns.count) fields; this one has \(record.fields.count).")
                continue
            }
            guard let wordClass = WordClass(rawValue: record.fields[0]) else {
                report("A class is one of \(WordClass.allCases.map(\.rawValue).joined(separator: ", ")).")
                continue
            }
            var entry = WordEntry(kind, wordClass, record.fields[1], instead: record.fields[2])
            if entry.word.isEmpty || entry.instead.isEmpty { report("A word and what to write instead are required.") }
            for form in record.fields[3].split(separator: " ") {
                switch form.first {
                case "+": entry.addedForms.append(String(form.dropFirst()))
                case "-": entry.removedForms.insert(String(form.dropFirst()))
                default: report("A form begins with + to add it, or - to leave it out: \(form).")
                }
            }
            if !record.fields[4].isEmpty {
                if let severity = Severity(rawValue: record.fields[4]) {
                    entry.severity = severity
                } else {
                    report("A severity is one of \(Severity.allCases.map(\.rawValue).joined(separator: ", ")).")
                }
            }
            for writing in entry.writings where !known.insert([wordClass.rawValue, writing]).inserted {
                report("\(writing) is there twice.")
            }
            entries.append(entry)
        }
        return (entries, findings)
    }
}

/// What may be wrong with a file of the word list, the program's own or an office's.
package enum WordTableFault: String, FindingCode {
    case form = "word-table-form"
    case entry = "word-table-entry"
    /// An office silences a word that is not on the list.
    case unknownWord = "unknown-word"
}
