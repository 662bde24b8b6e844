import Foundation
import PlainLanguage
import StrictFiles

extension LintReport {
    /// The findings as SARIF 2.1.0 (OASIS), which editors and code hosts show at the lines of a file.
    ///
    /// - Parameter version: of this program.
    package func sarif(version: String) throws -> [UInt8] {
        let all = findings
        let ids = Set(all.map(\.rule)).sorted()
        return try StrictJSON.bytes(
            of: SARIFLog(runs: [
                SARIFRun(
                    tool: SARIFTool(
                        driver: SARIFDriver(name: "postvangnet lint", version: version, rules: ids.map(SARIFRule.init))),
                    results: all.map { SARIFResult($0, index: ids.firstIndex(of: $0.rule) ?? 0) })
            ]))
    }
}

private struct SARIFLog: Encodable {
    enum CodingKeys: String, CodingKey {
        case schema = "$schema"
        case version, runs
    }

    let schema = "https://json.schemastore.org/sarif-2.1.0.json"
    let version = "2.1.0"
    var runs: [SARIFRun]
}

private struct SARIFRun: Encodable {
    var tool: SARIFTool
    var results: [SARIFResult]
    /// Ours count characters as an editor shows them; of those that the standard knows these come nearest.
    let columnKind = "unicodeCodePoints"
    let language = "nl"
}

private struct SARIFTool: Encodable { var driver: SARIFDriver }

private struct SARIFDriver: Encodable {
    var name: String
    var version: String
    var rules: [SARIFRule]
}

private struct SARIFText: Encodable { var text: String }

private struct SARIFRule: Encodable {
    var id: String
    var help: SARIFText?
    var shortDescription: SARIFText

    init(_ id: String) {
        self.id = id
        let rule = RuleID(rawValue: id)
        shortDescription = SARIFText(text: rule.map { "Bron: \($0.source)." } ?? id)
        help = rule?.rewriting.map { SARIFText(text: "Moeilijk: \($0.hard) Liever: \($0.plain)") }
    }
}

private struct SARIFResult: Encodable {
    var ruleId: String
    var ruleIndex: Int
    var level: String
    var message: SARIFText
    var locations: [SARIFLocation]

    init(_ finding: LintFinding, index: Int) {
        ruleId = finding.rule
        ruleIndex = index
        level = finding.severity == .suggestion ? "note" : finding.severity.rawValue
        message = SARIFText(text: finding.message + (finding.alternative.map { " Liever: \($0)" } ?? ""))
        locations = [
            SARIFLocation(
                physicalLocation: SARIFPlace(
                    artifactLocation: SARIFFile(
                        uri: finding.file.addingPercentEncoding(withAllowedCharacters: .urlPathAllowed) ?? finding.file),
                    region: SARIFRegion(startLine: finding.line ?? 1, startColumn: finding.column ?? 1)))
        ]
    }
}

private struct SARIFLocation: Encodable { var physicalLocation: SARIFPlace }

private struct SARIFPlace: Encodable {
    var artifactLocation: SARIFFile
    var region: SARIFRegion
}

private struct SARIFFile: Encodable { var uri: String }

private struct SARIFRegion: Encodable {
    var startLine: Int
    var startColumn: Int
}
