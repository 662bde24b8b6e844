import LetterComposition
import StrictFiles
import WebForms

/// Parsers of what browsers send to the desk, and of files of which it changes a part.
enum FormParsers {
    typealias Reading = FuzzedParser.Reading

    static func fields(_ bytes: [UInt8]) -> Reading {
        guard let fields = FormFields(encoded: bytes) else { return .refused }
        return fields.names.allSatisfy { fields[$0] != nil } ? .taken : .broken("a field has a name and no value")
    }

    static func upload(_ bytes: [UInt8]) -> Reading {
        guard let form = UploadForm(bytes, boundary: "grens") else { return .refused }
        let file = form[file: "bestand"]
        return (file?.bytes.count ?? 0) <= bytes.count ? .taken : .broken("a file is larger than what was sent")
    }

    static func sections(_ bytes: [UInt8]) -> Reading {
        guard let text = String(validating: bytes, as: UTF8.self) else { return .refused }
        let sections = TextSections(text)
        let whole = text.replacing("\r\n", with: "\n").replacing("\r", with: "\n")
        guard sections.markdown.utf8.elementsEqual(whole.utf8) else { return .broken("the pieces are not the text") }
        for number in sections.sections.indices {
            var changed = sections
            changed.replace(number, with: "Een ander stuk.")
            let read = TextSections(changed.markdown).sections
            guard read.count == sections.sections.count, read[number].text == "Een ander stuk." else {
                return .broken("a piece is not where it was put")
            }
            for other in read.indices where other != number && read[other].text != sections.sections[other].text {
                return .broken("another piece has changed")
            }
        }
        return sections.sections.count > 1 ? .taken : .refused
    }

    static func yamlLines(_ bytes: [UInt8]) -> Reading {
        guard let text = String(validating: bytes, as: UTF8.self) else { return .refused }
        var lines = YAMLLines(text)
        guard lines.set(["values", "telefoon", "value"], to: .text("0800: \"1\" # \u{A0}x")) else {
            return lines.yaml == YAMLLines(text).yaml ? .refused : .broken("a file that could not be changed was")
        }
        var again = lines
        return again.set(["values", "telefoon", "value"], to: .text("0800: \"1\" # \u{A0}x")) && again == lines
            ? .taken : .broken("the same value changes a file twice")
    }
}
