import LetterComposition
import MailboxDomain
import PlainLanguage
import PrintHouse

/// What `lint` prints: every finding with its place, a line of numbers a template, and what the check cannot say.
package struct LintReport: Sendable {
    private let checked: [TemplateLint.Checked]
    private let checksSpelling: Bool

    package init(_ checked: [TemplateLint.Checked], checksSpelling: Bool) {
        self.checked = checked
        self.checksSpelling = checksSpelling
    }

    package var hasErrors: Bool { checked.contains(where: \.hasErrors) }

    package var text: String {
        let templates = checked.flatMap { template in findings(of: template).map(\.asLine) + [summary(of: template)] }
        let spelling = checksSpelling ? [] : [Self.noSpelling]
        return (templates + spelling + [PlainLanguageCheck.disclaimer]).joined(separator: "\n") + "\n"
    }

    package var json: [UInt8] {
        get throws {
            try StrictJSON.bytes(
                of: Answer(
                    templates: checked.map { template in
                        TemplateAnswer(
                            file: template.file, findings: findings(of: template),
                            variants: template.report.statistics.map(VariantAnswer.init))
                    }, spellingChecked: checksSpelling, syllableMethod: SyllableCounter.method,
                    note: PlainLanguageCheck.disclaimer))
        }
    }

    private static let noSpelling =
        "De spelling is niet nagekeken: de woordenlijst ontbreekt. Installeer Debians pakket hunspell-nl."

    private func findings(of template: TemplateLint.Checked) -> [FindingAnswer] {
        template.faults.map(FindingAnswer.init)
            + template.report.remarks.map { FindingAnswer($0, file: template.file) }
    }

    /// The numbers of the text that an ordinary reader gets.
    private func summary(of template: TemplateLint.Checked) -> String {
        guard let numbers = template.report.statistics.first?.statistics, let score = numbers.fleschDouma else {
            return "\(template.file): geen tekst"
        }
        return
            "\(template.file): \(numbers.words) woorden, \(numbers.sentences) zinnen, gemiddeld "
            + "\(DutchNumber.text(numbers.meanSentenceLength)) woorden per zin, Flesch-Douma \(DutchNumber.text(score)) "
            + "(lettergrepen geteld als \(SyllableCounter.method))"
    }
}

private struct Answer: Encodable {
    var templates: [TemplateAnswer]
    var spellingChecked: Bool
    var syllableMethod: String
    var note: String
}

private struct TemplateAnswer: Encodable {
    var file: String
    var findings: [FindingAnswer]
    var variants: [VariantAnswer]
}

private struct FindingAnswer: Encodable {
    var file: String
    var line: Int?
    var column: Int?
    var severity: Severity
    var rule: String
    var message: String
    var alternative: String?
    var source: String?

    init(_ remark: Remark, file: String) {
        self.file = file
        line = remark.place.line
        column = remark.place.column
        severity = remark.severity
        rule = remark.rule.rawValue
        message = remark.message
        alternative = remark.alternative
        source = remark.rule.source
    }

    init(_ fault: Finding) {
        file = fault.place.file
        line = fault.place.line
        column = fault.place.column.flatMap { Int($0) }
        severity = .error
        rule = fault.code
        message = fault.message
    }

    /// `path:line:column: severity: message [rule]`, as editors read it.
    var asLine: String {
        let instead = alternative.map { " Liever: \($0)" } ?? ""
        return "\(file):\(line ?? 1):\(column ?? 1): \(severity.rawValue): \(message)\(instead) [\(rule)]"
    }
}

private struct VariantAnswer: Encodable {
    var readers: String
    var words: Int
    var sentences: Int
    var meanSentenceLength: Double
    var fleschDouma: Double?
    var pages: Int?

    init(_ variant: TextReport.Variant) {
        readers = variant.readers.inWords
        words = variant.statistics.words
        sentences = variant.statistics.sentences
        meanSentenceLength = Self.rounded(variant.statistics.meanSentenceLength)
        fleschDouma = variant.statistics.fleschDouma.map(Self.rounded)
        pages = variant.pages
    }

    private static func rounded(_ number: Double) -> Double { (number * 10).rounded() / 10 }
}
