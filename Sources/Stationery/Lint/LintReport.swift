import LetterComposition
package import MailboxDomain
import PaperMail
package import PlainLanguage
import StrictFiles

/// What `lint` prints: every finding with its place, a line of numbers a template, and what the check cannot say.
package struct LintReport: Sendable {
    private let checked: [TemplateLint.Checked]
    private let shared: [Finding]
    private let strays: [Finding]
    private let checksSpelling: Bool

    /// - Parameters:
    ///   - shared: what is wrong with files that all templates share. Each is an error.
    ///   - strays: files that nobody reads. Each is a warning.
    package init(
        _ checked: [TemplateLint.Checked], shared: [Finding] = [], strays: [Finding] = [], checksSpelling: Bool
    ) {
        self.checked = checked
        self.shared = shared
        self.strays = strays
        self.checksSpelling = checksSpelling
    }

    package var hasErrors: Bool { fails(on: .error) }

    /// Whether something weighs as much, or more.
    package func fails(on severity: Severity) -> Bool {
        !shared.isEmpty || (severity <= .warning && !strays.isEmpty) || checked.contains(where: \.hasErrors)
            || checked.contains { $0.report.remarks.contains { $0.severity >= severity } }
    }

    /// All findings, each once: what stands in a shared block is found in each template that uses it.
    var findings: [LintFinding] {
        var told: Set<String> = []
        return (ofSharedFiles + checked.flatMap { findings(of: $0) }).filter {
            told.insert($0.asLine).inserted
        }
    }

    private var ofSharedFiles: [LintFinding] {
        shared.map { LintFinding($0) } + strays.map { LintFinding($0, .warning) }
    }

    package var text: String {
        // What stands in a shared file is found in each template that uses it, and mended once.
        let ofSharedFiles = ofSharedFiles.map(\.asLine)
        var told = Set(ofSharedFiles)
        let templates = checked.flatMap { template in
            var lines = findings(of: template).map(\.asLine).filter { told.insert($0).inserted }
            lines.append(summary(of: template))
            if let reason = template.notPrinted { lines.append("\(template.file): \(Self.notPrinted(reason))") }
            if let standing = template.standing { lines += Self.lines(of: standing, file: template.file) }
            return lines
        }
        let spelling = checksSpelling ? [] : [Self.noSpelling]
        return
            (ofSharedFiles + templates + sources + spelling + [PlainLanguageCheck.disclaimer])
            .joined(separator: "\n") + "\n"
    }

    package var json: [UInt8] {
        get throws {
            try StrictJSON.bytes(
                of: Answer(
                    shared: ofSharedFiles,
                    templates: checked.map { template in
                        TemplateAnswer(
                            file: template.file, findings: findings(of: template),
                            variants: template.report.variants.map(VariantAnswer.init),
                            notPrinted: template.notPrinted,
                            signOffs: template.standing?.entries.map(SignOffAnswer.init))
                    }, spellingChecked: checksSpelling, syllableMethod: SyllableCounter.method,
                    note: PlainLanguageCheck.disclaimer))
        }
    }

    private static func text(of measures: ReadingMeasures) -> String {
        func percent(_ share: Double) -> String { "\(DutchNumber.text(share * 100)) %" }
        let frequency =
            measures.wordFrequency.map { ", woordfrequentie (log per miljoen) \(DutchNumber.text($0))" } ?? ""
        return "\(DutchNumber.text(measures.wordsPerClause)) woorden per deelzin, "
            + "\(DutchNumber.text(measures.wordsBetweenVerbs)) woorden tussen werkwoorden, "
            + "lange woorden \(percent(measures.longWords)), abstracte woorden \(percent(measures.abstractWords))\(frequency)"
    }

    private static let noSpelling =
        "De spelling is niet nagekeken: de woordenlijst ontbreekt. Installeer Debians pakket hunspell-nl."

    private static func notPrinted(_ reason: String) -> String { "niet op papier nagekeken. \(reason)" }

    /// Who signed the text off, and what changed since.
    private static func lines(of standing: SignOffStanding, file: String) -> [String] {
        if standing.entries.allSatisfy({ $0.state == .missing }) { return ["\(file): nog niet afgetekend"] }
        return standing.entries.map { "\(file): akkoord \($0.role.inDutch): \($0.inDutch)" }
    }

    /// What keeps a text from being signed off: the lines of its errors, and of what was not looked at.
    fileprivate var errors: [String] {
        checked.flatMap { template in
            findings(of: template).filter { $0.severity == .error }.map(\.asLine)
                + (template.notPrinted.map { ["\(template.file): \(Self.notPrinted($0))"] } ?? [])
        }
    }

    private func findings(of template: TemplateLint.Checked) -> [LintFinding] {
        let all =
            (template.faults + (template.standing?.fault.map { [$0] } ?? [])).map { LintFinding($0) }
            + template.report.remarks.map { LintFinding($0, file: template.file) }
        // In the order of the text; what is wrong with the header goes before.
        return all.sorted {
            ($0.file == template.file ? 1 : 0, $0.file, $0.place, $0.rule)
                < ($1.file == template.file ? 1 : 0, $1.file, $1.place, $1.rule)
        }
    }

    /// Where the rules come from that had something to say.
    private var sources: [String] {
        let rules = Set(checked.flatMap(\.report.remarks).map(\.rule))
        return RuleID.allCases.filter(rules.contains).map { "Bron van [\($0.rawValue)]: \($0.source)." }
    }

    /// The numbers of the text that an ordinary reader gets, and the length of the longest.
    private func summary(of template: TemplateLint.Checked) -> String {
        let variants = template.report.variants
        guard let numbers = variants.first?.statistics, let score = numbers.fleschDouma,
            let longest = variants.map(\.statistics.words).max()
        else { return "\(template.file): geen tekst" }
        return
            "\(template.file): \(numbers.words) woorden, in de langste vorm \(longest) (vormen: \(variants.count)), "
            + "\(numbers.sentences) zinnen, gemiddeld \(DutchNumber.text(numbers.meanSentenceLength)) woorden per zin, "
            + "Flesch-Douma \(DutchNumber.text(score)) (lettergrepen geteld als \(SyllableCounter.method)); geschat: "
            + Self.text(of: variants[0].measures)
    }
}

extension TemplateLint.Checked {
    /// What keeps the text from being signed off, line by line; none where nothing does.
    package var errors: [String] { LintReport([self], checksSpelling: true).errors }
}

private struct Answer: Encodable {
    var shared: [LintFinding]
    var templates: [TemplateAnswer]
    var spellingChecked: Bool
    var syllableMethod: String
    var note: String
}

private struct TemplateAnswer: Encodable {
    var file: String
    var findings: [LintFinding]
    var variants: [VariantAnswer]
    var notPrinted: String?
    var signOffs: [SignOffAnswer]?
}

private struct SignOffAnswer: Encodable {
    enum State: String, Encodable { case missing, given, outdated }

    var role: SignOff.Role
    var state: State
    var name: String?
    var date: CalendarDate?
    /// Parts that are others since.
    var changed: [String]?

    init(_ entry: SignOffStanding.Entry) {
        role = entry.role
        switch entry.state {
        case .missing: state = .missing
        case .given(let signOff): (state, name, date) = (.given, signOff.name, signOff.date)
        case .outdated(let signOff, let parts):
            (state, name, date) = (.outdated, signOff.name, signOff.date)
            changed = parts.map(\.description)
        }
    }
}

/// Pages are those of whole sheets, blank backs included; none where the text does not fit its sheets.
private struct LayoutAnswer: Encodable {
    var layout: String
    var pages: Int?
}

private struct VariantAnswer: Encodable {
    var readers: String
    var words: Int
    var sentences: Int
    var meanSentenceLength: Double
    var fleschDouma: Double?
    var measures: MeasuresAnswer
    var layouts: [LayoutAnswer]

    init(_ variant: TextReport.Variant) {
        readers = variant.readers.inWords
        words = variant.statistics.words
        sentences = variant.statistics.sentences
        meanSentenceLength = Self.rounded(variant.statistics.meanSentenceLength)
        fleschDouma = variant.statistics.fleschDouma.map(Self.rounded)
        measures = MeasuresAnswer(variant.measures)
        layouts = variant.prints.map { LayoutAnswer(layout: $0.layout, pages: $0.pages) }
    }

    private static func rounded(_ number: Double) -> Double { (number * 10).rounded() / 10 }
}

/// Estimates, each of one thing; shares are of 1.
private struct MeasuresAnswer: Encodable {
    var wordsPerClause: Double
    var wordsBetweenVerbs: Double
    var longWords: Double
    var abstractWords: Double
    var wordFrequency: Double?

    init(_ measures: ReadingMeasures) {
        func rounded(_ number: Double) -> Double { (number * 1000).rounded() / 1000 }
        wordsPerClause = rounded(measures.wordsPerClause)
        wordsBetweenVerbs = rounded(measures.wordsBetweenVerbs)
        longWords = rounded(measures.longWords)
        abstractWords = rounded(measures.abstractWords)
        wordFrequency = measures.wordFrequency.map(rounded)
    }
}
