import AudienceSelection
import Canvas
import FallbackRun
import LetterComposition
import MailboxDomain
import PageLayout
import PlainLanguage
import Stationery

/// Parsers of what people write: YAML with known keys, and the Markdown of letters.
enum SettingsParsers {
    typealias Reading = FuzzedParser.Reading

    static func configuration(_ bytes: [UInt8]) -> Reading {
        read(bytes) { text throws(Findings) in try Configuration(yaml: text, file: "postvangnet.yaml") }
    }

    static func policy(_ bytes: [UInt8]) -> Reading {
        read(bytes) { text throws(Findings) in try Policy(yaml: text, file: "policy.yaml") }
    }

    static func layout(_ bytes: [UInt8]) -> Reading {
        read(bytes) { text throws(Findings) in try LayoutProfile(yaml: text, file: "layout.yaml") }
    }

    static func fonts(_ bytes: [UInt8]) -> Reading {
        read(bytes) { text throws(Findings) in try PinnedFonts(yaml: text, file: "fonts.yaml") }
    }

    static func sender(_ bytes: [UInt8]) -> Reading {
        read(bytes) { text throws(Findings) in try Sender(yaml: text, file: "sender.yaml") }
    }

    static func glossary(_ bytes: [UInt8]) -> Reading {
        read(bytes) { text throws(Findings) in try Glossary(yaml: text, file: "glossary.yaml") }
    }

    static func words(_ bytes: [UInt8]) -> Reading {
        read(bytes) { text throws(Findings) in
            let reading = try OfficeWords.reading(yaml: text, file: "words.yaml")
            guard reading.findings.isEmpty else { throw Findings(reading.findings) }
            return reading.words
        }
    }

    static func languages(_ bytes: [UInt8]) -> Reading {
        guard let sender = exampleSender else { return .refused }
        return read(bytes) { text throws(Findings) in
            let reading = try HelpLanguage.reading(yaml: text, file: "languages.yaml", sender: sender)
            guard reading.findings.isEmpty else { throw Findings(reading.findings) }
            return reading.languages
        }
    }

    static func template(_ bytes: [UInt8]) -> Reading {
        guard let text = text(bytes), let sender = exampleSender else { return .refused }
        let reading = Template.reading(.noEmail, yaml: text, markdown: "", folder: "", sender: sender)
        // The letter has no text here, which is a finding in any case.
        let findings = reading.findings.filter { $0.place.file == "/template.yaml" && $0.code != "missing-block" }
        guard !reading.findings.isEmpty else { return .broken("a letter without a text has no finding") }
        return findings.isEmpty ? .taken : .refused
    }

    static func markdown(_ bytes: [UInt8]) -> Reading {
        guard let text = text(bytes), let sender = exampleSender else { return .refused }
        let reading = Template.reading(.noEmail, yaml: nil, markdown: text, folder: "", sender: sender)
        let lines = 1 + text.unicodeScalars.count { $0 == "\n" || $0 == "\r" }
        let places = reading.findings.compactMap(\.place.line)
        guard places.allSatisfy((1...lines).contains) else {
            return .broken("a finding is on a line that is not there")
        }
        return reading.findings.isEmpty ? .taken : .refused
    }

    private static let exampleSender = try? Sender(
        yaml: """
            values:
              afzender: {value: Dienst Voorbeeld, source: example, checkedOn: 2026-10-01}
              retouradres: {value: 'Postbus 1, 1234 AB Dorp', source: example, checkedOn: 2026-10-01}
            qrHosts: [example.org]
            """, file: "sender.yaml")

    /// Whoever reads files refuses what is not UTF-8 before any of these parsers sees it.
    private static func text(_ bytes: [UInt8]) -> String? { String(validating: bytes, as: UTF8.self) }

    private static func read<Value>(_ bytes: [UInt8], _ parse: (String) throws(Findings) -> Value) -> Reading {
        guard let text = text(bytes) else { return .refused }
        do throws(Findings) {
            _ = try parse(text)
            return .taken
        } catch {
            return error.all.isEmpty ? .broken("it is refused without a finding") : .refused
        }
    }
}
