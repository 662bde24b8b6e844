import LetterComposition
import MailboxDomain
import PlainLanguage

/// What `lint` says of one place, in each of its formats.
struct LintFinding: Encodable {
    var file: String
    var line: Int?
    var column: Int?
    var severity: Severity
    var rule: String
    var message: String
    var alternative: String?
    var source: String?

    init(_ remark: Remark, file: String) {
        self.file = remark.place.file ?? file
        line = remark.place.line
        column = remark.place.column
        severity = remark.severity
        rule = remark.rule.rawValue
        message = remark.message
        alternative = remark.alternative
        source = remark.rule.source
    }

    var place: TextPlace { TextPlace(line: line ?? 0, column: column ?? 0) }

    /// What does not read as a template at all, or what nobody reads.
    init(_ fault: Finding, _ severity: Severity = .error) {
        file = fault.place.file
        line = fault.place.line
        column = fault.place.column.flatMap { Int($0) }
        self.severity = severity
        rule = fault.code
        // In a YAML file the place is a key.
        let key = column == nil ? fault.place.column : nil
        message = (key.map { "\($0): " } ?? "") + fault.inDutch
    }

    /// `path:line:column: severity: message [rule]`, as editors read it.
    var asLine: String {
        let instead = alternative.map { " Liever: \($0)" } ?? ""
        return "\(file):\(line ?? 1):\(column ?? 1): \(severity.rawValue): \(message)\(instead) [\(rule)]"
    }
}
