package import MailboxDomain
import StrictFiles

/// Texts of a YAML file that are printed, read out, or compared with what is: looked at and composed (NFC) like the text
/// of a template.
///
/// What is wrong with one keeps nothing else from being read, so that all is told at once.
package struct KeyedTexts {
    private var texts: [(key: String, text: String)] = []

    package init() {}

    /// Keeps a text to be looked at, and gives it composed.
    ///
    /// - Parameter key: its whole path in the file, such as `drawing.alternative`.
    package mutating func composed(_ text: String, at key: String) -> String {
        let text = text.composed
        texts.append((key, text))
        return text
    }

    /// The same for the texts of a list.
    package mutating func composed(_ list: [String], at key: String) -> [String] {
        var composed: [String] = []
        for (index, text) in list.enumerated() { composed.append(self.composed(text, at: "\(key)[\(index + 1)]")) }
        return composed
    }

    /// What may not stand in a letter, with the lines of the file.
    ///
    /// - Parameter yaml: the text of the file.
    package func findings(in file: String, of yaml: String) -> [Finding] {
        let findings = texts.flatMap { key, text in
            TextInspection(text, .value).faults.map { fault in
                Finding(
                    code: fault.code, place: .init(file: file, column: key), message: fault.message,
                    details: fault.details)
            }
        }
        return findings.placed(in: file, of: yaml)
    }
}
